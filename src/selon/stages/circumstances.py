"""Which event each number, date and place of a sentence belongs to: the nearest one above it in the tree."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from selon.model import Draft, Place, Quantity, Reading, Span, When
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

T = TypeVar("T", bound="Spanned")
PHYSICAL = frozenset({"ASSAULT", "RETREAT", "MOBILIZE", "COERCE", "PROTEST", "AID"})


class Spanned(Protocol):
    """Anything that has its words."""

    @property
    def span(self) -> Span | None:
        """Where it stands."""


def place_in_events(reading: Reading, pack: "Pack") -> Reading:
    """Give each draft the quantities, the date and the places that belong to it."""
    by_sentence: dict[int, list[Draft]] = defaultdict(list)
    for draft in reading.drafts:
        by_sentence[draft.sentence].append(draft)
    drafts: list[Draft] = []
    for index, own in by_sentence.items():
        scene = _Scene(Tree(reading.sentences[index]), own, reading)
        drafts += [scene.furnish(draft) for draft in own]
    return replace(reading, drafts=tuple(drafts))


class _Scene:
    """A sentence's drafts, and what of its circumstances fell to each."""

    def __init__(self, tree: Tree, drafts: Sequence[Draft], reading: Reading) -> None:
        self.tree = tree
        self.drafts = drafts
        self.sayings = {token for sentence, token in reading.sayings if sentence == tree.sentence.index}
        self.quantities = self._share(reading.quantities)
        self.times = self._share(reading.times)
        self.places = self._share(reading.places)

    def furnish(self, draft: Draft) -> Draft:
        """A draft with its circumstances."""
        times = self.times[draft.head]
        return replace(
            draft,
            quantities=tuple(self.quantities[draft.head]),
            when=times[0] if times else None,
            where=tuple(self._where(draft)),
        )

    def _where(self, draft: Draft) -> list[Place]:
        parties = {p.head for p in draft.parties if p.role != "source" and not self._struck(draft, p.role)}
        found = []
        for place in self.places[draft.head]:
            head = self._head(place)
            if head is not None and head not in parties:
                found.append(place)
        return found

    def _struck(self, draft: Draft, role: str) -> bool:
        """Whether what stands in a role may be a place as well: a town that is bombed or left."""
        return role == "recipient" and draft.event in PHYSICAL

    def _share(self, things: Iterable[T]) -> dict[int, list[T]]:
        shared: dict[int, list[T]] = defaultdict(list)
        sentence = self.tree.sentence
        for thing in things:
            if thing.span is None or not sentence.start <= thing.span.start < sentence.end:
                continue
            head = self._head(thing)
            if head is not None:
                for draft in self._owners(head, thing):
                    shared[draft.head].append(thing)
        return shared

    def _head(self, thing: Spanned) -> int | None:
        """The highest token inside an expression."""
        assert thing.span is not None
        inside = [t.index for t in self.tree.tokens if thing.span.start <= t.start < thing.span.end and t.pos != "PUNCT"]
        inner = set(inside)
        return next((i for i in inside if self.tree[i].head not in inner or self.tree[i].head == i), None)

    def _owners(self, head: int, thing: Spanned) -> list[Draft]:
        words = {word: draft for draft in reversed(self.drafts) for word in (*draft.words, draft.anchor)}
        parties = {p.head: d for d in reversed(self.drafts) for p in d.parties if p.role != "source"}
        step: int | None = head
        while step is not None:
            if step in words:
                owner = words[step]
                if owner.event == "STATE" and head in owner.content and not isinstance(thing, Quantity):
                    return []
                return self._with_nested(owner, head, thing)
            if step in parties and not (isinstance(thing, When)):
                return [parties[step]]
            if step in self.sayings:
                return []
            below = [d for d in self.drafts if step in self.tree.ancestors(d.anchor)] if self._is_clause(step) else []
            if below and not isinstance(thing, Quantity):
                return [min(below, key=lambda d: list(self.tree.ancestors(d.anchor)).index(step))]
            step = self.tree.parent(step)
        return []

    def _is_clause(self, token: int) -> bool:
        return self.tree.clause(token) == token

    def _with_nested(self, draft: Draft, head: int, thing: Spanned) -> list[Draft]:
        """The owner, and the events named inside its clause, which share its time and place but not its numbers."""
        if isinstance(thing, Quantity):
            return [draft]
        nested = [
            other
            for other in self.drafts
            if other is not draft
            and draft.anchor in list(self.tree.ancestors(other.anchor))[:2]
            and (other.part == "noun" or "VerbForm=Part" in self.tree[other.head].features)
            and self.tree[other.anchor].relation in ("obl", "advcl", "obj", "nmod")
        ]
        return [draft, *nested]
