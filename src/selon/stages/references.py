"""Who is meant: names, noun phrases and pronouns in the roles of a draft become entities of the document."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from selon.model import Draft, Entity, Party, Reading, Sentence, Span
from selon.ontology import PERFORMATIVE, UNKNOWN
from selon.packs.roles import Role
from selon.syntax.arguments import transparent
from selon.syntax.phrases import describe
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

ARMED = frozenset({"MIL", "REB"})
"""Sectors whose members, once named, are meant by another word for the same: "soldats russes … les militaires"."""
LOCAL = frozenset({"CVL", "COP", "REB", "REF", "OPP", "MED"})
"""Sectors of those who, where nothing else is said, belong to the place that their sentence names."""
DEEDS = frozenset({"ASSAULT", "COERCE"})
"""What a condemnation of "ces attaques" is of: the last one told, and its recipient is who did it."""
SAID = frozenset({"source", "speaker", "quotation"})
PAIR = 2
CLEAR = 2.0
"""How many times as often as the next one a country is named that a report is clearly about."""
REACH = 3
"""Sentences that a pronoun looks back over."""
CIVIC = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB", "OPP", "CVL", "REF", "PTY", "MED"})
"""Sectors whose members belong to the country that the report is about, where nothing else is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody whom the document has spoken of, and how: enough to decide whether a pronoun can mean him."""

    sentence: int
    head: int
    entity: Entity
    lemma: str
    plural: bool
    person: bool
    subject: bool


def refer(reading: Reading, pack: "Pack") -> Reading:
    """Give each draft its actors, recipients and sources as entities."""
    memory = Memory(reading, pack)
    return replace(reading, drafts=tuple(_taking_up(memory.resolve(draft) for draft in reading.drafts)))


def _taking_up(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, those of definite nouns with the parties of the event that they take up, where they name none.

    "L'exécution" after "les rebelles ont exécuté des soldats" has the same actor and the same victims.
    """
    before: list[Draft] = []
    for draft in drafts:
        if draft.part == "noun" and draft.definite:
            draft = _completed(draft, before)
        elif draft.event == "ACCUSE" and draft.uses and not draft.recipients:
            doer = next((other for other in reversed(before) if other.event in DEEDS and other.actors), None)
            draft = replace(draft, recipients=doer.actors) if doer is not None else draft
        before.append(draft)
        yield draft


def _completed(draft: Draft, before: list[Draft]) -> Draft:
    for other in reversed(before):
        if (other.event, other.mode) != (draft.event, draft.mode) or not _compatible(draft, other):
            continue
        return replace(draft, actors=draft.actors or other.actors, recipients=draft.recipients or other.recipients)
    return draft


def _compatible(draft: Draft, other: Draft) -> bool:
    """Whether two drafts name no different parties, and the earlier one names some."""
    for ours, theirs in ((draft.actors, other.actors), (draft.recipients, other.recipients)):
        if ours and theirs and not {e.code for e in ours} & {e.code for e in theirs}:
            return False
    return bool(other.actors or other.recipients)


class Memory:
    """The people and bodies of one document, in the order in which it speaks of them."""

    def __init__(self, reading: Reading, pack: "Pack") -> None:
        self.reading = reading
        self.pack = pack
        self.trees = {s.index: Tree(s) for s in reading.sentences if s.tokens}
        self.named = {(m.sentence, m.head): m for m in reading.mentions}
        self.places = {place.span.start: place for place in reading.places if place.span is not None}
        counts = self._countries().most_common(2)
        self.focus = counts[0][0] if counts else None
        self.pair = [country for code, _ in counts if (country := self.pack.names.country(code)) is not None]
        self.clear = self.focus if counts and (len(counts) == 1 or counts[0][1] >= CLEAR * counts[1][1]) else None
        self.speaker: tuple[int, Entity] | None = None
        """Who spoke last, and in which sentence: the "il" of the next "a-t-il ajouté"."""
        self.acting: frozenset[tuple[str, str | None]] = frozenset()
        """The actors of the draft at hand: an object pronoun in its clause is none of them."""
        self.known = sorted(self._everybody(), key=lambda known: (known.sentence, known.head))

    def resolve(self, draft: Draft) -> Draft:
        """A draft with its parties as entities, each once; nobody is both actor and source of his own act."""
        sources = (*draft.sources, *self._all(draft, "source", ()))
        if draft.event == "STATE" and (said := self._all(draft, "actor", ())):
            self.speaker = (draft.sentence, said[0])
        actors = self._all(draft, "actor", sources)
        self.acting = frozenset((actor.name, actor.code) for actor in actors)
        recipients = self._all(draft, "recipient", sources)
        self.acting = frozenset()
        if draft.event in PERFORMATIVE:
            acting = {party.code or party.name for party in (*actors, *(recipients if draft.event == "AGREE" else ()))}
            sources = tuple(source for source in sources if (source.code or source.name) not in acting)
        return replace(draft, actors=actors, recipients=recipients, sources=tuple(_as_source(s) for s in sources))

    def _all(self, draft: Draft, role: str, sources: tuple[Entity, ...]) -> tuple[Entity, ...]:
        found: dict[tuple[str, str | None], Entity] = {}
        for party in draft.parties:
            if party.role == role:
                for entity in self.entities(party, sources):
                    found.setdefault((entity.name, entity.code), entity)
        return tuple(found.values())

    def entities(self, party: Party, sources: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whom a token stands for: one, or for "les deux pays" the two countries that the report is about."""
        tree = self.trees[party.sentence]
        heads = [party.head, *tree.children(party.head, "nmod")]
        pair = next((head for head in heads if self._is_pair(tree, head)), None)
        if pair is not None and len(self.pair) > 1:
            span = tree.span(tree.phrase(party.head))
            role = self._role(tree, party.head)
            sector = role.sector if role is not None else None
            return tuple(Entity(name=c.name, code=_code(c.code, sector), span=span) for c in self.pair)
        instances = [
            h for h in tree.children(party.head, "nmod", "obl") if tree.preposition(h) in self.pack.grammar.including
        ]
        found = (self.entity(replace(party, head=head), sources) for head in (party.head, *instances))
        return tuple(entity for entity in found if entity is not None)

    def _is_pair(self, tree: Tree, head: int) -> bool:
        token = tree[head]
        if token.lemma.lower() not in self.pack.grammar.counterparts:
            return False
        return any(q.value == PAIR and q.span.start <= token.start < q.span.end for q in self.reading.quantities)

    def entity(self, party: Party, sources: tuple[Entity, ...] = ()) -> Entity | None:
        """Whom a token stands for; None where the text does not say."""
        tree = self.trees[party.sentence]
        head = transparent(tree, party.head, self.pack.grammar)
        token = tree[head]
        if party.relation == "possessive" or (token.pos == "DET"):
            return self._antecedent(party.sentence, head, plural=None)
        form = self.pack.grammar.pronoun(token.text)
        pronouns = self.pack.grammar.pronouns
        if (token.pos == "PRON" or form in pronouns.subject | pronouns.object) and (
            party.sentence,
            head,
        ) not in self.named:
            return self._pronoun(party, head, sources)
        found = describe(tree, head, self.reading, self.pack)
        if found is not None and found.code is not None:
            return found
        place = self.places.get(token.start)
        if place is not None and place.country is not None:
            return Entity(name=place.name, code=place.country, span=place.span)
        mention = self.named.get((party.sentence, head))
        if mention is not None and mention.kind == "person" and found is not None and self.clear is not None:
            return replace(found, code=self.clear)
        role = self._role(tree, head)
        unnamed = self.pack.cues.unnamed.get(token.lemma.lower())
        if unnamed is not None and (role is None or (party.relation in SAID and self._indefinite(tree, head))):
            return Entity(name=unnamed, code=UNKNOWN, span=tree.span(tree.phrase(head)))
        if role is not None:
            return self._by_role(tree, head, role, found)
        if found is None and (body := self._body(tree, head)) is not None:
            return replace(body, span=tree.span(tree.phrase(head)))
        return found if found is not None else self._owner(party, tree, head, sources)

    def _owner(self, party: Party, tree: Tree, head: int, sources: tuple[Entity, ...]) -> Entity | None:
        """Whose a thing is: "des données *du ministère*", "une position *de l'armée*"."""
        for child in tree.children(head, "nmod"):
            if tree.preposition(child) in self.pack.grammar.genitive:
                return self.entity(replace(party, head=child), sources)
        return None

    def _pronoun(self, party: Party, head: int, sources: tuple[Entity, ...]) -> Entity | None:
        sentence = party.sentence
        token = self.trees[sentence][head]
        if "Person=1" in token.features or "Person=2" in token.features:
            return replace(sources[-1], kind=None, span=self.trees[sentence].span([head])) if sources else None
        form, pronouns = self.pack.grammar.pronoun(token.text), self.pack.grammar.pronouns
        if form in pronouns.impersonal or "PronType=Rel" in token.features:
            return None
        if form not in pronouns.subject | pronouns.object:
            return None
        plural = "Number=Plur" in token.features
        if party.relation in SAID and not plural and self.speaker is not None and self.speaker[0] < sentence:
            return replace(self.speaker[1], kind=None, span=self.trees[sentence].span([head]))
        return self._antecedent(sentence, head, plural=plural)

    def _antecedent(self, sentence: int, head: int, plural: bool | None) -> Entity | None:
        """The likeliest earlier entity of the same number: a subject before others, a near one before a far one."""
        best, best_score = None, 0.0
        for known in self.known:
            if (known.sentence, known.head) >= (sentence, head):
                break
            if (known.entity.name, known.entity.code) in self.acting:
                continue
            if known.sentence < sentence - REACH or (plural is not None and known.plural != plural):
                continue
            score = 4.0 - (sentence - known.sentence) + 1.5 * known.subject + 1.5 * (known.person and not plural)
            if score >= best_score:
                best, best_score = known, score
        if best is None:
            return None
        return replace(best.entity, span=self.trees[sentence].span([head]))

    def _by_role(self, tree: Tree, head: int, role: Role, found: Entity | None) -> Entity | None:
        """A noun phrase without a country: an earlier bearer of the role, else one of the report's country."""
        token = tree[head]
        span = found.span if found is not None else tree.span(tree.phrase(head))
        sentence = tree.sentence.index
        plural = "Number=Plur" in token.features
        if not self._indefinite(tree, head):
            for known in reversed(self.known):
                if (known.sentence, known.head) >= (sentence, head) or known.entity.code is None:
                    continue
                same = known.lemma == token.lemma.lower() and known.plural == plural
                bearer = role.title and not plural and known.person and _sector(known.entity.code) == role.sector
                if same or bearer:
                    return replace(known.entity, span=span)
            for known in reversed(self.known):
                near = sentence - REACH <= known.sentence and (known.sentence, known.head) < (sentence, head)
                if (
                    near
                    and role.sector in ARMED
                    and known.plural == plural
                    and not known.person
                    and _sector(known.entity.code or "") == role.sector
                ):
                    return replace(known.entity, span=span)
        body = self._body(tree, head)
        return (
            replace(body, span=span) if body is not None else self._of_focus(tree.sentence, role, plural, span, found)
        )

    def _body(self, tree: Tree, head: int) -> Entity | None:
        """The armed group or the body spoken of last, for "l'organisation", "le mouvement"."""
        if tree[head].lemma.lower() not in self.pack.grammar.bodies or self._indefinite(tree, head):
            return None
        place = (tree.sentence.index, head)
        before = [m for at, m in sorted(self.named.items()) if at < place and m.kind in ("group", "body", "party")]
        return before[-1].entity if before else None

    def _of_focus(
        self, sentence: Sentence, role: Role, plural: bool, span: Span | None, found: Entity | None
    ) -> Entity:
        here = [p for p in self.places.values() if p.span and sentence.start <= p.span.start < sentence.end]
        near = {place.country for place in here if place.country is not None}
        about = near.pop() if len(near) == 1 and role.sector in LOCAL else self.focus
        country = self.pack.names.country(about) if role.sector in CIVIC or (role.speaker and self.clear) else None
        english = role.english(plural)
        if country is None:
            return Entity(name=found.name if found is not None else english, code=UNKNOWN, span=span)
        return Entity(name=f"{country.adjective} {english}", code=_code(country.code, role.sector), span=span)

    def _indefinite(self, tree: Tree, head: int) -> bool:
        determiner = tree.child(head, "det")
        grammar = self.pack.grammar
        return determiner is not None and tree[determiner].lemma.lower() not in grammar.definite | grammar.possessives

    def _role(self, tree: Tree, head: int) -> Role | None:
        match = self.pack.roles.find(tree.tokens, head)
        return match.role if match is not None else None

    def _countries(self) -> Counter[str]:
        """How often the report names each country, its first sentence counting more."""
        counts: Counter[str] = Counter()
        for mention in self.reading.mentions:
            country = self.pack.names.country(mention.entity.code)
            if country is not None:
                counts[country.code] += 3 if mention.sentence == 0 else 1
        counts.update(place.country for place in self.reading.places if place.country is not None)
        return counts

    def _everybody(self) -> Iterator[Known]:
        for (sentence, head), mention in self.named.items():
            if mention.kind in ("place", "region"):
                continue
            if mention.kind != "demonym" or self.trees[sentence][head].pos in ("NOUN", "PROPN"):
                yield self._known(sentence, head, mention.entity, mention.kind == "person")
        for sentence, tree in self.trees.items():
            for token in tree.tokens:
                if (
                    token.pos != "NOUN"
                    or (sentence, token.index) in self.named
                    or self._role(tree, token.index) is None
                ):
                    continue
                entity = describe(tree, token.index, self.reading, self.pack)
                if entity is not None and entity.code is not None:
                    yield self._known(sentence, token.index, entity, False)

    def _known(self, sentence: int, head: int, entity: Entity, person: bool) -> Known:
        token = self.trees[sentence][head]
        return Known(
            sentence=sentence, head=head, entity=entity, lemma=token.lemma.lower(), person=person,
            plural="Number=Plur" in token.features and not person, subject=token.relation.startswith("nsubj"),
        )  # fmt: skip


def _code(country: str, sector: str | None) -> str:
    return f"{country}.{sector}" if sector else country


def _sector(code: str) -> str | None:
    return code.split(".")[1] if "." in code else None


def _as_source(entity: Entity) -> Entity:
    return replace(entity, kind="unnamed" if (entity.code or UNKNOWN).startswith(UNKNOWN) else "named")
