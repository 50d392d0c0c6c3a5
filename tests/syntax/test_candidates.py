"""Who may be meant."""

from collections.abc import Callable

from selon.model import Document, Draft, Entity, Known, Reading, Sentence
from selon.packs.load import load_pack
from selon.syntax.candidates import Bystanders, Candidate, key

Spell = Callable[..., Sentence]
PACK = load_pack("fr")


def known(sentence: int, head: int, code: str | None, name: str = "x") -> Known:
    return Known(
        sentence=sentence, head=head, entity=Entity(name=name, code=code), lemma="x", plural=False, person=False,
        subject=True, quoted=False, gender=None,
    )  # fmt: skip


def candidates(spell: Spell, *spoken: Known) -> dict[str, Candidate]:
    first = spell("Ankara/Ankara/PROPN/2:nsubj hésite/hésiter/VERB/0:root")
    second = spell("Paris/Paris/PROPN/2:nsubj condamne/condamner/VERB/0:root Kiev/Kiev/PROPN/2:obj", index=1, start=15)
    draft = Draft(sentence=1, head=1, words=(1,), event="ACCUSE", mode=None, rule="r", part="verb", anchor=1)
    reading = Reading(document=Document(id="d", text="", language="fr"), sentences=(first, second), known=spoken)
    return {found.key: found for found in Bystanders(reading, PACK).candidates(draft, [])}


def test_two_sectors_of_a_country_are_one_party() -> None:
    assert key(Entity(name="a", code="RUS.MIL")) == key(Entity(name="b", code="RUS"))


def test_the_unknown_are_told_apart_by_name() -> None:
    assert key(Entity(name="Hunters", code="UNK.CVL")) == "hunters" != key(Entity(name="Fishers", code=None))


def test_the_path_through_the_tree_is_a_trait(spell: Spell) -> None:
    found = candidates(spell, known(1, 0, "FRA.GOV"), known(1, 2, "UKR"))
    assert "path:nsubj" in found["FRA"].traits
    assert "path:obj" in found["UKR"].traits


def test_those_of_the_sentences_before_are_candidates(spell: Spell) -> None:
    found = candidates(spell, known(0, 0, "TUR"))
    assert "back:1:True" in found["TUR"].traits
    assert "here:False" in found["TUR"].traits


def test_somebody_unknown_is_no_candidate_for_a_later_sentence(spell: Spell) -> None:
    assert candidates(spell, known(0, 0, "UNK", "hunters")) == {}


def test_each_party_is_a_candidate_once(spell: Spell) -> None:
    assert list(candidates(spell, known(0, 0, "FRA"), known(1, 0, "FRA.GOV"))) == ["FRA"]
