"""What a number counts, and what befell those counted, read off a sentence's tokens and their tree."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from selon.model import Token
from selon.packs.numbers import NumberLexicon
from selon.packs.units import RoleWords
from selon.syntax.trees import Tree
from selon.text.numerals import Number

REACH = 5
"""How many words may stand between a number and its noun, or between a noun and its verb without a tree."""
NOUNS = ("NOUN", "PROPN")
PASSED = ("ADV", "NUM", "X")


def token_at(tree: Tree, position: int) -> int:
    """The first token that begins at or after a position in the sentence's text."""
    return bisect_left(tree.tokens, position + tree.sentence.start, key=lambda token: token.start)


def _is_title(tree: Tree, number: Number, noun: int) -> bool:
    """Whether number and noun are parts of one name: Radio *4 Desert* Island."""
    before = token_at(tree, number.core) - 1
    return tree[noun].pos == "PROPN" and before >= 0 and number.start == number.core and tree[before].pos in NOUNS


def counted_noun(tree: Tree, number: Number, lexicon: NumberLexicon) -> int | None:
    """The noun that a number counts, by the words after it, or None where none follows."""
    first = token_at(tree, number.end)
    start = _after_partitive(tree, first, number, lexicon)
    if start is None or (number.year and _is_year(tree, number, lexicon)):
        return None
    described: list[int] = []
    for index in range(start, min(start + REACH, len(tree))):
        token = tree[index]
        if token.pos in NOUNS and not lexicon.carried_after.fullmatch(token.text.lower()):
            return index if token.text[0].isalpha() and not _is_title(tree, number, index) else None
        if token.pos in ("ADJ", *NOUNS) or "VerbForm=Part" in token.features:
            described.append(index)
        elif (
            token.pos not in PASSED
            and not (token.pos == "DET" and start > first)
            and not token.text[0].isdigit()
            and token.text not in ("«", '"', "“")
        ):
            break
    return _noun_among(tree, _skipped(tree, start), described, lexicon)


def _after_partitive(tree: Tree, index: int, number: Number, lexicon: NumberLexicon) -> int | None:
    """Where a number's noun phrase begins; None where a noun would need a preposition and has none."""
    if index >= len(tree):
        return None
    word = tree[index].text.lower().replace("’", "'")
    if word not in lexicon.partitives:
        return None if number.collective and tree[index].pos in ("VERB", "AUX") else index
    definite = word in lexicon.definite_partitives or (index + 1 < len(tree) and tree[index + 1].pos == "DET")
    if number.collective:
        return index + 1
    return index + 1 if definite and not number.year and not _follows_noun(tree, number) else None


def _follows_noun(tree: Tree, number: Number) -> bool:
    """Whether a number word stands behind a noun, and so is an adjective or a name: a *new* vehicle in French."""
    before = token_at(tree, number.core) - 1
    return before >= 0 and number.start == number.core and tree[before].pos == "NOUN"


def _is_year(tree: Tree, number: Number, lexicon: NumberLexicon) -> bool:
    """Whether the word before four digits makes a year of them: in 2012, the World Cup 2018."""
    before = token_at(tree, number.core) - 1
    return before >= 0 and (tree[before].pos in NOUNS or tree[before].text.lower() in lexicon.dated)


def _noun_among(tree: Tree, start: int, adjectives: Sequence[int], lexicon: NumberLexicon) -> int | None:
    """The word that names those counted where the parser saw adjectives alone: 12 young *wounded*."""
    for index in adjectives:
        if unit_of(tree[index], lexicon).lower() in lexicon.roles.nouns:
            return index
    first = tree[adjectives[0]] if adjectives and adjectives[0] == start else None
    if first is None or first.pos != "ADJ" or "Number=Plur" not in first.features:
        return None
    return None if first.lemma in lexicon.prenominal else start


def _skipped(tree: Tree, start: int) -> int:
    """The first word from `start` on that is no number."""
    while start < len(tree) - 1 and (tree[start].pos in ("NUM", "DET") or tree[start].text[0].isdigit()):
        start += 1
    return start


def unit_of(token: Token, lexicon: NumberLexicon) -> str:
    """The lemma of what is counted; the singular by its ending, where the parser gives none."""
    if token.pos == "NOUN" and token.lemma.lower() != token.text.lower():
        return token.text[0] + token.lemma[1:] if token.text.startswith(token.lemma[0].upper()) else token.lemma
    ending = next((e for e in lexicon.singular if token.text.endswith(e) and len(token.text) > len(e) + 2), None)
    if ending is None or token.text in lexicon.invariable:
        return token.text
    return token.text.removesuffix(ending) + lexicon.singular[ending]


def fate(tree: Tree, first: int, noun: int, lexicon: NumberLexicon) -> tuple[str | None, bool]:
    """What befell those counted from token `first` to `noun`: a role, and whether others may share what says it."""
    roles, unit = lexicon.roles, unit_of(tree[noun], lexicon).lower()
    if unit in lexicon.things or unit in lexicon.time.units:
        return None, False
    if unit in roles.nouns:
        return roles.nouns[unit], False
    own = _of_noun(tree, noun, roles)
    shared = (
        _of_governor(tree, _anchor(tree, first, noun), roles)
        or _before(tree, first, roles)
        or _after(tree, noun, roles)
        or _of_event(tree, first, lexicon)
    )
    role = min((r for r in (own, shared) if r), key=roles.order.index, default=None)
    return role, role is not None and role != own


def _of_noun(tree: Tree, noun: int, roles: RoleWords) -> str | None:
    """The role in a participle after the noun, or in its relative clause."""
    for index in range(noun + 1, min(noun + 4, len(tree))):
        token = tree[index]
        if token.pos not in ("ADJ", "VERB") or "VerbForm=Fin" in token.features:
            break
        if "Tense=Pres" not in token.features and (role := _patient(token, roles) or roles.nouns.get(token.lemma)):
            return role
    clauses = (tree[child] for child in tree.children(noun, "acl:relcl", "acl"))
    return next((role for clause in clauses if (role := _of_clause(tree, clause, roles))), None)


def _of_clause(tree: Tree, verb: Token, roles: RoleWords) -> str | None:
    if tree.child(verb.index, "aux:pass") is not None or verb.relation == "acl":
        return _patient(verb, roles) if "Tense=Pres" not in verb.features else None
    return _of_subject(tree, verb, roles)


def _of_subject(tree: Tree, word: Token, roles: RoleWords) -> str | None:
    """The role of the subject of a verb or of an adjective: they *perished*, are *dead*, *lost* their *lives*."""
    if word.pos == "ADJ" and word.lemma in roles.nouns:
        return roles.nouns[word.lemma]
    return _lemma_role(word, roles.deaths, roles) or _idiom(tree, word, roles.subjects)


def _anchor(tree: Tree, first: int, noun: int) -> Token:
    """The token between the number and its noun that hangs outside of them, or the first of its coordination."""
    inside = range(first, noun + 1)
    token = next((tree[i] for i in inside if tree[i].head not in inside), tree[noun])
    steps = 0
    while token.relation == "conj" and token.head != token.index and steps < REACH:
        token, steps = tree[token.head], steps + 1
    return token


def _of_governor(tree: Tree, token: Token, roles: RoleWords) -> str | None:
    head, relation = tree[token.head], token.relation.partition(":")[0]
    if token.head == token.index:
        return None
    if relation == "nsubj":
        passive = token.relation == "nsubj:pass" or tree.child(head.index, "aux:pass") is not None
        return _of_subject(tree, head, roles) or (_patient(head, roles) if passive else None)
    if relation == "nmod":
        return roles.events.get(head.lemma) or _of_idiom_noun(tree, head, roles)
    idiom = _idiom(tree, head, roles.objects) if relation in ("obl", "iobj", "obj") else None
    return idiom or (_patient(head, roles) if relation == "obj" else None)


def _of_idiom_noun(tree: Tree, noun: Token, roles: RoleWords) -> str | None:
    """The role where the noun of an idiom governs those counted: cost the *life* of twelve."""
    pairs = roles.objects.get(tree[noun.head].lemma, ())
    return next((role for word, role in pairs if word == noun.lemma), None)


def _idiom(tree: Tree, verb: Token, idioms: dict[str, tuple[tuple[str, str], ...]]) -> str | None:
    """The role of a verb with its noun: *lose* their *lives*."""
    pairs = idioms.get(verb.lemma)
    if not pairs:
        return None
    near = range(verb.index + 1, min(verb.index + REACH, len(tree)))
    lemmas = {tree[i].lemma for i in near} | {roles_word for i in near if (roles_word := tree[i].text.lower())}
    return next((role for word, role in pairs if word in lemmas), None)


def _patient(token: Token, roles: RoleWords) -> str | None:
    """The role of what a verb has as its object."""
    return _lemma_role(token, roles.verbs, roles)


def _lemma_role(token: Token, table: dict[str, str], roles: RoleWords) -> str | None:
    if role := table.get(token.lemma):
        return role
    verb = roles.participles.get(token.text.lower())
    return table.get(verb) if verb else None


def _before(tree: Tree, first: int, roles: RoleWords) -> str | None:
    """The role by the verb just before the number, where the tree does not tell: *killing* 12."""
    for index in range(first - 1, max(first - 4, -1), -1):
        token = tree[index]
        if token.pos in ("VERB", "ADJ", "NOUN"):
            passive = tree.child(index, "aux:pass") is not None
            return None if passive or token.pos == "NOUN" else _patient(token, roles)
        if token.pos not in ("ADP", "DET", "ADV"):
            return None
    return None


def _after(tree: Tree, noun: int, roles: RoleWords) -> str | None:
    """The role by the first verb after the noun, where the tree does not tell: 12 people were *killed*."""
    helped = False
    for token in _following(tree, noun):
        if token.pos == "AUX":
            helped = True
        elif token.pos in ("VERB", "ADJ") and helped:
            passive = tree.child(token.index, "aux:pass", "cop") is not None
            return _of_subject(tree, token, roles) or (_patient(token, roles) if passive else None)
        elif token.pos not in ("ADV", "ADJ", "VERB"):
            return None
    return None


def _of_event(tree: Tree, first: int, lexicon: NumberLexicon) -> str | None:
    """The role by an event noun further back: the *execution* by the rebels of 28 soldiers."""
    if first == 0 or tree[first - 1].text.lower() not in lexicon.partitives:
        return None
    for index in range(first - 2, max(first - 2 - 2 * REACH, -1), -1):
        if tree[index].pos in ("VERB", "AUX"):
            return None
        if role := lexicon.roles.events.get(tree[index].lemma):
            return role
    return None


def _following(tree: Tree, index: int) -> Iterator[Token]:
    """The next tokens, a parenthesis between commas left out: 17 people, *two of them policemen,* have died."""
    start = index + 1
    if start < len(tree) and tree[start].text == ",":
        commas = (i for i in range(start + 1, min(start + 3 * REACH, len(tree))) if tree[i].text == ",")
        start = next(commas, start - 1) + 1
    for i in range(start, min(start + REACH, len(tree))):
        yield tree[i]
