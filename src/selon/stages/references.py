"""Who is meant: names, noun phrases and pronouns in the roles of a draft become entities of the document."""

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Draft, Entity, Party, Reading
from selon.ontology import PERFORMATIVE, UNKNOWN
from selon.syntax.agreement import gender, latter
from selon.syntax.arguments import noun_arguments, transparent
from selon.syntax.cast import REACH, Cast
from selon.syntax.holders import Phrase, body, holder, indefinite, populate
from selon.syntax.phrases import describe, held_by
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

DEEDS = frozenset({"ASSAULT", "COERCE"})
"""Types whose actors are meant by "les auteurs"."""
SAID = frozenset({"source", "speaker", "quotation"})
OWNERS = frozenset({"agent", "amod", "nmod:par"})
"""Relations, besides the genitive, in which a demand shows whose it is."""
PAIR = 2


def refer(reading: Reading, pack: "Pack") -> Reading:
    """Give each draft its actors, recipients and sources as entities, and the reading those whom it speaks of."""
    memory = Memory(reading, pack)
    drafts = tuple(memory.resolve(draft) for draft in reading.drafts)
    return replace(reading, drafts=drafts, known=tuple(memory.cast.known))


class Memory:
    """The cast of one document, and who of it is speaking and acting at the draft at hand."""

    def __init__(self, reading: Reading, pack: "Pack") -> None:
        self.pack = pack
        self.cast = Cast(reading, pack)
        self.trees = self.cast.trees
        self.speaker: tuple[int, Entity] | None = None
        """Who spoke last, and in which sentence: the "il" of the next "a-t-il ajouté"."""
        self.acting: frozenset[tuple[str, str | None]] = frozenset()
        """The actors of the draft at hand: an object pronoun in its clause is none of them."""
        self.doers: tuple[Entity, ...] = ()
        """Who did what was told last: "les auteurs de ces exactions"."""
        populate(self.cast)

    def resolve(self, draft: Draft) -> Draft:
        """A draft with its parties as entities, each once; nobody is both actor and source of his own act."""
        sources = (*draft.sources, *self._all(draft, "source", ()))
        # In his own words a speaker is "I", never "he".
        speaking = sources if self.cast.quoted(draft.sentence, draft.head) else ()
        self.acting = frozenset((source.name, source.code) for source in speaking)
        actors = self._all(draft, "actor", sources)
        self.acting |= frozenset((actor.name, actor.code) for actor in actors)
        recipients = self._all(draft, "recipient", sources) or self._refused(draft, actors)
        self.acting = frozenset()
        actors, recipients = _between(draft, actors, recipients)
        spoken = (actors if draft.event in PERFORMATIVE else ()) or sources
        if spoken and draft.part != "noun":
            self.speaker = (draft.sentence, spoken[0])
        if draft.event in DEEDS and actors:
            self.doers = actors
        if draft.event in PERFORMATIVE:
            acting = {party.code or party.name for party in (*actors, *(recipients if draft.event == "AGREE" else ()))}
            sources = tuple(source for source in sources if (source.code or source.name) not in acting)
        return replace(draft, actors=actors, recipients=recipients, sources=tuple(_as_source(s) for s in sources))

    def _refused(self, draft: Draft, actors: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whose offer a refusal is of: "décliné l'invitation *de Paris*", "rejeté la trêve décrétée *par X*"."""
        if draft.event != "REJECT":
            return ()
        tree = self.trees[draft.sentence]
        for thing in (head for head in draft.content if tree[head].pos == "NOUN"):
            for relation, head in noun_arguments(tree, thing, self.pack.grammar):
                if relation not in OWNERS and relation.removeprefix("nmod:") not in self.pack.grammar.genitive:
                    continue
                party = Party(role="recipient", sentence=draft.sentence, head=head, relation=relation)
                found = tuple(one for one in self.entities(party, ()) if one.code is not None)
                if found and not {one.name for one in found} & {actor.name for actor in actors}:
                    return found
        return ()

    def _all(self, draft: Draft, role: str, sources: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The entities of a role; a possessive ("ses méthodes") gives one only where nothing else does."""
        parties = sorted((party for party in draft.parties if party.role == role), key=self._possessive)
        found: dict[tuple[str, str | None], Entity] = {}
        for party in parties:
            if found and self._possessive(party):
                continue
            for entity in self.entities(party, sources):
                found.setdefault((entity.name, entity.code), entity)
        return tuple(found.values())

    def _possessive(self, party: Party) -> bool:
        return self.trees[party.sentence][party.head].pos == "DET"

    def entities(self, party: Party, sources: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whom a token stands for: one, or for "les deux pays" the two countries that the report is about."""
        tree = self.trees[party.sentence]
        inner = tree.children(party.head, "nmod")
        heads = [party.head, *inner, *(below for head in inner for below in tree.children(head, "nmod"))]
        pair = next((found for head in heads if (found := self._pair(tree, head))), ())
        if pair:
            return pair
        if tree[party.head].lemma.lower() in self.pack.grammar.doers and not indefinite(self.cast, tree, party.head):
            return self.doers
        instances = [
            h
            for h in tree.children(party.head, "nmod", "obl", "appos")
            if tree.preposition(h) in self.pack.grammar.including
        ]
        each = (self.entity(replace(party, head=head), sources) for head in (party.head, *instances))
        known = tuple(entity for entity in each if entity is not None)
        return (*known, *self._also(party)) if known else ()

    def _also(self, party: Party) -> tuple[Entity, ...]:
        """Who else a plural pronoun stands for, where it takes up coordinated names."""
        token = self.trees[party.sentence][party.head]
        if token.pos != "PRON" or "Number=Plur" not in token.features:
            return ()
        known = self.cast.antecedent(party.sentence, party.head, plural=True, acting=self.acting)
        return known.also if known is not None else ()

    def _pair(self, tree: Tree, head: int) -> tuple[Entity, ...]:
        """The two meant by "les deux pays", "les deux hommes", "les belligérants"; () for any other phrase."""
        token, grammar = tree[head], self.pack.grammar
        lemma, span = token.lemma.lower(), tree.span(tree.phrase(head))
        numbered = any(tree[child].lemma.lower() in grammar.two for child in tree.children(head, "nummod"))
        either = lemma in grammar.sides and "Number=Plur" in token.features and not tree.children(head, "nmod", "amod")
        if not (numbered or either) or indefinite(self.cast, tree, head):
            return ()
        role = self.cast.role(tree, head)
        if lemma in grammar.sides:
            return tuple(replace(side, span=span) for side in self.cast.sides) if len(self.cast.sides) == PAIR else ()
        if lemma in grammar.people and (people := self._people(tree, head)):
            return tuple(replace(person, span=span) for person in people)
        if lemma in grammar.counterparts and len(self.cast.pair) == PAIR:
            sector = f".{role.sector}" if role is not None and role.sector and lemma not in grammar.people else ""
            return tuple(Entity(name=c.name, code=f"{c.code}{sector}", span=span) for c in self.cast.pair)
        return ()

    def _people(self, tree: Tree, head: int) -> tuple[Entity, ...]:
        """The two persons spoken of last, in the order of the text."""
        found: dict[str, Entity] = {}
        for known in self.cast.before(tree.sentence.index, head):
            if known.person and known.sentence >= tree.sentence.index - REACH and len(found) < PAIR:
                found.setdefault(known.entity.name, known.entity)
        return tuple(reversed(found.values())) if len(found) == PAIR else ()

    def entity(self, party: Party, sources: tuple[Entity, ...] = ()) -> Entity | None:
        """Whom a token stands for; None where the text does not say."""
        tree = self.trees[party.sentence]
        head = transparent(tree, party.head, self.pack.grammar)
        token = tree[head]
        if party.relation == "possessive" or (token.pos == "DET"):
            return self._antecedent(party.sentence, head, plural=None)
        form, pronouns = self.pack.grammar.pronoun(token.text), self.pack.grammar.pronouns
        pronominal = token.pos == "PRON" or form in pronouns.subject | pronouns.object
        if pronominal and (party.sentence, head) not in self.cast.named:
            return self._pronoun(party, head, sources)
        if latter(tree, head, self.pack.grammar):
            return self._antecedent(party.sentence, head, plural="Number=Plur" in token.features)
        if self._somebody(tree, head):
            known = next((k for k in self.cast.before(party.sentence, head) if k.person), None)
            if known is not None:
                return replace(known.entity, span=tree.span(tree.phrase(head)))
        return self._noun(party, tree, head, sources)

    def _somebody(self, tree: Tree, head: int) -> bool:
        """Whether a noun only takes up a person: "l'homme", "le trentenaire"."""
        token = tree[head]
        alone = token.lemma.lower() in self.pack.grammar.somebody and not tree.children(
            head, "amod", "nmod", "acl", "acl:relcl"
        )
        definite = tree.child(head, "det") is not None and not indefinite(self.cast, tree, head)
        return alone and definite and "Number=Plur" not in token.features

    def _noun(self, party: Party, tree: Tree, head: int, sources: tuple[Entity, ...]) -> Entity | None:
        token = tree[head]
        if token.relation == "conj" or tree.child(head, "conj") is not None:
            shared = self._shared(party, tree, head)
            if shared is not None:
                return shared
        found = describe(tree, head, self.cast.reading, self.pack)
        if found is not None and found.code is not None:
            return found
        place = self.cast.places.get(token.start)
        if place is not None and place.country is not None:
            return Entity(name=place.name, code=place.country, span=place.span)
        mention = self.cast.named.get((party.sentence, head))
        if mention is not None and mention.kind == "person" and found is not None and self.cast.focus is not None:
            return replace(found, code=self.cast.focus)
        role = self.cast.role(tree, head)
        unnamed = self.pack.cues.unnamed.get(token.lemma.lower())
        if unnamed is not None and (role is None or (role.anybodys and indefinite(self.cast, tree, head))):
            bearer = _bearing(tree, head)
            if bearer is not None and party.relation in SAID:
                return Entity(name=tree.span(tree.phrase(bearer)).text, code=None, span=tree.span(tree.phrase(bearer)))
            return Entity(name=unnamed, code=UNKNOWN, span=tree.span(tree.phrase(head)))
        if role is not None:
            held = holder(self.cast, Phrase(tree, head, role, found))
            nobodys = role.anybodys and party.relation not in SAID and (held.code or UNKNOWN).startswith(UNKNOWN)
            return None if nobodys else held
        if found is not None and found.code is None and mention is None and not _somebodys_name(tree, head):
            return None
        if found is None and (meant := body(self.cast, tree, head)) is not None:
            return replace(meant, span=tree.span(tree.phrase(head)))
        if found is None and (found := self._owner(party, tree, head, sources)) is None and party.relation in SAID:
            return _as_named(tree, head)
        return found

    def _shared(self, party: Party, tree: Tree, head: int) -> Entity | None:
        """One of two whom adjectives tell apart: "les armées grecque et *turque*" is the Greek and the Turkish one."""
        named = self.cast.named.get((party.sentence, head))
        above = next((a for a in (head, *tree.ancestors(head)) if tree[a].relation != "conj"), head)
        noun = tree[above].head
        role = self.cast.role(tree, noun) if tree[above].relation == "amod" and party.relation != "amod" else None
        if named is None or named.kind != "demonym" or role is None:
            return None
        return replace(held_by(role, named.entity, False, self.pack), span=named.span)

    def _owner(self, party: Party, tree: Tree, head: int, sources: tuple[Entity, ...]) -> Entity | None:
        """Whose a thing is: "des données *du ministère*", "une position *de l'armée*"."""
        for child in tree.children(head, "nmod"):
            if tree.preposition(child) in self.pack.grammar.genitive:
                return self.entity(replace(party, head=child), sources)
        return None

    def _pronoun(self, party: Party, head: int, sources: tuple[Entity, ...]) -> Entity | None:
        sentence = party.sentence
        tree = self.trees[sentence]
        token = tree[head]
        if "Person=1" in token.features or "Person=2" in token.features:
            return replace(sources[-1], kind=None, span=tree.span([head])) if sources else None
        form, pronouns = self.pack.grammar.pronoun(token.text), self.pack.grammar.pronouns
        if form in pronouns.impersonal or "PronType=Rel" in token.features:
            return None
        if form not in pronouns.subject | pronouns.object:
            return None
        plural = "Number=Plur" in token.features
        said = party.relation in SAID or self.pack.grammar.clitic(token.text)
        if said and not plural and self._speaks(tree, head) and self.speaker is not None:
            return replace(self.speaker[1], kind=None, span=tree.span([head]))
        return self._antecedent(sentence, head, plural=plural)

    def _speaks(self, tree: Tree, head: int) -> bool:
        """Whether who spoke last can be a pronoun of saying: an earlier sentence's speaker, of the same gender."""
        if self.speaker is None or self.speaker[0] >= tree.sentence.index:
            return False
        ours, theirs = gender(tree, head, self.pack.grammar), self.cast.genders.get(self.speaker[1].name)
        return ours is None or theirs is None or ours == theirs

    def _antecedent(self, sentence: int, head: int, plural: bool | None) -> Entity | None:
        known = self.cast.antecedent(sentence, head, plural, self.acting)
        return None if known is None else replace(known.entity, span=self.trees[sentence].span([head]))


def _between(
    draft: Draft, actors: tuple[Entity, ...], recipients: tuple[Entity, ...]
) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    """Those who act and those who undergo, the two that do something to one another shared out in their order."""
    if not draft.mutual or recipients or len(actors) != PAIR:
        return actors, recipients
    return actors[:1], actors[1:]


def _somebodys_name(tree: Tree, head: int) -> bool:
    """Whether an unknown name is that of a person, a body or a people ("les Tutsis"), not of a thing."""
    plural = any("Number=Plur" in tree[child].features for child in tree.children(head, "det"))
    return plural or tree[head].entity in ("PER", "ORG")


def _bearing(tree: Tree, head: int) -> int | None:
    """The name that a noun introduces at once: "le site *Mediapart*"."""
    names = (c for c in tree.children(head, "appos", "flat", "flat:name", "nmod") if tree[c].pos == "PROPN")
    return next((c for c in names if c == max(tree.phrase(head)) + 1 or c == head + 1), None)


def _as_named(tree: Tree, head: int) -> Entity | None:
    """Who speaks under a name that nothing explains, though the parser takes it for a common noun: "le PNDS"."""
    token = tree[head]
    if token.entity not in ("PER", "ORG") or not token.text[0].isupper():
        return None
    return Entity(name=token.text, code=None, span=tree.span([head]))


def _as_source(entity: Entity) -> Entity:
    return replace(entity, kind="unnamed" if (entity.code or UNKNOWN).startswith(UNKNOWN) else "named")
