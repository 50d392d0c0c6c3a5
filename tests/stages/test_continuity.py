"""What a sentence leaves out and an earlier one has said."""

from selon.model import Document, Draft, Entity, Reading
from selon.packs.load import load_pack
from selon.stages.continuity import carry

PACK = load_pack("fr")
PARIS, MOSCOW, KYIV = (Entity(name=name, code=code) for name, code in (("F", "FRA"), ("R", "RUS"), ("U", "UKR")))


def draft(
    event: str, sentence: int, part: str = "verb", mode: str | None = None, **parties: tuple[Entity, ...]
) -> Draft:
    """A draft of a type in a sentence."""
    bare = Draft(
        sentence=sentence, head=0, words=(0,), event=event, mode=mode, rule="rule", part=part, anchor=0,
        definite=part == "noun", actors=parties.get("actors", ()), recipients=parties.get("recipients", ()),
    )  # fmt: skip
    return bare


def last(*drafts: Draft) -> Draft:
    """The last draft, once the stage has gone over all."""
    reading = Reading(document=Document(id="d", text="", language="fr"), drafts=drafts)
    return carry(reading, PACK).drafts[-1]


def test_a_definite_noun_takes_the_parties_of_the_event_told_before() -> None:
    again = last(draft("ASSAULT", 0, actors=(MOSCOW,), recipients=(KYIV,)), draft("ASSAULT", 1, "noun"))
    assert (again.actors, again.recipients) == ((MOSCOW,), (KYIV,))


def test_a_noun_with_another_actor_takes_nothing() -> None:
    again = last(
        draft("ASSAULT", 0, actors=(MOSCOW,), recipients=(KYIV,)), draft("ASSAULT", 1, "noun", actors=(PARIS,))
    )
    assert again.recipients == ()


def test_moving_troops_keep_the_ally_named_before() -> None:
    again = last(draft("MOBILIZE", 0, actors=(PARIS,), recipients=(KYIV,)), draft("MOBILIZE", 4, actors=(PARIS,)))
    assert again.recipients == (KYIV,)


def test_a_refusal_goes_to_who_asked_shortly_before() -> None:
    asked = draft("REQUEST", 0, actors=(PARIS,), recipients=(MOSCOW,))
    assert last(asked, draft("REJECT", 1, actors=(MOSCOW,))).recipients == (PARIS,)
    assert last(asked, draft("REJECT", 7, actors=(MOSCOW,))).recipients == ()
