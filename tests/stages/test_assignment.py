"""Which times and places of its sentence an event has."""

from collections.abc import Callable
from dataclasses import replace

from selon.model import Document, Draft, Place, Reading, Sentence, Span, When
from selon.packs.load import load_pack
from selon.packs.weights import Linear, Weights
from selon.stages.assignment import assign

Spell = Callable[..., Sentence]
NONE = Linear(threshold=1.0, bias=-9.0, weights={})
KEPT = Linear(threshold=1.0, bias=0.0, weights={})
BARE = replace(load_pack("fr"), weights=None)
MONDAY = When(start="2024-10-14", end="2024-10-14", span=Span(start=20, end=25, text="lundi"))
GOMA = Place(name="Goma", country="COD", span=Span(start=28, end=32, text="Goma"))


def learned(when: Linear = KEPT, where: Linear = KEPT) -> Weights:
    return Weights(report=NONE, trigger=NONE, actor=NONE, recipient=NONE, when=when, where=where, claim=NONE)


def assigned(spell: Spell, weights: Weights | None, when: When | None = None, where: tuple[Place, ...] = ()) -> Draft:
    sentence = spell(
        "Des/un/DET/2:det soldats/soldat/NOUN/3:nsubj attaquent/attaquer/VERB/0:root"
        " lundi/lundi/NOUN/3:obl à/à/ADP/6:case Goma/Goma/PROPN/3:obl"
    )
    assert sentence.text == "Des soldats attaquent lundi à Goma"
    times = replace(MONDAY, span=Span(start=22, end=27, text="lundi"))
    places = replace(GOMA, span=Span(start=30, end=34, text="Goma"))
    draft = Draft(
        sentence=0, head=2, words=(2,), event="ASSAULT", mode=None, rule="r", part="verb", anchor=2, when=when,
        where=where,
    )  # fmt: skip
    reading = Reading(
        document=Document(id="d", text=sentence.text, language="fr"), sentences=(sentence,), drafts=(draft,),
        times=(times,), places=(places,),
    )  # fmt: skip
    (done,) = assign(reading, replace(BARE, weights=weights)).drafts
    return done


def test_without_weights_the_rules_alone_decide(spell: Spell) -> None:
    done = assigned(spell, None, when=MONDAY)
    assert (done.when, done.where) == (MONDAY, ())


def test_a_likely_time_and_a_likely_place_are_taken(spell: Spell) -> None:
    sure = Linear(threshold=0.5, bias=2.0, weights={})
    done = assigned(spell, learned(sure, sure))
    assert done.when is not None
    assert done.when.start == "2024-10-14"
    assert [place.name for place in done.where] == ["Goma"]


def test_what_the_rules_gave_stays_unless_it_is_unlikely(spell: Spell) -> None:
    done = assigned(spell, learned(), when=MONDAY, where=(GOMA,))
    assert (done.when, done.where) == (MONDAY, (GOMA,))
    doubtful = Linear(threshold=0.5, bias=-3.0, weights={})
    done = assigned(spell, learned(doubtful, doubtful), when=MONDAY, where=(GOMA,))
    assert (done.when, done.where) == (None, ())


def test_a_phrase_is_judged_by_how_it_is_tied_to_the_event(spell: Spell) -> None:
    there = Linear(threshold=0.5, bias=-1.0, weights={"à:after": 3.0})
    assert [place.name for place in assigned(spell, learned(where=there)).where] == ["Goma"]
    elsewhere = Linear(threshold=0.5, bias=-1.0, weights={"en:after": 3.0})
    assert assigned(spell, learned(where=elsewhere)).where == ()
