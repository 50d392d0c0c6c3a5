"""Which triggers are kept."""

from collections.abc import Callable
from dataclasses import replace

from selon.model import Document, Draft, Reading, Sentence
from selon.packs.load import load_pack
from selon.packs.weights import Linear, Weights
from selon.stages.weighing import weigh

Spell = Callable[..., Sentence]
NONE = Linear(threshold=0.0, bias=0.0, weights={})
BARE = replace(load_pack("fr"), weights=None)


def learned(**weights: float) -> Weights:
    trigger = Linear(threshold=0.5, bias=-0.1, weights={f"event:{event}": weight for event, weight in weights.items()})
    return Weights(report=NONE, trigger=trigger, actor=NONE, recipient=NONE, when=NONE, where=NONE, claim=NONE)


def draft(event: str, head: int = 1, words: tuple[int, ...] = (1,), unmet: tuple[str, ...] = ()) -> Draft:
    return Draft(
        sentence=0, head=head, words=words, event=event, mode=None, rule="r", part="verb", anchor=head, unmet=unmet
    )


def kept(spell: Spell, weights: Weights | None, *drafts: Draft) -> list[str]:
    sentence = spell("Moscou/Moscou/PROPN/2:nsubj attaque/attaquer/VERB/0:root Kiev/Kiev/PROPN/2:obj")
    reading = Reading(
        document=Document(id="d", text=sentence.text, language="fr"), sentences=(sentence,), drafts=drafts
    )
    return [found.event for found in weigh(reading, replace(BARE, weights=weights)).drafts]


def test_without_weights_what_a_frame_needs_must_stand_there(spell: Spell) -> None:
    assert kept(spell, None, draft("ASSAULT"), draft("ACCUSE", unmet=("obj:word:False",))) == ["ASSAULT"]


def test_without_weights_a_longer_pattern_wins(spell: Spell) -> None:
    assert kept(spell, None, draft("ASSAULT"), draft("ACCUSE", words=(1, 2))) == ["ACCUSE"]


def test_a_word_has_its_likeliest_reading_alone(spell: Spell) -> None:
    assert kept(spell, learned(ASSAULT=1.0, ACCUSE=2.0), draft("ASSAULT"), draft("ACCUSE")) == ["ACCUSE"]


def test_an_unlikely_reading_is_left_though_its_needs_are_met(spell: Spell) -> None:
    assert kept(spell, learned(ASSAULT=-3.0), draft("ASSAULT")) == []


def test_a_likely_reading_is_kept_though_its_needs_are_not_met(spell: Spell) -> None:
    assert kept(spell, learned(ASSAULT=3.0), draft("ASSAULT", unmet=("obj:sort:False",))) == ["ASSAULT"]


def test_a_kept_draft_says_how_likely_it_is(spell: Spell) -> None:
    sentence = spell("Moscou/Moscou/PROPN/2:nsubj attaque/attaquer/VERB/0:root")
    document = Document(id="d", text=sentence.text, language="fr")
    reading = Reading(document=document, sentences=(sentence,), drafts=(draft("ASSAULT"),))
    (found,) = weigh(reading, replace(BARE, weights=learned(ASSAULT=3.0))).drafts
    assert 0.9 < found.chance < 1
    assert [reason.part for reason in found.reasons] == ["likelihood"]
