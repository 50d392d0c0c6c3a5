"""Who is meant by a role noun without a country: "les rebelles", "le ministre", "son armée", "l'organisation"."""

from dataclasses import replace
from typing import NamedTuple

from selon.model import Entity, Span
from selon.ontology import UNKNOWN, party_of
from selon.packs.roles import Role
from selon.syntax.cast import ARMED, REACH, Cast
from selon.syntax.phrases import bearer_of, describe, held_by
from selon.syntax.trees import Tree

FIGHTING = frozenset({"MIL", "REB"})
"""Sectors whose members, once named, are meant by another word for the same: "soldats russes … les militaires"."""
LOCAL = frozenset({"CVL", "COP", "REB", "REF", "OPP", "MED"})
"""Sectors of those who, where nothing else is said, belong to the place that their sentence names."""
CIVIC = frozenset(
    {"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB", "OPP", "CVL", "REF", "PTY", "MED", "REL", "BUS", "NGO"}
)
"""Sectors whose members belong to the country that the report is about, where nothing else is said."""
FRONT = 4
"""How far into its sentence a place may stand that opens it."""
AGAIN = 6
"""Sentences over which a role noun said again means the same bearer; beyond them, the report's own."""


class Phrase(NamedTuple):
    """A role noun in its sentence."""

    tree: Tree
    head: int
    role: Role
    found: Entity | None
    """What the phrase alone says: a name in English, without a code."""

    @property
    def place(self) -> tuple[int, int]:
        """Sentence and token."""
        return self.tree.sentence.index, self.head

    @property
    def plural(self) -> bool:
        """Whether the noun stands in the plural."""
        return "Number=Plur" in self.tree[self.head].features

    @property
    def span(self) -> Span:
        """The words."""
        found = self.found.span if self.found is not None else None
        return found or self.tree.span(self.tree.phrase(self.head))


def populate(cast: Cast) -> None:
    """Add to a cast those who are only called by what they do, and then whom its subject pronouns stand for."""
    for tree, head, role in cast.roles():
        found = describe(tree, head, cast.reading, cast.pack)
        if found is None or found.code is None:
            entity = holder(cast, Phrase(tree, head, role, found))
            cast.add(cast.meet(tree.sentence.index, head, entity, cast.one_person(tree, head, role)))
    pronouns = cast.pack.grammar.pronouns
    for sentence, tree in cast.trees.items():
        for token in tree.tokens:
            subject = token.relation.startswith("nsubj") and token.text.lower() in pronouns.subject
            if subject and not cast.quoted(sentence, token.index):
                meant = cast.antecedent(sentence, token.index, plural="Number=Plur" in token.features)
                if meant is not None:
                    again = cast.meet(sentence, token.index, meant.entity, meant.person)
                    cast.add(replace(again, also=meant.also, gender=again.gender or meant.gender))


def holder(cast: Cast, phrase: Phrase) -> Entity:
    """Whom a role noun without a country stands for: its owner's, an earlier bearer, else the report's own."""
    match = cast.pack.roles.find(phrase.tree.tokens, phrase.head)
    bearer = None if match is None else bearer_of(phrase.tree, match, cast.reading)
    owned = _owned(cast, phrase)
    if bearer is not None and bearer.kind == "person":
        code = bearer.entity.code or (owned or _of_the_report(cast, phrase)).code
        return replace(bearer.entity, code=code, span=phrase.span)
    if owned is not None:
        return owned
    new = indefinite(cast, phrase.tree, phrase.head)
    there = None if new or phrase.role.title else _fronted(cast, phrase)
    if there is not None:
        return replace(held_by(phrase.role, there, phrase.plural, cast.pack), span=phrase.span)
    earlier = None if new else _earlier(cast, phrase)
    meant = earlier or body(cast, phrase.tree, phrase.head)
    return replace(meant, span=phrase.span) if meant is not None else _of_the_report(cast, phrase)


def body(cast: Cast, tree: Tree, head: int) -> Entity | None:
    """The armed group or the body spoken of last, for "l'organisation", "le mouvement"."""
    bodies, token = cast.pack.grammar.bodies, tree[head]
    kinds = bodies.get(token.lemma.lower())
    if kinds is None or indefinite(cast, tree, head) or "Number=Plur" in token.features or _completed(cast, tree, head):
        return None
    named = (m for at, m in sorted(cast.named.items(), reverse=True) if at < (tree.sentence.index, head))
    return next((m.entity for m in named if {m.kind, (m.entity.code or "").split(":")[0]} & kinds), None)


def indefinite(cast: Cast, tree: Tree, head: int) -> bool:
    """Whether a noun's determiner brings in somebody new: "*des* soldats"."""
    determiner, grammar = tree.child(head, "det"), cast.pack.grammar
    return determiner is not None and tree[determiner].lemma.lower() not in grammar.definite | grammar.possessives


def _completed(cast: Cast, tree: Tree, head: int) -> bool:
    """Whether a complement says which one: "la faction *de X*"."""
    genitive = any(tree.preposition(child) in cast.pack.grammar.genitive for child in tree.children(head, "nmod"))
    return genitive or tree.child(head, "acl") is not None


def _owned(cast: Cast, phrase: Phrase) -> Entity | None:
    """ "*Son* armée", "le président, *dont* l'armée …": the owner's, unless the noun names who is against him."""
    grammar, lemma = cast.pack.grammar, phrase.tree[phrase.head].lemma.lower()
    if lemma in grammar.opposites and lemma not in grammar.neighbours | grammar.peers:
        return None
    owner = _owner(cast, phrase)
    if owner is None or owner.code is None or owner.code.startswith(UNKNOWN):
        return None
    if lemma in grammar.neighbours:
        others = [country for country in cast.pair if country.code != party_of(owner.code or "")]
        return Entity(name=others[0].name, code=others[0].code, span=phrase.span) if len(others) == 1 else None
    if lemma in grammar.peers:
        other = phrase.plural or ":" in owner.code or phrase.tree.child(phrase.head, "amod") is not None
        return None if other else _peer(cast, phrase, owner)
    return replace(held_by(phrase.role, owner, phrase.plural, cast.pack), span=phrase.span)


def _peer(cast: Cast, phrase: Phrase, owner: Entity) -> Entity | None:
    """Who has the same office in the other of the two countries that a report is about: "reçu par son homologue"."""
    others = [country for country in cast.pair if country.code != party_of(owner.code or "")]
    if len(others) != 1 or ":" in others[0].code:
        return None
    code = f"{others[0].code}.{sector(owner.code or '') or phrase.role.sector}"
    for known in cast.before(*phrase.place):
        if known.person and known.entity.code == code:
            return replace(known.entity, span=phrase.span)
    return Entity(name=f"{others[0].adjective} {phrase.role.english(plural=False)}", code=code, span=phrase.span)


def _owner(cast: Cast, phrase: Phrase) -> Entity | None:
    tree, grammar = phrase.tree, cast.pack.grammar
    for child in tree.children(phrase.head, "det", "nmod:poss"):
        if tree[child].lemma.lower() in grammar.possessives:
            known = cast.antecedent(tree.sentence.index, child, plural=None)
            return None if known is None else known.entity
    clause = tree.parent(phrase.head)
    if clause is None or tree[clause].relation != "acl:relcl" or tree[clause].head == clause:
        return None
    if any(tree[child].text.lower() in grammar.whose and child < phrase.head for child in tree.subtree(clause)):
        return describe(tree, tree[clause].head, cast.reading, cast.pack)
    return None


def _earlier(cast: Cast, phrase: Phrase) -> Entity | None:
    """An earlier bearer of the same role; for those who fight, the group or the force spoken of last."""
    tree, head, role, _ = phrase
    sentence, lemma = tree.sentence.index, tree[head].lemma.lower()
    for known in cast.before(sentence, head):
        if known.entity.code is None:
            continue
        same = known.lemma == lemma and known.plural == phrase.plural
        near = known.sentence >= sentence - AGAIN or party_of(known.entity.code) == cast.focus
        bearer = role.title and not phrase.plural and known.person and sector(known.entity.code) == role.sector
        if (same and near) or bearer:
            return known.entity
    if role.sector == ARMED and cast.rebels is not None:
        return cast.rebels.entity
    for known in cast.before(sentence, head):
        fights = role.sector in FIGHTING and sector(known.entity.code or "") == role.sector
        if known.sentence >= sentence - REACH and fights and known.plural == phrase.plural and not known.person:
            return known.entity
    if sentence == 0:
        # A headline calls them by what they do; the report then names them: "les islamistes" of Ansar Dine.
        later = (k for k in cast.known if k.lemma == lemma and k.plural == phrase.plural and k.sentence)
        return next((named.entity for named in later), None)
    return None


def _fronted(cast: Cast, phrase: Phrase) -> Entity | None:
    """The country of the place that a clause opens with: "*À Varsovie*, la chancellerie …"."""
    tree, clause = phrase.tree, phrase.tree.clause(phrase.head)
    if phrase.role.sector not in CIVIC:
        return None
    for head in tree.children(clause, "obl", "obl:mod", "advmod"):
        named = cast.named.get((tree.sentence.index, head))
        if head > phrase.head or head > FRONT or tree.preposition(head) not in cast.pack.roles.within:
            continue
        place = cast.places.get(tree[head].start)
        code = named.entity.code if named is not None else place.country if place is not None else None
        country = cast.pack.names.country(code)
        if country is not None:
            return Entity(name=country.name, code=country.code)
    return None


def _of_the_report(cast: Cast, phrase: Phrase) -> Entity:
    """One of the country that the sentence's only place is in, if the report names it, else of the report's country."""
    sentence, role = phrase.tree.sentence, phrase.role
    here = [p for p in cast.places.values() if p.span and sentence.start <= p.span.start < sentence.end]
    near = {place.country for place in here if place.country in cast.mentioned or cast.focus is None}
    local = role.sector in LOCAL or cast.focus is None
    about = near.pop() if len(near) == 1 and local else cast.focus
    theirs = not role.anybodys and (role.sector in CIVIC or (role.speaker and cast.clear))
    country = cast.pack.names.country(about) if theirs else None
    if country is None:
        name = phrase.found.name if phrase.found is not None else role.english(phrase.plural)
        return Entity(name=name, code=UNKNOWN, span=phrase.span)
    code = f"{country.code}.{role.sector}" if role.sector else country.code
    return Entity(name=f"{country.adjective} {role.english(phrase.plural)}", code=code, span=phrase.span)


def sector(code: str) -> str | None:
    """The sector of a code: "MIL" of "RUS.MIL", "REB" of "REB:M23"."""
    if ":" in code:
        return code.split(":")[0]
    return code.split(".")[1] if "." in code else None
