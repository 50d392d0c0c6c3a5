"""What coded reports and marked examples say of drafts, as cases to learn from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from selon.model import Draft, Entity, Place, Reading, Span, When
from selon.ontology import SYMMETRIC
from selon.packs.load import Pack
from selon.packs.names import fold
from selon.stages.assignment import options
from selon.stages.claims import finished
from selon.syntax.candidates import Bystanders, Parties, key, parties
from selon.syntax.scenes import Scene
from selon.syntax.traits import claim_traits, topic_traits, traits
from selon.syntax.trees import Tree
from training.regression import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A report that is parsed, with its coded claims and what each case of it counts for."""

    reading: Reading
    claims: Sequence[dict[str, Any]]
    weight: float
    news: bool = False
    """Whether it is real news, and not a report of our own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A marked example that is parsed: the claim that it gives, or the type that it must not give."""

    reading: Reading
    event: str
    trigger: Span | None


Material = Coded | Marked


def trigger_cases(one: Material, pack: Pack) -> Iterator[Case]:
    """The drafts of a report before they are weighed, as cases."""
    scenes: dict[int, Scene] = {}
    beside: dict[int, list[Draft]] = defaultdict(list)
    for draft in one.reading.drafts:
        beside[draft.sentence].append(draft)
    for draft, right in _judged(one.reading.drafts, one):
        scene = scenes.setdefault(draft.sentence, Scene(one.reading.sentences[draft.sentence], one.reading, pack))
        around = (*one.reading.topics, *topic_traits(scene.tree.sentence.text, pack, "sentence"))
        yield _case(one, draft, traits(draft, scene, around, beside[draft.sentence]), right)


def claim_cases(one: Material, pack: Pack) -> Iterator[Case]:
    """The finished drafts of a report, as cases."""
    for draft, right in _judged(finished(one.reading.drafts), one):
        tree = Tree(one.reading.sentences[draft.sentence])
        around = (*one.reading.topics, *topic_traits(tree.sentence.text, pack, "sentence"))
        yield _case(one, draft, claim_traits(draft, tree, around), right)


def party_cases(one: Coded, role: str, pack: Pack) -> Iterator[Case]:
    """Those who may fill a role of the drafts that a claim bears out, as cases.

    All of them teach; counted are those of drafts in whose role nobody is read, which the model is to fill. In an event
    that two sides share, whoever takes part and is not read on the other side may fill the one.
    """
    bystanders = Bystanders(one.reading, pack)
    before: list[tuple[Draft, Parties]] = []
    for draft in one.reading.drafts:
        candidates, own = bystanders.candidates(draft, before), parties(draft)
        before.append((draft, own))
        claim = next((one.claims[number] for number in sorted(_claims_on(draft, one))), None)
        if claim is None:
            continue
        roles = ("actor", "recipient") if draft.event in SYMMETRIC else (role,)
        wanted = {key(Entity(**party)) for each in roles for party in claim[f"{each}s"]}
        if draft.event in SYMMETRIC:
            wanted -= own["recipient" if role == "actor" else "actor"]
        taken = frozenset().union(*own.values())
        for candidate in candidates:
            counted = not own[role] and candidate.key not in taken
            case = _case(one, draft, candidate.traits, candidate.key in wanted)
            yield replace(case, counted=counted)


def circumstance_cases(one: Coded, pack: Pack) -> dict[str, list[Case]]:
    """The times and the places of their sentences for the drafts that a claim bears out, as cases by slot."""
    found: dict[str, list[Case]] = {"when": [], "where": []}
    for draft, times, places in options(one.reading, pack):
        claim = next((one.claims[number] for number in sorted(_claims_on(draft, one))), None)
        if claim is None:
            continue
        for option in times:
            right = claim["when"] is not None and _is_then(option.thing, claim["when"])
            found["when"].append(_case(one, draft, option.traits, right))
        for option in places:
            right = any(_is_there(option.thing, where) for where in claim["where"])
            found["where"].append(_case(one, draft, option.traits, right))
    return found


def _is_then(thing: When | Place, coded: dict[str, Any]) -> bool:
    return isinstance(thing, When) and (thing.start, thing.end) == (coded["start"], coded["end"])


def _is_there(thing: When | Place, coded: dict[str, Any]) -> bool:
    return isinstance(thing, Place) and thing.country == coded["country"] and fold(thing.name) == fold(coded["name"])


def _case(one: Material, draft: Draft, found: tuple[str, ...], right: bool) -> Case:
    name, word = one.reading.document.id, (draft.sentence, draft.head)
    weight = one.weight if isinstance(one, Coded) else 1.0
    return Case(report=name, word=word, traits=found, right=right, weight=weight, counted=isinstance(one, Coded))


def _judged(drafts: Iterable[Draft], one: Material) -> Iterator[tuple[Draft, bool]]:
    """The drafts of which it is known whether they are right, and whether they are."""
    return _by_mark(drafts, one) if isinstance(one, Marked) else _by_coding(list(drafts), one)


def _by_mark(drafts: Iterable[Draft], one: Marked) -> Iterator[tuple[Draft, bool]]:
    """On a marked word only its type is right; of an example that must not give a type, a draft of it is wrong."""
    for draft in drafts:
        if one.trigger is None and draft.event == one.event:
            yield draft, False
        elif one.trigger is not None and _on(draft, one.reading, one.trigger.start, one.trigger.end):
            yield draft, draft.event == one.event


def _by_coding(drafts: Sequence[Draft], one: Coded) -> Iterator[tuple[Draft, bool]]:
    """Each draft, and whether a claim of its type stands on its words.

    Left out are those in whose sentence a claim of their type stands on a word that is no candidate: nobody can tell
    whether they are wrong or only name the same thing by another word.
    """
    told = {id(draft): _claims_on(draft, one) for draft in drafts}
    found = {number for numbers in told.values() for number in numbers}
    for draft in drafts:
        sentence = one.reading.sentences[draft.sentence]
        astray = any(
            claim["event"] == draft.event
            and number not in found
            and sentence.start <= claim["trigger"]["start"] < sentence.end
            for number, claim in enumerate(one.claims)
        )
        if told[id(draft)] or not astray:
            yield draft, bool(told[id(draft)])


def _claims_on(draft: Draft, one: Coded) -> set[int]:
    return {
        number
        for number, claim in enumerate(one.claims)
        if claim["event"] == draft.event and _on(draft, one.reading, claim["trigger"]["start"], claim["trigger"]["end"])
    }


def _on(draft: Draft, reading: Reading, start: int, end: int) -> bool:
    """Whether a draft's words overlap a stretch of the text."""
    tokens = reading.sentences[draft.sentence].tokens
    return any(tokens[word].start < end and start < tokens[word].end for word in draft.words)
