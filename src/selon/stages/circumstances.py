"""Which event each number, date and place of a sentence belongs to: the nearest one above it in the tree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from selon.model import Draft, Mention, Place, Quantity, Reading, Sentence, Span, When
from selon.ontology import PHYSICAL, PLACES
from selon.packs.names import country_code
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


ANSWERING = frozenset({"ACCUSE", "REJECT", "REQUEST", "STATE", "THREATEN"})
"""Types whose content has times and places of its own, which are not those of the speaking."""
SUFFERED = frozenset({"displaced", "killed", "missing", "wounded"})
SETTING = frozenset({"acl", "acl:relcl", "advcl"})
JOINED = frozenset({"advcl", "conj"})
VERBS = frozenset({"VERB", "AUX"})
PARTICIPLE = "VerbForm=Part"
OWN, NESTED, BELOW, ASIDE = range(4)


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
        scene = _Scene(Tree(reading.sentences[index]), own, reading, pack)
        drafts += [scene.furnish(draft) for draft in own]
    return replace(reading, drafts=tuple(drafts))


def _start(place: Place) -> int:
    return place.span.start if place.span else 0


def _near(reading: Reading, sentence: Sentence) -> list[Place]:
    """The places of a sentence and of the one before it in its paragraph."""
    start = min(
        s.start
        for s in reading.sentences[max(0, sentence.index - 1) : sentence.index + 1]
        if s.paragraph == sentence.paragraph
    )
    return [place for place in reading.places if place.span and start <= place.span.start < sentence.end]


class _Scene:
    """A sentence's drafts, and what of its circumstances fell to each."""

    def __init__(self, tree: Tree, drafts: Sequence[Draft], reading: Reading, pack: "Pack") -> None:
        self.tree = tree
        self.pack = pack
        self.names = [m for m in reading.mentions if m.sentence == tree.sentence.index and m.kind in PLACES]
        self.here = _near(reading, tree.sentence)
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
        times = self._nearest(draft, self.times)
        return replace(
            draft,
            quantities=tuple(self._counted(draft)),
            when=times[0] if times else None,
            where=tuple(self._where(draft)),
        )

    def _counted(self, draft: Draft) -> Iterator[Quantity]:
        """The numbers of a draft; those of a statement are what is said, and an accusation counts nothing itself."""
        for _, quantity in self.quantities[draft.head]:
            said = draft.event != "STATE" or self._head(quantity) in draft.content
            if said and draft.event != "ACCUSE":
                yield quantity

    def _nearest(self, draft: Draft, shared: Mapping[int, list[tuple[int, T]]]) -> list[T]:
        """The things of a kind that are a draft's own; else those of the verb that its clause is joined to."""
        found = shared[draft.head] or next(
            (inherited for other in self._joined(draft) if (inherited := shared[other.head])), []
        )
        nearest = min((rank for rank, _ in found), default=0)
        return [thing for rank, thing in found if rank == nearest]

    def _joined(self, draft: Draft) -> Iterator[Draft]:
        """The drafts of the verbs with which a draft's verb is coordinated or that it accompanies, nearest first."""
        step = draft.anchor
        for above in self.tree.ancestors(step):
            own = self.tree[step]
            if own.relation not in JOINED or (own.relation == "advcl" and PARTICIPLE not in own.features):
                return
            if above in self.words and self.words[above] is not draft:
                yield self.words[above]
            step = above

    def _where(self, draft: Draft) -> list[Place]:
        parties = {p.head for p in draft.parties if p.role != "source" and not self._struck(draft, p.role)}
        near = (
            self._nearest(draft, self.places)
            or self._there(draft)
            or self._antecedent(draft)
            or self._struck_towns(draft)
        )
        found = [p for p in near if p.country is not None and self._head(p) not in parties]
        return found or (self._led() if draft.event in PHYSICAL else [])

    def _led(self) -> list[Place]:
        """The place that a headline opens with, or the one in it that the headline goes on to name."""
        if self.lead is None:
            return []
        inner = [
            place
            for place in self.here
            if place.country == self.lead.country and self.tree.sentence.start < _start(place)
        ]
        return inner or [self.lead]

    def _there(self, draft: Draft) -> list[Place]:
        """The place that "où" or "y" beside a draft's verb stands for: the last one named before it."""
        words, verb = self.pack.gazetteer.words, self.tree[draft.anchor]
        governors = (verb.index, verb.head) if verb.relation == "xcomp" else (verb.index,)
        for token in (self.tree[child] for above in governors for child in self.tree.below[above]):
            if token.lemma.lower() in words.where:
                return self._named_before(token.start)
            if token.lemma.lower() in words.there and draft.event in PHYSICAL | {"CONSULT"}:
                return [place for place in self.here if place.span and place.span.start < token.start][-1:]
        return []

    def _antecedent(self, draft: Draft) -> list[Place]:
        """The place of which a relative clause tells what befell it: "la localité de X, que l'armée a évacuée"."""
        verb = self.tree[draft.anchor]
        clause = self.tree[verb.head] if verb.relation == "xcomp" else verb
        if clause.relation != "acl:relcl" or draft.event not in PHYSICAL:
            return []
        noun = self.tree[clause.head]
        area = noun.lemma.lower() in self.pack.gazetteer.words.areas
        heads = {noun.index, *(self.tree.children(noun.index, "nmod", "appos") if area else ())}
        return [place for place in self.here if self._head(place) in heads]

    def _named_before(self, start: int) -> list[Place]:
        """The place whose name ends where a relative clause begins."""
        for name in self.names:
            if not self._between(name.span, start).strip(" ,"):
                return [self._place(name)]
        return [place for place in self.here if place.span and not self._between(place.span, start).strip(" ,")]

    def _place(self, name: Mention) -> Place:
        """The place of a name: the town, where it is a town's."""
        code = country_code(name.entity.code)
        listed = name.kind == "region"
        town = None if listed else self.pack.gazetteer.find(name.span.text, (code,) if code else ())
        return replace(town or Place(name=name.entity.name, country=code), span=name.span)

    def _struck_towns(self, draft: Draft) -> list[Place]:
        """The capitals and regions that an attack is said to strike: "a bombardé *Kiev*", "un raid contre *Gaza*"."""
        if draft.event != "ASSAULT":
            return []
        struck = {p.head for p in draft.parties if p.role == "recipient"}
        return [self._place(name) for name in self.names if name.head in struck and name.kind != "country"]

    def _between(self, span: Span, start: int) -> str:
        """The words of the sentence from a span to what follows it; a sign where it does not precede."""
        offset = self.tree.sentence.start
        return self.tree.sentence.text[span.end - offset : start - offset] if offset <= span.end <= start else "."

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

    def _share(self, things: Iterable[T]) -> dict[int, list[tuple[int, T]]]:
        """What falls to each draft, with a rank: 0 for its own, more for what it has from another."""
        shared: dict[int, list[tuple[int, T]]] = defaultdict(list)
        sentence = self.tree.sentence
        for thing in things:
            if thing.span is None or not sentence.start <= thing.span.start < sentence.end or thing is self.lead:
                continue
            head = self._head(thing)
            if head is not None:
                for rank, draft in [*self._owners(head, thing), *self._at_gathering(head, thing)]:
                    shared[draft.head].append((rank, thing))
        return shared

    def _head(self, thing: Spanned) -> int | None:
        """The highest token inside an expression."""
        assert thing.span is not None
        inside = [
            t.index for t in self.tree.tokens if thing.span.start <= t.start < thing.span.end and t.pos != "PUNCT"
        ]
        inner = set(inside)
        return next((i for i in inside if self.tree[i].head not in inner or self.tree[i].head == i), None)

    def _owners(self, head: int, thing: Spanned) -> list[tuple[int, Draft]]:
        step: int | None = head
        while step is not None:
            if step in self.words:
                owner = self.words[step]
                if self._is_said(owner, head, thing):
                    return []
                return self._with_nested(owner, thing)
            if step in self.parties and not isinstance(thing, When):
                spoken = isinstance(thing, Place) and self.parties[step].event in SPOKEN
                return [] if spoken else [(OWN, self.parties[step])]
            if step in self.sayings:
                return []
            if step != head and self._closed(step, thing):
                return self._aside(step)
            below = self._within(step, head) if self._is_clause(step) else []
            if below and not isinstance(thing, Quantity):
                return [(BELOW, min(below, key=lambda d: self._steps(d, step)))]
            step = self.tree.parent(step)
        return self._counting(head, thing) if isinstance(thing, Quantity) else []

    def _counting(self, head: int, thing: Quantity) -> list[tuple[int, Draft]]:
        """The draft below those counted: "*500 migrants* arrêtés"; if they suffered, below the verb that says so."""
        noun = [d for d in self.drafts if self.tree[d.anchor].relation in SETTING and self.tree[d.anchor].head == head]
        verb = self.tree.clause(head)
        caused = [d for d in self.drafts if d.event == "ASSAULT" and self.tree[d.anchor].head == verb]
        found = noun or (caused if thing.role in SUFFERED else [])
        return [(BELOW, found[0])] if found else []

    def _at_gathering(self, head: int, thing: Spanned) -> list[tuple[int, Draft]]:
        """The sayings at a meeting that is an event of its own: "*réunis en sommet* lundi à X, ils ont condamné …"."""
        if isinstance(thing, Quantity):
            return []
        steps = [step for step in self.tree.ancestors(head) if step != head]
        clause = next((step for step in steps if self.tree[step].relation in SETTING), None)
        return [] if clause is None else self._aside(clause)

    def _is_said(self, owner: Draft, head: int, thing: Spanned) -> bool:
        """Whether a time or a place is one of what somebody says, asks or is accused of, not of his saying so."""
        if isinstance(thing, Quantity) or owner.event not in SPOKEN:
            return False
        if owner.event == "STATE" and head in owner.content and not self._opens(head, owner):
            return True
        if owner.event not in ANSWERING:
            return False
        for step in (head, *self.tree.ancestors(head)):
            if step in owner.words or step == owner.anchor:
                return False
            if self.tree[step].pos in VERBS and step != head:
                return True
        return False

    def _opens(self, head: int, owner: Draft) -> bool:
        """Whether a phrase stands before a verb and its subject: "*À Édimbourg*, X a dépeint …"."""
        subject = self.tree.child(owner.anchor, "nsubj", "nsubj:pass")
        before = owner.anchor if subject is None else min(subject, owner.anchor)
        return self.tree[head].head == owner.anchor and head < before

    def _aside(self, clause: int) -> list[tuple[int, Draft]]:
        """The draft of a saying that a clause without an event sets: "X, qui s'exprimait lundi à Genève, a accusé …".

        The clause may stand with the verb, with the speaker or with what carries his words ("un message diffusé
        lundi").
        """
        above = self.tree.parent(clause)
        if above is None or self.tree[clause].lemma.lower() not in self.pack.gazetteer.words.gatherings:
            return []
        for step in (above, *list(self.tree.ancestors(above))[:1]):
            draft = self.words.get(step)
            if draft is not None:
                return [(ASIDE, draft)] if draft.event in SPOKEN | {"CONSULT"} else []
        return []

    def _within(self, clause: int, head: int) -> list[Draft]:
        """The drafts below a clause, but for the word of saying whose content a circumstance is part of."""
        drafts = [d for d in self.drafts if clause in self.tree.ancestors(d.anchor)]
        return [d for d in drafts if d.event not in SPOKEN or head not in d.content]

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

    def _with_nested(self, draft: Draft, thing: Spanned) -> list[tuple[int, Draft]]:
        """The owner, and the events named inside its clause, which share its time and place but not its numbers."""
        if isinstance(thing, Quantity):
            return [(OWN, draft)]
        nested = [
            (NESTED, other)
            for other in self.drafts
            if other is not draft
            and draft.anchor in list(self.tree.ancestors(other.anchor))[:2]
            and (other.part == "noun" or "VerbForm=Part" in self.tree[other.head].features)
            and self.tree[other.anchor].relation in ("obl", "advcl", "obj", "nmod")
        ]
        return [(OWN, draft), *nested]
