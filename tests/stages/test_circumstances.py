"""Which event a number, a date and a place belong to."""

from collections.abc import Callable
from dataclasses import replace

from selon.model import Document, Draft, Party, Place, Quantity, Reading, Sentence, Span, When
from selon.packs.load import load_pack
from selon.stages.circumstances import place_in_events

Spell = Callable[..., Sentence]
PACK = load_pack("fr")
TWO_EVENTS = (
    "Kiev/Kiev/PROPN/2:nsubj frappe/frapper/VERB/0:root/VerbForm=Fin Koursk/Koursk/PROPN/2:obj mardi/mardi/NOUN/2:obl "
    "et/et/CCONJ/6:cc tue/tuer/VERB/2:conj/VerbForm=Fin deux/deux/NUM/8:nummod soldats/soldat/NOUN/6:obj "
    "à/à/ADP/10:case Rylsk/Rylsk/PROPN/6:obl"
)


def word(sentence: Sentence, first: int, last: int | None = None) -> Span:
    start, end = sentence.tokens[first].start, sentence.tokens[first if last is None else last].end
    return Span(start=start, end=end, text=sentence.text[start:end])


def draft(head: int, *parties: tuple[str, int], event: str = "ASSAULT", content: tuple[int, ...] = ()) -> Draft:
    found = tuple(Party(role=role, sentence=0, head=index, relation="obj") for role, index in parties)
    return Draft(
        sentence=0, head=head, words=(head,), event=event, mode=None, rule="rule", part="verb", anchor=head,
        parties=found, content=content,
    )  # fmt: skip


def furnished(sentence: Sentence, *drafts: Draft) -> dict[int, Draft]:
    reading = Reading(
        document=Document(id="d", text=sentence.text, language="fr"), sentences=(sentence,), drafts=drafts,
        quantities=(Quantity(unit="soldat", value=2, span=word(sentence, 6, 7)),),
        times=(When(start="2025-03-11", end="2025-03-11", span=word(sentence, 3)),),
        places=(Place(name="Rylsk", country="RUS", span=word(sentence, 9)),),
    )  # fmt: skip
    return {one.head: one for one in place_in_events(reading, PACK).drafts}


def test_each_event_has_what_hangs_on_it(spell: Spell) -> None:
    found = furnished(spell(TWO_EVENTS), draft(1, ("recipient", 2)), draft(5, ("recipient", 7)))
    assert [quantity.value for quantity in found[5].quantities] == [2]
    assert found[1].quantities == ()
    assert found[1].when is not None
    assert [place.name for place in found[5].where] == ["Rylsk"]


def test_a_date_is_never_made_up(spell: Spell) -> None:
    sentence = spell("Kiev/Kiev/PROPN/2:nsubj frappe/frapper/VERB/0:root/VerbForm=Fin")
    reading = Reading(
        document=Document(id="d", text=sentence.text, language="fr", published="2025-03-12"),
        sentences=(sentence,), drafts=(draft(1, ("actor", 0)),),
    )  # fmt: skip
    (one,) = place_in_events(reading, PACK).drafts
    assert (one.when, one.where, one.quantities) == (None, (), ())


def test_an_actor_is_no_place_of_the_event(spell: Spell) -> None:
    sentence = spell("Kiev/Kiev/PROPN/2:nsubj frappe/frapper/VERB/0:root/VerbForm=Fin")
    place = Place(name="Kyiv", country="UKR", span=word(sentence, 0))
    reading = Reading(
        document=Document(id="d", text=sentence.text, language="fr"), sentences=(sentence,), places=(place,),
        drafts=(draft(1, ("actor", 0)),),
    )  # fmt: skip
    (one,) = place_in_events(reading, PACK).drafts
    assert one.where == ()


def test_no_draft_is_lost(spell: Spell) -> None:
    assert furnished(spell(TWO_EVENTS), draft(1), draft(5)).keys() == {1, 5}


def test_a_gathering_gives_its_day_to_what_is_said_there(spell: Spell) -> None:
    sentence = spell(
        "Kiev/Kiev/PROPN/5:nsubj réunie/réunir/VERB/1:acl/VerbForm=Part mardi/mardi/NOUN/2:obl ,/,/PUNCT/2:punct "
        "accuse/accuser/VERB/0:root/VerbForm=Fin Minsk/Minsk/PROPN/5:obj"
    )
    reading = Reading(
        document=Document(id="d", text=sentence.text, language="fr"), sentences=(sentence,),
        times=(When(start="2025-03-11", end="2025-03-11", span=word(sentence, 2)),),
        drafts=(draft(4, ("actor", 0), ("recipient", 5), event="ACCUSE"),),
    )  # fmt: skip
    (one,) = place_in_events(reading, PACK).drafts
    assert one.when is not None


def test_what_is_asked_keeps_its_own_day(spell: Spell) -> None:
    sentence = spell(
        "Kiev/Kiev/PROPN/2:nsubj demande/demander/VERB/0:root/VerbForm=Fin de/de/ADP/4:mark "
        "voter/voter/VERB/2:xcomp/VerbForm=Inf mardi/mardi/NOUN/4:obl"
    )
    reading = Reading(
        document=Document(id="d", text=sentence.text, language="fr"), sentences=(sentence,),
        times=(When(start="2025-03-11", end="2025-03-11", span=word(sentence, 4)),),
        drafts=(draft(1, ("actor", 0), event="REQUEST"),),
    )  # fmt: skip
    (one,) = place_in_events(reading, PACK).drafts
    assert one.when is None


def test_an_accusation_counts_nothing_and_a_statement_what_is_said(spell: Spell) -> None:
    sentence = spell(
        "deux/deux/NUM/2:nummod élus/élu/NOUN/3:nsubj accusent/accuser/VERB/0:root Moscou/Moscou/PROPN/3:obj"
    )
    span = Span(start=0, end=9, text="deux élus")
    for event in ("ACCUSE", "STATE"):
        draft = Draft(
            sentence=0, head=2, words=(2,), event=event, mode=None, rule="r", part="verb", anchor=2, content=(3,)
        )
        reading = Reading(
            document=Document(id="d", text=sentence.text, language="fr"),
            sentences=(sentence,),
            quantities=(Quantity(unit="élu", value=2, span=span),),
            drafts=(draft,),
        )
        assert place_in_events(reading, PACK).drafts[0].quantities == ()
        said = replace(reading, drafts=(replace(draft, content=(1,)),))
        assert len(place_in_events(said, PACK).drafts[0].quantities) == (event == "STATE")
