"""Which event each number, date and place of a sentence belongs to: the nearest one above it in the tree."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from selon.model import Draft, Place, Quantity, Reading, Span, When
from selon.ontology import PHYSICAL
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

LEAD = ":"
VISIT = "visit"
T = TypeVar("T", bound="Spanned")
SPOKEN = frozenset({"STATE", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
"""Types that happen where the speaker speaks, not where he or what he is called after is."""
CLAUSES_OF_TIME = frozenset({"acl", "acl:relcl", "advcl", "ccomp"})
CLAUSES_OF_PLACE = frozenset({"acl:relcl"})


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
        self.words = {word: draft for draft in reversed(drafts) for word in (*draft.words, draft.anchor)}
        self.parties = {p.head: d for d in reversed(drafts) for p in d.parties if p.role != "source"}
        self.lead = self._lead(reading.places)
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
        found = [p for p in self.places[draft.head] if p.country is not None and self._head(p) not in parties]
        return found or ([self.lead] if self.lead is not None and draft.event in PHYSICAL else [])

    def _lead(self, places: Iterable[Place]) -> Place | None:
        """The place that a headline opens with: "Syrie : nouvelle offensive des rebelles"."""
        sentence, tokens = self.tree.sentence, self.tree.tokens
        for place in places:
            if place.span is not None and place.country is not None and place.span.start == sentence.start:
                after = next((token.text for token in tokens if token.start >= place.span.end), "")
                return place if after == LEAD else None
        return None

    def _struck(self, draft: Draft, role: str) -> bool:
        """Whether what stands in a role may be a place as well: a town that is bombed, left or visited."""
        return role == "recipient" and (draft.event in PHYSICAL - {"AID"} or draft.mode == VISIT)

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
        inside = [
            t.index for t in self.tree.tokens if thing.span.start <= t.start < thing.span.end and t.pos != "PUNCT"
        ]
        inner = set(inside)
        return next((i for i in inside if self.tree[i].head not in inner or self.tree[i].head == i), None)

    def _owners(self, head: int, thing: Spanned) -> list[Draft]:
        step: int | None = head
        while step is not None:
            if step in self.words:
                owner = self.words[step]
                if owner.event == "STATE" and head in owner.content and not isinstance(thing, Quantity):
                    return []
                return self._with_nested(owner, head, thing)
            if step in self.parties and not isinstance(thing, When):
                return [] if isinstance(thing, Place) and self.parties[step].event in SPOKEN else [self.parties[step]]
            if step in self.sayings:
                return []
            if step != head and self._closed(step, thing):
                return []
            below = [d for d in self.drafts if step in self.tree.ancestors(d.anchor)] if self._is_clause(step) else []
            if below and not isinstance(thing, Quantity):
                return [min(below, key=lambda d: self._steps(d, step))]
            step = self.tree.parent(step)
        return []

    def _steps(self, draft: Draft, above: int | None) -> int:
        """How many steps up the tree lead from a draft to a token above it."""
        return next(n for n, token in enumerate(self.tree.ancestors(draft.anchor)) if token == above)

    def _closed(self, token: int, thing: Spanned) -> bool:
        """Whether a clause of its own stands here, in which no event was found: its date and place are its own."""
        relations = CLAUSES_OF_TIME if isinstance(thing, When) else CLAUSES_OF_PLACE if isinstance(thing, Place) else ()
        own = self.tree[token]
        if own.pos not in ("VERB", "AUX") or own.relation not in relations:
            return False
        return not any(token in self.tree.ancestors(draft.anchor) for draft in self.drafts)

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
