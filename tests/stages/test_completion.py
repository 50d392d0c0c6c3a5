"""Whom a sentence leaves unsaid."""

from collections.abc import Callable
from dataclasses import replace

from selon.model import Document, Draft, Entity, Known, Reading, Sentence
from selon.packs.load import load_pack
from selon.packs.weights import Linear, Weights
from selon.stages.completion import complete

Spell = Callable[..., Sentence]
NONE = Linear(threshold=1.0, bias=-9.0, weights={})
BARE = replace(load_pack("fr"), weights=None)
FRANCE = Entity(name="France", code="FRA")
MALI = Entity(name="Mali", code="MLI.GOV")


def learned(**weights: float) -> Weights:
    """Weights of a recipient model that go by where somebody stands."""
    traits = {name.replace("_", " "): weight for name, weight in weights.items()}
    recipient = Linear(threshold=0.5, bias=-1.0, weights=traits)
    return Weights(report=NONE, trigger=NONE, actor=NONE, recipient=recipient, when=NONE, where=NONE, claim=NONE)


def known(head: int, entity: Entity, sentence: int = 0) -> Known:
    return Known(
        sentence=sentence, head=head, entity=entity, lemma="x", plural=False, person=False, subject=False, quoted=False,
        gender=None,
    )  # fmt: skip


def read(spell: Spell, weights: Weights | None, *recipients: Entity) -> tuple[Entity, ...]:
    sentence = spell(
        "Paris/Paris/PROPN/2:nsubj condamne/condamner/VERB/0:root selon/selon/ADP/4:case Bamako/Bamako/PROPN/2:obl"
    )
    draft = Draft(
        sentence=0, head=1, words=(1,), event="ACCUSE", mode=None, rule="r", part="verb", anchor=1, actors=(FRANCE,),
        recipients=recipients,
    )  # fmt: skip
    reading = Reading(
        document=Document(id="d", text=sentence.text, language="fr"), sentences=(sentence,), drafts=(draft,),
        known=(known(0, FRANCE), known(3, MALI)),
    )  # fmt: skip
    (done,) = complete(reading, replace(BARE, weights=weights)).drafts
    return done.recipients


def test_without_weights_nobody_is_guessed(spell: Spell) -> None:
    assert read(spell, None) == ()


def test_a_likely_bystander_fills_an_open_role(spell: Spell) -> None:
    assert read(spell, learned(after=3.0)) == (MALI,)


def test_an_unlikely_one_does_not(spell: Spell) -> None:
    assert read(spell, learned(after=-3.0)) == ()


def test_who_is_read_in_another_role_is_not_taken_for_this_one(spell: Spell) -> None:
    assert read(spell, learned(before=3.0)) == ()


def test_a_role_in_which_somebody_is_read_is_left_as_it_is(spell: Spell) -> None:
    niger = Entity(name="Niger", code="NER")
    assert read(spell, learned(after=3.0), niger) == (niger,)
