"""Find who and what a document names: known names by the index, unknown people by their titles."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Entity, Mention, Reading, Sentence, Span
from selon.ontology import PLACES
from selon.packs.names import MEMORY, Match, Named, choose, country_code, fold, words_of
from selon.packs.roles import RoleMatch
from selon.syntax.phrases import describe, linked, mention_at, office, touching
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

PERSON = "person"
FLAT = "flat"
DEMONYM = "demonym"
BODIES = frozenset({"agency", "body", "group", "party"})
OFFICES = frozenset({"GOV", "JUD", "LEG"})
"""Sectors of nouns that mean a country's own body before a foreign one: "le Parlement"."""


def mention(reading: Reading, pack: "Pack") -> Reading:
    """Give the reading its mentions, in the order of the text."""
    trees = [Tree(sentence) for sentence in reading.sentences if sentence.tokens]
    matches = {sentence.index: pack.names.find(sentence.text, sentence.start) for sentence in reading.sentences}
    countries = _countries(match for found in matches.values() for match in found)
    year = int(reading.document.published[:4]) if reading.document.published else None
    known = [m for tree in trees for m in _known(tree, matches[tree.sentence.index], year, countries)]
    reading = replace(reading, mentions=tuple(sorted([*known, *_short_names(trees, known, pack)], key=_place)))
    people = People(reading, pack, year, countries)
    for tree in trees:
        people.meet(tree)
    found = [*reading.mentions, *(m for tree in trees for m in people.recall(tree))]
    by_index = {tree.sentence.index: tree for tree in trees}
    titled = (_with_honorific(by_index[m.sentence], m, pack) for m in found)
    return replace(reading, mentions=tuple(sorted(titled, key=_place)))


class People:
    """The people of one document: full names first met, short names recalled."""

    def __init__(self, reading: Reading, pack: "Pack", year: int | None, countries: Mapping[str, int]) -> None:
        self.reading = reading
        self.pack = pack
        self.year = year
        self.countries = countries
        self.full: dict[tuple[str, ...], Entity] = {}
        for m in reading.mentions:
            if m.kind == PERSON:
                self.full.setdefault(words_of(m.span.text), m.entity)
                self.full.setdefault(words_of(m.entity.name), m.entity)

    def meet(self, tree: Tree) -> None:
        """Remember the full names of a sentence that no list knows, with the office that the text gives them."""
        for chunk in _chunks(tree, self.reading, self.pack.roles.honorifics):
            words = words_of(tree.span(chunk).text)
            title = self._title(tree, chunk)
            if len(words) > 1 and (title is not None or self._honorific(tree, chunk) or not self._town(tree, chunk)):
                entity = self.full.get(words)
                if entity is None or entity.code is None:
                    self.full[words] = Entity(name=tree.span(chunk).text, code=title.code if title else None)

    def recall(self, tree: Tree) -> Iterator[Mention]:
        """The mentions of a sentence that are full or short names of the document's people."""
        for chunk in _chunks(tree, self.reading, self.pack.roles.honorifics):
            words = words_of(tree.span(chunk).text)
            entity = self._who(tree, chunk, words)
            if entity is not None:
                yield _mention(tree, chunk, entity, PERSON)

    def _who(self, tree: Tree, chunk: list[int], words: tuple[str, ...]) -> Entity | None:
        honorific = self._honorific(tree, chunk)
        for full, entity in self.full.items():
            if full == words or (len(full) > len(words) and _short_for(full, words, self.pack.roles.family_first)):
                return entity
        title = self._title(tree, chunk)
        if (honorific or title is not None) and (listed := self._listed(words, title)) is not None:
            return listed.entity()
        if honorific or title is not None:
            return Entity(name=tree.span(chunk).text, code=title.code if title else None)
        return None

    def _listed(self, words: tuple[str, ...], title: Entity | None) -> Named | None:
        """The one person in the lists with this surname, in office then, of a country that the text names."""
        near = {title.code.split(".")[0]: 1} if title and title.code else self.countries
        held = [one for one in self.pack.names.surnames.get(words, ()) if one.holds(self.year, MEMORY)]
        held = [one for one in held if near.get(country_code(one.code) or one.code or "", 0)]
        return held[0] if len({one.name for one in held}) == 1 else None

    def _title(self, tree: Tree, chunk: list[int]) -> Entity | None:
        """The office that stands in apposition to a name, before or after it."""
        head = _top(tree, [chunk[0] - 1, *chunk] if self._honorific(tree, chunk) else chunk)
        before = range(max(0, chunk[0] - 2), chunk[0])
        around = {*before, tree[head].head, *tree.below[head], *tree.below[tree[head].head]} - set(chunk)
        for at in sorted(around, key=lambda at: abs(at - head)):
            match = self.pack.roles.find(tree.tokens, at)
            if match is not None and self._beside(tree, match, head, chunk):
                return office(tree, match, self.reading, self.pack)
            people = mention_at(tree, at, self.reading)
            if match is None and people is not None and people.kind == DEMONYM and tree[at].relation == "appos":
                return describe(tree, at, self.reading, self.pack)
        return None

    def _beside(self, tree: Tree, match: RoleMatch, head: int, chunk: list[int]) -> bool:
        return linked(tree, match, tree[head]) or touching(tree, match, tree[chunk[0]].start, self.reading)

    def _town(self, tree: Tree, chunk: list[int]) -> bool:
        """Whether a name is a town's: the gazetteer's, or by the noun it completes ("le village de X")."""
        words, head = self.pack.gazetteer.words, _top(tree, chunk)
        if tree.preposition(head) in words.of and tree[tree[head].head].lemma.lower() in words.areas:
            return True
        return self.pack.gazetteer.find(tree.span(chunk).text, self.countries) is not None

    def _honorific(self, tree: Tree, chunk: list[int]) -> bool:
        return chunk[0] > 0 and fold(tree[chunk[0] - 1].text.rstrip(".")) in self.pack.roles.honorifics


def _known(tree: Tree, matches: list[Match], year: int | None, countries: Mapping[str, int]) -> Iterator[Mention]:
    for match in matches:
        tokens = [t.index for t in tree.tokens if t.start < match.end and match.start < t.end]
        named = choose(match.named, year, countries)
        if named is None or not tokens:
            continue
        if len(tokens) == 1 and _part_of_a_name(tree, tokens[0], named):
            continue
        if named.kind == PERSON and len(tokens) == 1 and not named.holds(year, MEMORY):
            continue
        span = _span(tree.sentence, match.start, match.end)
        head = _top(tree, tokens)
        yield Mention(sentence=tree.sentence.index, head=head, span=span, kind=named.kind, entity=named.entity())


def _short_names(trees: list[Tree], known: list[Mention], pack: "Pack") -> Iterator[Mention]:
    """Bodies called by the first word of a name that stood before: "les *Brigades*", "le *Conseil*"."""
    covered = {(m.sentence, at) for m in known for at in range(m.span.start, m.span.end)}
    long = [(words_of(m.span.text)[0], m) for m in known if m.kind in BODIES and len(words_of(m.span.text)) > 1]
    firsts = {word for word, _ in long}
    for tree in trees:
        for token in tree.tokens:
            if not (token.index and token.text[0].isupper() and fold(token.text) in firsts):
                continue
            match = pack.roles.find(tree.tokens, token.index)
            civil = match is not None and match.role.sector in OFFICES
            if civil or (tree.sentence.index, token.start) in covered or not _stands_alone(tree, token.index, pack):
                continue
            before = [
                m
                for word, m in long
                if word == fold(token.text) and (m.sentence, m.span.start) < (tree.sentence.index, token.start)
            ]
            if before:
                yield _mention(tree, [token.index], before[-1].entity, before[-1].kind)


def _stands_alone(tree: Tree, index: int, pack: "Pack") -> bool:
    """Whether a noun has a definite article and nothing that would name another body."""
    definite = any(tree[child].lemma.lower() in pack.grammar.definite for child in tree.children(index, "det"))
    return definite and not tree.children(index, "amod", "nmod", "flat", "flat:name", "appos")


def _place(found: Mention) -> tuple[int, int, int]:
    return found.sentence, found.span.start, -found.span.end


def _part_of_a_name(tree: Tree, index: int, named: Named) -> bool:
    """Whether a listed single name is only part of somebody else's: "Jack *London*", "*Park* Byeong-seug"."""
    if named.kind not in PLACES and named.kind != PERSON:
        return False
    token = tree[index]
    if token.relation.startswith(FLAT) and token.head == index - 1 and tree[token.head].pos == "PROPN":
        return True
    after = [child for child in tree.below[index] if child == index + 1 and tree[child].relation == "flat:name"]
    return bool(after) and tree[index + 1].pos == "PROPN"


def _chunks(tree: Tree, reading: Reading, honorifics: frozenset[str]) -> Iterator[list[int]]:
    """The proper names of a sentence that no list knows: a head and what is flat below it, without gaps."""
    for token in tree.tokens:
        addressed = token.index > 0 and fold(tree[token.index - 1].text.rstrip(".")) in honorifics
        if not (token.pos == "PROPN" or addressed) or (
            token.relation.startswith(FLAT) and tree[token.head].pos == "PROPN"
        ):
            continue
        chunk = [token.index]
        while chunk[-1] + 1 < len(tree) and _flat_below(tree, chunk[-1] + 1, chunk):
            chunk.append(chunk[-1] + 1)
        if not any(mention_at(tree, at, reading) for at in chunk) and token.text[0].isupper():
            yield chunk


def _flat_below(tree: Tree, index: int, chunk: list[int]) -> bool:
    token = tree[index]
    return token.relation.startswith(FLAT) and token.head in chunk


def _short_for(full: tuple[str, ...], words: tuple[str, ...], family_first: frozenset[str]) -> bool:
    """Whether words are a surname of a full name: its end, or its beginning where the family comes first."""
    if full[-len(words) :] == words:
        return True
    return len(words) == 1 and full[0] == words[0] and words[0] in family_first


def _with_honorific(tree: Tree, found: Mention, pack: "Pack") -> Mention:
    """A person's mention stretched over "M." before it, which may head the phrase."""
    first = next(t.index for t in tree.tokens if t.end > found.span.start)
    if found.kind != PERSON or first == 0 or fold(tree[first - 1].text.rstrip(".")) not in pack.roles.honorifics:
        return found
    tokens = [first - 1, *(t.index for t in tree.tokens if first <= t.index and t.start < found.span.end)]
    return _mention(tree, tokens, found.entity, found.kind)


def _mention(tree: Tree, tokens: list[int], entity: Entity, kind: str) -> Mention:
    head, span = _top(tree, tokens), tree.span(tokens)
    return Mention(sentence=tree.sentence.index, head=head, span=span, entity=entity, kind=kind)


def _top(tree: Tree, tokens: list[int]) -> int:
    """The token that governs the others."""
    inside = set(tokens)
    return next((at for at in tokens if tree[at].head not in inside or tree[at].head == at), tokens[0])


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=sentence.text[start - sentence.start : end - sentence.start])


def _countries(matches: Iterable[Match]) -> Counter[str]:
    """How often the document names each country beyond doubt."""
    counts: Counter[str] = Counter()
    for match in matches:
        codes = {country_code(one.code) for one in match.named if one.kind in ("country", DEMONYM, "seat", PERSON)}
        if len(codes) == 1 and (code := codes.pop()) is not None:
            counts[code] += 1
    return counts
