"""From drafts to claims."""

from collections.abc import Callable
from dataclasses import replace

from selon.model import Claim, Document, Draft, Entity, Quantity, Reading, Sentence, Span
from selon.packs.load import load_pack
from selon.stages.claims import compose

Spell = Callable[..., Sentence]
PACK = replace(load_pack("fr"), weights=None)
RUSSIA, UKRAINE = Entity(name="Russia", code="RUS"), Entity(name="Ukraine", code="UKR")
SENTENCE = (
    "Moscou/Moscou/PROPN/2:nsubj attaque/attaquer/VERB/0:root Kiev/Kiev/PROPN/2:obj par/par/ADP/6:case "
    "ces/ce/DET/6:det/PronType=Dem frappes/frappe/NOUN/2:obl"
)


def draft(head: int, event: str = "ASSAULT", part: str = "verb") -> Draft:
    return Draft(sentence=0, head=head, words=(head,), event=event, mode=None, rule="rule", part=part, anchor=head)


def composed(spell: Spell, *drafts: Draft) -> tuple[Claim, ...]:
    sentence = spell(SENTENCE)
    document = Document(id="d", text=sentence.text, language="fr")
    return compose(Reading(document=document, sentences=(sentence,), drafts=drafts), PACK).claims


def test_a_claim_has_its_words_and_its_sentence(spell: Spell) -> None:
    (claim,) = composed(spell, replace(draft(1), actors=(RUSSIA,), recipients=(UKRAINE,)))
    assert (claim.trigger.text, claim.evidence.text) == ("attaque", "Moscou attaque Kiev par ces frappes")
    assert (claim.actors, claim.recipients, claim.factuality) == ((RUSSIA,), (UKRAINE,), "CT+")


def test_an_event_with_nobody_in_it_is_no_claim(spell: Spell) -> None:
    assert composed(spell, draft(1)) == ()


def test_an_event_with_counted_victims_is_one(spell: Spell) -> None:
    victims = Quantity(unit="mort", value=17, span=Span(start=0, end=6, text="Moscou"))
    assert len(composed(spell, replace(draft(1), quantities=(victims,)))) == 1


def test_a_statement_by_nobody_is_no_claim(spell: Spell) -> None:
    assert composed(spell, replace(draft(1, event="STATE"), recipients=(UKRAINE,))) == ()


def test_a_statement_gives_way_to_the_claim_that_it_tells(spell: Spell) -> None:
    statement = replace(draft(0, event="STATE"), actors=(RUSSIA,), yields=(1,))
    told = replace(draft(1), recipients=(UKRAINE,))
    assert [claim.event for claim in composed(spell, statement, told)] == ["ASSAULT"]
    assert [claim.event for claim in composed(spell, statement, draft(1))] == ["STATE"]


def test_a_noun_that_says_no_more_than_the_verb_is_left_out(spell: Spell) -> None:
    verb = replace(draft(1), actors=(RUSSIA,), recipients=(UKRAINE,))
    noun = replace(draft(5, part="noun"), actors=(RUSSIA,))
    assert [claim.trigger.text for claim in composed(spell, verb, noun)] == ["attaque"]


def test_what_somebody_will_not_concede_he_rejects(spell: Spell) -> None:
    (claim,) = composed(spell, replace(draft(1, event="CONCEDE"), actors=(RUSSIA,), factuality="CT-"))
    assert (claim.event, claim.mode, claim.factuality) == ("REJECT", "yield", "CT+")


def test_claims_come_in_the_order_of_the_text(spell: Spell) -> None:
    first, second = replace(draft(1), actors=(RUSSIA,)), replace(draft(5, event="THREATEN"), actors=(RUSSIA,))
    assert [claim.event for claim in composed(spell, second, first)] == ["ASSAULT", "THREATEN"]


def test_the_same_text_gives_the_same_ids(spell: Spell) -> None:
    one = replace(draft(1), actors=(RUSSIA,))
    assert composed(spell, one)[0].id == composed(spell, one)[0].id


def test_a_passage_that_stands_again_is_a_copy(spell: Spell) -> None:
    first = spell(SENTENCE)
    second = spell(SENTENCE, index=1, start=first.end + 1)
    document = Document(id="d", text=f"{first.text} {second.text}", language="fr")
    drafts = (replace(draft(1), actors=(RUSSIA,)), replace(draft(1), sentence=1, actors=(RUSSIA,)))
    reading = Reading(document=document, sentences=(first, second), repeats=((1, 0),), drafts=drafts)
    (claim,) = compose(reading, PACK).claims
    assert [copy.start for copy in claim.copies] == [second.start]
