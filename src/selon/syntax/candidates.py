"""Who may be meant where a draft names no actor or no recipient, and how each stands to it, as traits for a model."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from selon.model import Draft, Entity, Known, Reading
from selon.ontology import UNKNOWN, party_of
from selon.syntax.cast import countries_named
from selon.syntax.scenes import Scene
from selon.syntax.ties import ties

if TYPE_CHECKING:
    from selon.packs.load import Pack

BACK = 3
"""Sentences before a draft's own in which those are sought whom it leaves out."""
OFTEN = 4
ROLES = ("actor", "recipient", "source")

Parties = dict[str, frozenset[str]]
"""Role → the keys of those who are read in it."""


class Candidate(NamedTuple):
    """Somebody whom the report speaks of, and the traits by which he stands to a draft."""

    key: str
    entity: Entity
    traits: tuple[str, ...]


def key(entity: Entity) -> str:
    """By what two mentions are one party: the code before its sector, or the name of one who has none."""
    code = entity.code or ""
    return entity.name.lower() if not code or code.startswith(UNKNOWN) else party_of(code)


def parties(draft: Draft) -> Parties:
    """Who is read in each role of a draft."""
    filled = zip(ROLES, (draft.actors, draft.recipients, draft.sources), strict=True)
    return {role: frozenset(key(entity) for entity in entities) for role, entities in filled}


class Bystanders:
    """Those whom one report speaks of, sentence by sentence."""

    def __init__(self, reading: Reading, pack: "Pack") -> None:
        self.reading = reading
        self.pack = pack
        self.scenes: dict[int, Scene] = {}
        self.spoken: dict[int, list[tuple[int, Entity, Known | None]]] = defaultdict(list)
        for known in reading.known:
            self.spoken[known.sentence].append((known.head, known.entity, known))
        taken = {(known.sentence, known.head) for known in reading.known}
        for mention in reading.mentions:
            if mention.kind == "demonym" and mention.entity.code and (mention.sentence, mention.head) not in taken:
                self.spoken[mention.sentence].append((mention.head, mention.entity, None))
        self.counts = countries_named(reading, pack)
        self.pair = [code for code, _ in self.counts.most_common(2)]

    def scene(self, sentence: int) -> Scene:
        """The scene of a sentence."""
        if sentence not in self.scenes:
            self.scenes[sentence] = Scene(self.reading.sentences[sentence], self.reading, self.pack)
        return self.scenes[sentence]

    def candidates(self, draft: Draft, before: Sequence[tuple[Draft, Parties]]) -> list[Candidate]:
        """Those who may be a party to a draft; `before` are the drafts that stand before it, with their parties."""
        own = parties(draft)
        entities: dict[str, Entity] = {}
        found: dict[str, set[str]] = defaultdict(set)
        for entity in (*draft.actors, *draft.recipients, *draft.sources):
            entities.setdefault(key(entity), entity)
        here = self._here(draft, entities, found)
        self._earlier(draft, entities, found)
        for code in self.pair:
            country = self.pack.names.country(code)
            if country is not None:
                entities.setdefault(code, Entity(name=country.name, code=country.code))
        free = here - frozenset().union(*own.values())
        state = "|".join(f"{role} {'read' if own[role] else 'open'}" for role in ROLES)
        told = list(_before(draft, before))
        return [
            Candidate(
                name,
                entities[name],
                tuple(self._traits(draft, name, entities[name], own, here, free, state, told, found[name])),
            )
            for name in entities
            if name
        ]

    def _here(self, draft: Draft, entities: dict[str, Entity], found: dict[str, set[str]]) -> frozenset[str]:
        """Note those of the draft's own sentence, with how the tree ties them to its trigger."""
        scene, here = self.scene(draft.sentence), set()
        for head, entity, known in self.spoken.get(draft.sentence, ()):
            name = key(entity)
            entities.setdefault(name, entity)
            here.add(name)
            found[name].update(_tied(scene, draft, head, known))
        return frozenset(here)

    def _earlier(self, draft: Draft, entities: dict[str, Entity], found: dict[str, set[str]]) -> None:
        """Note those of the sentences before."""
        for back in range(1, BACK + 1):
            for _, entity, known in self.spoken.get(draft.sentence - back, ()):
                name = key(entity)
                if entity.code is None or entity.code.startswith(UNKNOWN):
                    continue
                entities.setdefault(name, entity)
                found[name].add(f"back:{back}:{known is not None}")
                if known is not None and known.subject:
                    found[name].add(f"back subject:{back}")
                if known is not None and known.person:
                    found[name].add(f"back person:{back}")

    def _traits(
        self, draft: Draft, name: str, entity: Entity, own: Parties, here: frozenset[str], free: frozenset[str],
        state: str, told: list[tuple[str, Parties]], tied: set[str],
    ) -> Iterator[str]:  # fmt: skip
        plain = [
            *sorted(tied),
            f"count:{min(OFTEN, self.counts[name])}",
            f"here:{name in here}",
            f"sort:{_sort(entity)}",
        ]
        plain += [f"pair:{place}" for place, code in enumerate(self.pair) if code == name]
        plain += [f"is {role}" for role in ROLES if name in own[role]] or ["is nothing"]
        if name in free:
            plain.append(f"free:{min(3, len(free))}")
        for when, parties_then in told:
            plain += [f"{when} {role}" for role in ROLES if name in parties_then[role]]
        yield from plain
        yield state
        for trait in (*plain, state):
            yield f"{draft.event}&{trait}"
        for trait in plain:
            yield f"{state}&{trait}"
        yield f"{draft.part}&{state}"


def _before(draft: Draft, before: Sequence[tuple[Draft, Parties]]) -> Iterator[tuple[str, Parties]]:
    """The draft right before this one, and the last one of its type."""
    if before:
        yield "last", before[-1][1]
        yield f"last:{before[-1][0].event}", before[-1][1]
    same = next((then for other, then in reversed(before) if other.event == draft.event), None)
    if same is not None:
        yield "same", same


def _tied(scene: Scene, draft: Draft, head: int, known: Known | None) -> Iterator[str]:
    """How the tree ties a phrase to a draft's trigger, and how it names who is meant."""
    yield from ties(scene, draft, head)
    if known is None:
        yield "adjective"
    elif known.quoted:
        yield "quoted"


def _sort(entity: Entity) -> str:
    """What kind of party an entity is: a body, a sector of a country, a country, somebody unknown."""
    code = entity.code or UNKNOWN
    if ":" in code or code.startswith(UNKNOWN):
        return code.partition(":")[0]
    return code.partition(".")[2] or "country"
