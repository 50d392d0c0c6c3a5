"""Find the places that a text speaks of: countries, seats, regions and towns in a place's position."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Mention, Place, Reading, Span
from selon.ontology import PLACES
from selon.packs.names import country_code
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

TOWNLESS = frozenset({"country", "region"})
TOWN = "town"
COUNTRY = "country"
CAPITAL = "capital"
SEAT = "seat"
LEAD = ":"
FLAT = "flat"
LOCATION = "LOC"
TAKING = frozenset({"ASSAULT", "RETREAT"})
"""Types that befall a place: it is taken, shelled or left."""
PERSON = "person"
VERBS = frozenset({"VERB", "AUX"})
CLIMB = 2
LONGEST = 4
UNDERGOING = frozenset({"obj", "nsubj:pass"})
"""Relations of a town that is taken, shelled or fled: "a bombardé *Kharkiv*"."""


def locate(reading: Reading, pack: "Pack") -> Reading:
    """Give the reading its places, in the order of the text."""
    countries = Counter(code for m in reading.mentions if (code := country_code(m.entity.code)) is not None)
    taken: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        taken.setdefault(mention.sentence, []).append(mention)
    places: list[Place] = []
    for sentence in reading.sentences:
        if sentence.tokens:
            finder = _Finder(Tree(sentence), taken.get(sentence.index, []), countries, pack)
            named = sorted(finder.named(places), key=_start)
            meant = list(finder.meant([*places, *named]))
            places += sorted([*named, *meant], key=_start)
    return replace(reading, places=tuple(places))


def _most(places: list[Place]) -> str | None:
    """The country of most of the places, the last named at a tie."""
    counts = Counter(place.country for place in reversed(places) if place.country is not None)
    return max(counts, key=lambda code: counts[code], default=None)


def _start(place: Place) -> int:
    return place.span.start if place.span else 0


class _Finder:
    """One sentence under search for places."""

    def __init__(self, tree: Tree, mentions: list[Mention], countries: Counter[str], pack: "Pack") -> None:
        self.tree = tree
        self.mentions = mentions
        self.countries = countries
        self.pack = pack
        self.words = pack.gazetteer.words

    def named(self, before: list[Place]) -> Iterator[Place]:
        """The places that are called by their names; one that no list knows lies where those before it lie."""
        listed = [
            _named(mention, self.pack)
            for mention in self.mentions
            if mention.kind in PLACES
            and (_leads(self.tree, mention) or _at_a_place(self.tree, mention.head, self.pack, mention.kind))
        ]
        yield from listed
        covered = [(m.span.start, m.span.end) for m in self.mentions if not self._mistaken(m)]
        unknown: list[Span] = []
        around = [place.country for place in listed]
        for token in self.tree.tokens:
            if not token.text[0].isupper() or token.pos not in ("PROPN", "NOUN", "ADJ", "X"):
                continue
            if any(start < token.end and token.start < end for start, end in covered):
                continue
            chunk = _longest(self.tree, token.index, self.countries, self.pack)
            if chunk is not None and self._stands(token.index, chunk[1]):
                span, place = chunk
                covered.append((span.start, span.end))
                around.append(place.country)
                yield replace(place, span=span)
            elif chunk is None and self._is_unknown(token.index):
                span = self._whole(token.index)
                covered.append((span.start, span.end))
                unknown.append(span)
        beside = next((code for code in around if code in self.countries), None)
        country = beside or _most(before) or _focus(self.countries)
        yield from (Place(name=span.text, country=country, span=span) for span in unknown)

    def _mistaken(self, mention: Mention) -> bool:
        """Whether somebody of whom nothing is known may be a place, as the parser says: "à *Sin el-Fil*"."""
        return mention.entity.code is None and mention.kind == PERSON and self.tree[mention.head].entity == LOCATION

    def meant(self, before: list[Place]) -> Iterator[Place]:
        """The places that are called by what they are: "dans *la ville*", "sur le sol *du pays*"."""
        for token in self.tree.tokens:
            kind = self.words.kinds.get(token.lemma.lower()) if token.pos == "NOUN" else None
            if kind is None or not _at_a_place(self.tree, token.index, self.pack, TOWN):
                continue
            earlier = [place for place in before if place.span is not None and place.span.start < token.start]
            place = None
            if kind == CAPITAL:
                place = self._capital(token.index)
            elif self._refers(token.index):
                place = self._last(kind, earlier)
            if place is not None:
                yield replace(place, span=self.tree.span([token.index]))

    def _last(self, kind: str, earlier: list[Place]) -> Place | None:
        """The country of most of the places named so far, or the last town named."""
        if kind != COUNTRY:
            return next((place for place in reversed(earlier) if place.geonameid is not None), None)
        code = _most(earlier)
        country = self.pack.names.country(code)
        return None if country is None else Place(name=country.name, country=code)

    def _capital(self, index: int) -> Place | None:
        """The capital of the country that stands beside the word, or of the one that the report is about."""
        beside = [m.entity.code for m in self.mentions if m.head in self.tree.below[index]]
        named = next((code for code in map(country_code, beside) if code is not None), None)
        if named is None and not self._refers(index):
            return None
        country = self.pack.names.country(named or _focus(self.countries))
        if country is None or country.capital is None:
            return None
        town = self.pack.gazetteer.find(country.capital, (country.code,))
        return town or Place(name=country.capital, country=country.code)

    def _refers(self, index: int) -> bool:
        """Whether a noun is definite and nothing tells which one is meant but what was said before."""
        article = self.tree.child(index, "det")
        if "Number=Plur" in self.tree[index].features:
            return False
        definite = article is not None and self.tree[article].lemma.lower() in self.pack.grammar.definite
        return definite and self.tree.child(index, "nmod", "amod", "appos", "acl", "acl:relcl", "flat:name") is None

    def _stands(self, index: int, place: Place) -> bool:
        """Whether a town's name stands where a place does, or undergoes what the sentence tells."""
        if _at_a_place(self.tree, index, self.pack, TOWN):
            return True
        return self.tree[index].relation in UNDERGOING and place.country in self.countries

    def _is_unknown(self, index: int) -> bool:
        """Whether a name that no list knows is a place's, by the noun before it or where it stands."""
        if _names_an_area(self.tree, index, self.pack):
            return True
        token = self.tree[index]
        named = token.pos == "PROPN" and token.entity == LOCATION and not token.relation.startswith(FLAT)
        return named and (self._located(index) or self._taken(index))

    def _taken(self, index: int) -> bool:
        """Whether a name completes a verb or an event as what is taken or left: "s'empare *de X*"."""
        token = self.tree[index]
        if token.head == index or self.tree.child(index, "det") is not None:
            return False
        above = self.tree[token.head]
        events = {entry.event for entry in self.pack.lexicon.entries.get(above.lemma.lower(), ())}
        return self.tree.preposition(index) in self.words.of and bool(events & TAKING)

    def _located(self, index: int) -> bool:
        """Whether a preposition of place stands before a name, or before that with which it is listed."""
        first = index
        while self.tree[first].relation == "conj" and self.tree[first].head != first:
            first = self.tree[first].head
        preposition, article = self.tree.preposition(first), self.tree.child(first, "det")
        return preposition in self.words.inside or (preposition in self.words.locative and article is None)

    def _whole(self, index: int) -> Span:
        """A name with what is flat below it or joined to it by hyphens."""
        flat = [at for at in self.tree.below[index] if self.tree[at].relation.startswith(FLAT)]
        return self.tree.span([_first(self.tree, index), index, *flat])


def _focus(countries: Counter[str]) -> str | None:
    """The country that a report speaks of more than of all others together: unknown towns lie there."""
    code, count = max(countries.items(), key=lambda item: item[1], default=(None, 0))
    return code if 2 * count > countries.total() else None


def _names_an_area(tree: Tree, index: int, pack: "Pack") -> bool:
    """Whether a name is plainly a place's by the noun that it completes: "le comté de X"."""
    token, words = tree[index], pack.gazetteer.words
    if token.pos != "PROPN" or token.head == index:
        return False
    area = tree[token.head].lemma.lower() in words.areas | words.sites
    return area and tree.preposition(index) in words.of


def _named(mention: Mention, pack: "Pack") -> Place:
    """The place of a mention, with the town's coordinates where its name is a town's."""
    code = country_code(mention.entity.code)
    if mention.kind in TOWNLESS:
        return Place(name=mention.entity.name, country=code, span=mention.span)
    town = pack.gazetteer.find(mention.span.text, (code,) if code else ())
    if town is None or (code is not None and town.country != code):
        return Place(name=mention.entity.name, country=code, span=mention.span)
    return replace(town, span=mention.span)


def _longest(tree: Tree, first: int, countries: Collection[str], pack: "Pack") -> tuple[Span, Place] | None:
    """The longest run of words from here that is a town, of capitals and what joins them: "Saint-Louis du Sénégal"."""
    # Never a part of a longer name: "Ban" of "Ban Xyzouk".
    whole = max([first, *(at for at in tree.below[first] if tree[at].relation.startswith(FLAT))])
    for last in range(min(first + LONGEST, len(tree)) - 1, whole - 1, -1):
        if tree[last].text[0].isupper() or tree[last].pos == "PROPN":
            for start in dict.fromkeys((_first(tree, first), first)):
                span = tree.span([start, last])
                if (place := pack.gazetteer.find(span.text, countries)) is not None:
                    return span, place
    return None


def _first(tree: Tree, index: int) -> int:
    """The first word of a name: its article, if that has a capital inside the sentence ("à *La* Haye")."""
    before = tree[index - 1] if index > 1 else None
    return index - 1 if before is not None and before.pos == "DET" and before.text[0].isupper() else index


def _leads(tree: Tree, mention: Mention) -> bool:
    """Whether a headline opens with a name and a colon: "Syrie : nouvelle offensive"."""
    after = next((token.text for token in tree.tokens if token.start >= mention.span.end), "")
    return mention.span.start == tree.sentence.start and after == LEAD


def _whose(tree: Tree, at: int, preposition: str, pack: "Pack") -> bool:
    """Whether a country after a preposition of place is whom or whose: "à la Bolivie", "l'ambassadeur en Syrie"."""
    if preposition in pack.gazetteer.words.bare and tree.child(at, "det") is not None:
        return True
    match = pack.roles.find(tree.tokens, tree[at].head) if tree[at].relation == "nmod" else None
    return match is not None and match.role.speaker


def _happens(tree: Tree, index: int, pack: "Pack") -> bool:
    """Whether a word names an event, an area or a site, of which a complement with "de" tells the place."""
    lemma, words = tree[index].lemma.lower(), pack.gazetteer.words
    return tree[index].pos in VERBS or lemma in words.areas or lemma in words.sites or lemma in pack.lexicon.entries


def _opens(tree: Tree, at: int, verb: int) -> bool:
    """Whether a phrase opens its clause, before a comma: "*De Berlin*, la chancelière a exclu …"."""
    return at < verb and at + 1 < len(tree) and tree[at + 1].text == "," and at <= 2


def _at_a_place(tree: Tree, head: int, pack: "Pack", kind: str) -> bool:
    """Whether a name stands where places stand: "à X", "au nord de X", "la ville de X", "dans la région X".

    A town or a region may also stand after a plain "de" ("la prise de X"); a country there is whose, not where.
    """
    words, at = pack.gazetteer.words, head
    for _ in range(CLIMB + 1):
        preposition = tree.preposition(at)
        parent = tree.parent(at)
        if preposition in words.targets and kind in (TOWN, "region"):
            return True
        if preposition in words.locative:
            return kind != COUNTRY or not (_whose(tree, at, preposition, pack))
        if parent is None:
            return False
        area = tree[parent].lemma.lower() in words.areas or tree[parent].text.lower() in words.areas
        linked = tree[at].relation in ("nmod", "appos", "flat", "flat:name", "conj", "dep", "compound")
        if preposition in words.of and not area:
            listed = tree[at].relation == "conj" and tree.parent(parent) is not None
            parent = tree[parent].head if listed else parent
            if tree[at].relation.startswith("obl") and kind != COUNTRY and _opens(tree, at, parent):
                return True
            if tree[parent].relation == "obj" and tree[tree[parent].head].lemma.lower() in words.leaving:
                return kind != COUNTRY
            if kind == SEAT:
                return at == head and tree[parent].lemma.lower() in words.sites
            return kind in (TOWN, "region") and at == head and _happens(tree, parent, pack)
        if area and (preposition in words.of or linked):
            return True
        if not linked:
            return False
        at = parent
    return False
