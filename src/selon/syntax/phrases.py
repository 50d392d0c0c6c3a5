"""Whom a noun phrase stands for: a name, a role with its country ("soldats nord-coréens"), a people."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Entity, Mention, Reading, Span, Token
from selon.packs.names import country_code
from selon.packs.roles import Role, RoleMatch
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

BEARING = ("appos", "flat", "flat:name", "nmod", "compound", "dep")
BEARERS = frozenset({"person", "outlet", "group", "body", "agency", "party"})
DEMONYM = "demonym"
PERSON = "person"
NATIONAL = frozenset({"demonym", "country", "seat", "region"})
CIVIL = "CVL"
DEPTH = 4


def describe(tree: Tree, head: int, reading: Reading, pack: "Pack") -> Entity | None:
    """The entity of the noun phrase that a token heads; None where it names nobody.

    A role without any country has its English gloss as name, and no code; an unknown name is kept as written.
    """
    named = mention_at(tree, head, reading)
    if named is not None and named.kind != DEMONYM:
        return _of_a_country(tree, head, named, reading, pack) or replace(named.entity, span=named.span)
    match = pack.roles.find(tree.tokens, head)
    if match is not None:
        bearer, held = bearer_of(tree, match, reading), office(tree, match, reading, pack)
        if bearer is None or (bearer.entity.code is None and bearer.kind != PERSON):
            return held
        return replace(bearer.entity, code=bearer.entity.code or held.code, span=_join(tree, match, bearer))
    if named is not None:
        return _people(tree, head, named, pack)
    return _as_written(tree, head, reading, pack) if tree[head].pos == "PROPN" else None


def _of_a_country(tree: Tree, head: int, named: Mention, reading: Reading, pack: "Pack") -> Entity | None:
    """The national part of a body that has no country: "un Casque bleu *mauritanien*", "la Croix-Rouge *libanaise*"."""
    after = next((token.index for token in tree.tokens if token.start >= named.span.end), len(tree))
    people = _demonym_at(tree, after, reading)
    country = pack.names.country(people.entity.code) if people is not None else None
    if named.kind != "body" or country is None or ":" not in (named.entity.code or ""):
        return None
    sector = "NGO" if (named.entity.code or "").startswith("NGO") else "MIL"
    return Entity(
        name=f"{country.adjective} {named.entity.name}",
        code=f"{country.code}.{sector}",
        span=tree.span(tree.phrase(head)),
    )


def mention_at(tree: Tree, head: int, reading: Reading) -> Mention | None:
    """The mention whose words a token is one of; where two share it, the last ("russo-ukrainien")."""
    token = tree[head]
    found = [m for m in _mentions(tree, reading) if m.span.start < token.end and token.start < m.span.end]
    return next((m for m in found if m.head == head), found[-1] if found else None)


def office(tree: Tree, match: RoleMatch, reading: Reading, pack: "Pack", depth: int = DEPTH) -> Entity:
    """The entity of a role by its country or body, whoever bears it: "le ministre bolivien" is BOL.GOV."""
    owner = _owner(tree, match, reading, pack, depth)
    head = _head(tree, match)
    plural, span = "Number=Plur" in tree[head].features, tree.span(tree.phrase(head))
    if owner is None or owner.code is None:
        english = match.role.english(plural)
        return Entity(name=english if owner is None else f"{owner.name} {english}", code=None, span=span)
    return replace(held_by(match.role, owner, plural, pack), span=span)


def held_by(role: Role, owner: Entity, plural: bool, pack: "Pack") -> Entity:
    """Who has a role with a country or a body: "minister" of Bolivia is BOL.GOV."""
    return Entity(name=_named(role.english(plural), role, owner, pack), code=_code(role, owner))


def bearer_of(tree: Tree, match: RoleMatch, reading: Reading) -> Mention | None:
    """Who is named beside a role: "le président ukrainien *Volodymyr Zelensky*", "l'agence *Reuters*"."""
    heads = set(range(match.first, match.last + 1))
    for mention in _mentions(tree, reading):
        beside = mention.kind in BEARERS and mention.head > match.first and mention.head not in heads
        if beside and (linked(tree, match, tree[mention.head]) or touching(tree, match, mention.span.start, reading)):
            return mention
    return None


def linked(tree: Tree, match: RoleMatch, name: Token) -> bool:
    """Whether a name stands in apposition to a role, on either side, as the tree or plain adjacency has it."""
    head = _head(tree, match)
    if tree.child(max(head, name.index), "case") is not None:
        return False
    if name.relation == "appos" and match.role.title and name.head in tree.phrase(head) and _after_comma(tree, name):
        return True  # "la haute-commissaire aux droits de l'homme, Navi Pillay": the tree hangs her on the nearest noun
    if match.first <= name.head <= match.last and name.relation in BEARING:
        return True
    if tree[head].head == name.index and tree[head].relation in BEARING:
        return tree.child(head, "case") is None
    same = tree[head].head == name.head and tree[head].relation.split(":")[0] == name.relation.split(":")[0] != "nmod"
    return same and name.head not in (name.index, head) and _adjacent(tree, head, name.index)


def _after_comma(tree: Tree, name: Token) -> bool:
    return name.index > 0 and tree[name.index - 1].pos == "PUNCT"


def touching(tree: Tree, match: RoleMatch, start: int, reading: Reading) -> bool:
    """Whether a name that starts at this offset follows a role at once, or after the role's demonym."""
    after = match.last + 1
    if after < len(tree) and tree[after].start != start and _demonym_at(tree, after, reading) is not None:
        after += 1
    return after < len(tree) and tree[after].start == start


def _demonym_at(tree: Tree, index: int, reading: Reading) -> Mention | None:
    named = mention_at(tree, index, reading) if index < len(tree) else None
    return named if named is not None and named.kind == DEMONYM else None


def _adjacent(tree: Tree, head: int, name: int) -> bool:
    """Whether between a role and a name of one clause stand only words below the two, and commas."""
    low, high = sorted((head, name))
    below = set(tree.subtree(head)) | set(tree.subtree(name))
    between = range(low + 1, high)
    if any(tree[at].pos in ("VERB", "AUX", "CCONJ") for at in between):
        return False
    return all(at in below or tree[at].pos in ("PUNCT", "DET", "ADJ") for at in between)


def _owner(tree: Tree, match: RoleMatch, reading: Reading, pack: "Pack", depth: int) -> Entity | None:
    # What stands right after the noun belongs to it even where the tree errs.
    if (nearest := _demonym_at(tree, match.last + 1, reading)) is not None:
        return nearest.entity
    group = range(match.first, match.last + 1)
    below = [child for member in group for child in tree.below[member] if child not in group]
    for child in below:
        if (named := _demonym_at(tree, child, reading)) is not None and tree.preposition(child) == "":
            return named.entity
    if depth:
        for child in below:
            if tree[child].relation.startswith("nmod") and tree.preposition(child) in pack.roles.of:
                owner = _complement(tree, child, reading, pack, depth - 1)
                if owner is not None:
                    return owner
    return _nearby(tree, match, reading, pack)


def _complement(tree: Tree, child: int, reading: Reading, pack: "Pack", depth: int) -> Entity | None:
    """Whose: "du Hamas", "de l'armée syrienne", "d'Alep"."""
    named = mention_at(tree, child, reading)
    if named is not None:
        return named.entity
    match = pack.roles.find(tree.tokens, child)
    if match is not None:
        bearer = bearer_of(tree, match, reading)
        found = bearer.entity if bearer is not None else office(tree, match, reading, pack, depth)
        return found if found.code is not None else None
    if tree[child].pos == "PROPN":
        place = pack.gazetteer.find(tree[child].text, _countries(reading))
        return None if place is None else Entity(name=place.name, code=place.country)
    return None


def _nearby(tree: Tree, match: RoleMatch, reading: Reading, pack: "Pack") -> Entity | None:
    """The first people or country named inside the phrase, then where it stands ("les rebelles en Syrie")."""
    phrase = set(tree.phrase(_head(tree, match)))
    inside = [m for m in _mentions(tree, reading) if m.head in phrase and m.kind in NATIONAL]
    people = [m for m in inside if m.kind == DEMONYM]
    if not people and tree[_head(tree, match)].lemma.lower() in pack.grammar.posted:
        return None
    near = people or [m for m in inside if tree.preposition(m.head) in pack.roles.within]
    return near[0].entity if near else None


def _code(role: Role, owner: Entity) -> str:
    code = owner.code or ""
    if ":" in code:
        return code
    country, _, theirs = code.partition(".")
    sector = (theirs or role.sector) if role.speaker else (role.sector or theirs)
    return f"{country}.{sector}" if sector else country


def _named(english: str, role: Role, owner: Entity, pack: "Pack") -> str:
    country = pack.names.country(owner.code)
    if country is not None and owner.name == country.name:
        return f"{country.adjective} {english}"
    if role.speaker or role.title or country is not None:
        return f"{english} of {owner.name}"
    return f"{owner.name} {english}"


def _people(tree: Tree, head: int, named: Mention, pack: "Pack") -> Entity:
    """An adjective or "les Russes" is the country; "deux Palestiniens" are people of it."""
    token, country = tree[head], pack.names.country(named.entity.code)
    whole = token.pos == "ADJ" and token.relation.startswith("amod")
    determiner = tree.child(head, "det")
    plural, counted = "Number=Plur" in token.features, tree.child(head, "nummod") is not None
    article = determiner is not None and "Definite=Ind" not in tree[determiner].features
    definite = article or any(tree[c].text.lower() in pack.grammar.contracted for c in tree.children(head, "case"))
    if whole or country is None or (plural and definite and not counted):
        return replace(named.entity, span=named.span)
    name = f"{country.adjective} {'civilians' if plural else 'civilian'}"
    return Entity(name=name, code=f"{country.code}.{CIVIL}", span=tree.span(tree.phrase(head)))


def _as_written(tree: Tree, head: int, reading: Reading, pack: "Pack") -> Entity:
    """An unknown name: a town stands for its country, anything else for itself."""
    below = [at for at in tree.phrase(head) if at == head or tree[at].relation.startswith("flat")]
    span = tree.span(below)
    place = pack.gazetteer.find(span.text, _countries(reading))
    return Entity(name=place.name if place else span.text, code=place.country if place else None, span=span)


def _head(tree: Tree, match: RoleMatch) -> int:
    """The token of a role's words that the others hang on."""
    group = range(match.first, match.last + 1)
    return next((at for at in group if tree[at].head not in group or tree[at].head == at), match.first)


def _join(tree: Tree, match: RoleMatch, bearer: Mention) -> Span:
    start, end = min(tree[match.first].start, bearer.span.start), max(tree[match.last].end, bearer.span.end)
    offset = tree.sentence.start
    return Span(start=start, end=end, text=tree.sentence.text[start - offset : end - offset])


def _mentions(tree: Tree, reading: Reading) -> Iterator[Mention]:
    """The mentions of this sentence; a reading keeps them in the order of the text."""
    at = bisect_left(reading.mentions, tree.sentence.index, key=lambda mention: mention.sentence)
    while at < len(reading.mentions) and reading.mentions[at].sentence == tree.sentence.index:
        yield reading.mentions[at]
        at += 1


def _countries(reading: Reading) -> frozenset[str]:
    """The countries that the document names."""
    return frozenset(code for m in reading.mentions if (code := country_code(m.entity.code)) is not None)
