"""Which times and places of its sentence an event has, where the rules found none or an unlikely one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from selon.model import Draft, Place, Reading, Span, When
from selon.syntax.scenes import Scene
from selon.syntax.ties import Rule, circumstance_traits

if TYPE_CHECKING:
    from selon.packs.load import Pack

DOUBTED = 0.25
"""Under which chance a time or a place that the rules gave is taken away again."""


class Option(NamedTuple):
    """A time or a place that a draft may have, and the traits by which that is judged."""

    thing: When | Place
    given: bool
    traits: tuple[str, ...]


def assign(reading: Reading, pack: "Pack") -> Reading:
    """Give each draft the likeliest time and the likely places of its sentence; without weights, change nothing."""
    if pack.weights is None:
        return reading
    when, where = pack.weights.when, pack.weights.where
    drafts: list[Draft] = []
    for draft, times, places in options(reading, pack):
        weighed = [(when.likelihood(option.traits), option) for option in times]
        best = max(weighed, key=lambda pair: pair[0], default=None)
        own = next((chance for chance, option in weighed if option.given), None)
        time = draft.when
        if best is not None and best[0] >= when.threshold:
            time = best[1].thing if isinstance(best[1].thing, When) else None
        elif own is not None and own < DOUBTED:
            time = None
        found = [(where.likelihood(option.traits), option) for option in places]
        doubted = {_key(option.thing) for chance, option in found if option.given and chance < DOUBTED}
        likely = [option.thing for chance, option in found if not option.given and chance >= where.threshold]
        kept = [place for place in draft.where if _key(place) not in doubted]
        more = [place for place in likely if isinstance(place, Place)]
        drafts.append(replace(draft, when=time, where=tuple({_key(place): place for place in (*kept, *more)}.values())))
    return replace(reading, drafts=tuple(drafts))


def options(reading: Reading, pack: "Pack") -> Iterator[tuple[Draft, list[Option], list[Option]]]:
    """Each draft with the times and the places of its sentence."""
    by_sentence: dict[int, list[Draft]] = defaultdict(list)
    for draft in reading.drafts:
        by_sentence[draft.sentence].append(draft)
    things: dict[int, tuple[Scene, list[When], list[Place]]] = {}
    for index in by_sentence:
        sentence = reading.sentences[index]
        times = [time for time in reading.times if sentence.start <= time.span.start < sentence.end]
        places = [p for p in reading.places if p.span and p.country and sentence.start <= p.span.start < sentence.end]
        things[index] = (Scene(sentence, reading, pack), times, places)
    for draft in reading.drafts:
        scene, times, places = things[draft.sentence]
        beside = by_sentence[draft.sentence]
        yield draft, list(_options(scene, draft, times, beside)), list(_options(scene, draft, places, beside))


def _options(
    scene: Scene, draft: Draft, things: Sequence[When] | Sequence[Place], beside: list[Draft]
) -> Iterator[Option]:
    kinds = {_key(thing) for thing in things}
    own = _has(draft, things)
    others = frozenset[object]().union(*(_has(other, things) for other in beside if other is not draft))
    for thing in things:
        head = _head(scene, thing.span)
        if head is not None:
            rule = Rule(given=_key(thing) in own, filled=bool(own), taken=_key(thing) in others)
            traits = circumstance_traits(scene, draft, head, rule, beside, len(kinds))
            yield Option(thing, rule.given, traits)


def _has(draft: Draft, things: Sequence[When] | Sequence[Place]) -> frozenset[object]:
    """The times or the places of a draft, whichever these things are."""
    if things and isinstance(things[0], When):
        return frozenset() if draft.when is None else frozenset({_key(draft.when)})
    return frozenset(_key(place) for place in draft.where)


def _key(thing: When | Place) -> tuple[str | None, str | None]:
    return (thing.start, thing.end) if isinstance(thing, When) else (thing.country, thing.name)


def _head(scene: Scene, span: Span | None) -> int | None:
    """The highest token inside an expression."""
    if span is None:
        return None
    tokens = scene.tree.tokens
    inside = {t.index for t in tokens if span.start <= t.start < span.end and t.pos != "PUNCT"}
    return next((i for i in sorted(inside) if tokens[i].head not in inside or tokens[i].head == i), None)
