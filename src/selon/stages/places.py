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
LEAD = ":"
FLAT = "flat"
CLIMB = 2
LONGEST = 4


def locate(reading: Reading, pack: "Pack") -> Reading:
    """Give the reading its places, in the order of the text."""
    countries = Counter(code for m in reading.mentions if (code := country_code(m.entity.code)) is not None)
    taken: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        taken.setdefault(mention.sentence, []).append(mention)
    places: list[Place] = []
    for sentence in reading.sentences:
        if sentence.tokens:
            places += _places(Tree(sentence), taken.get(sentence.index, []), countries, pack)
    return replace(reading, places=tuple(sorted(places, key=lambda place: place.span.start if place.span else 0)))


def _places(tree: Tree, mentions: list[Mention], countries: Counter[str], pack: "Pack") -> Iterator[Place]:
    focus = _focus(countries)
    for mention in mentions:
        if mention.kind in PLACES and (_leads(tree, mention) or _at_a_place(tree, mention.head, pack, mention.kind)):
            yield _named(mention, pack)
    covered = [(m.span.start, m.span.end) for m in mentions]
    for token in tree.tokens:
        if not token.text[0].isupper() or token.pos not in ("PROPN", "NOUN", "ADJ", "X"):
            continue
        if any(start < token.end and token.start < end for start, end in covered):
            continue
        chunk = _longest(tree, token.index, countries, pack)
        if chunk is None and _names_an_area(tree, token.index, pack):
            flat = [at for at in tree.below[token.index] if tree[at].relation.startswith(FLAT)]
            span = tree.span([token.index, *flat])
            chunk = span, Place(name=span.text, country=focus)
        if chunk is not None and _at_a_place(tree, token.index, pack, TOWN):
            span, place = chunk
            covered.append((span.start, span.end))
            yield replace(place, span=span)


def _focus(countries: Counter[str]) -> str | None:
    """The country that a report speaks of more than of all others together: unknown towns lie there."""
    code, count = max(countries.items(), key=lambda item: item[1], default=(None, 0))
    return code if 2 * count > countries.total() else None


def _names_an_area(tree: Tree, index: int, pack: "Pack") -> bool:
    """Whether a name is plainly a place's by the noun that it completes: "le comté de X"."""
    token, words = tree[index], pack.gazetteer.words
    if token.pos != "PROPN" or token.head == index:
        return False
    return tree[token.head].lemma.lower() in words.areas and tree.preposition(index) in words.of


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
            span = tree.span([first, last])
            if (place := pack.gazetteer.find(span.text, countries)) is not None:
                return span, place
    return None


def _leads(tree: Tree, mention: Mention) -> bool:
    """Whether a headline opens with a name and a colon: "Syrie : nouvelle offensive"."""
    after = next((token.text for token in tree.tokens if token.start >= mention.span.end), "")
    return mention.span.start == tree.sentence.start and after == LEAD


def _at_a_place(tree: Tree, head: int, pack: "Pack", kind: str) -> bool:
    """Whether a name stands where places stand: "à X", "au nord de X", "la ville de X", "dans la région X".

    A town or a region may also stand after a plain "de" ("la prise de X"); a country there is whose, not where.
    """
    words, at = pack.gazetteer.words, head
    for _ in range(CLIMB + 1):
        preposition = tree.preposition(at)
        if preposition in words.locative:
            return True
        parent = tree.parent(at)
        if parent is None:
            return False
        area = tree[parent].lemma.lower() in words.areas or tree[parent].text.lower() in words.areas
        linked = tree[at].relation in ("nmod", "appos", "flat", "flat:name", "conj", "dep", "compound")
        if preposition in words.of and not area:
            return kind in (TOWN, "region") and at == head
        if area and (preposition in words.of or linked):
            return True
        if not linked:
            return False
        at = parent
    return False
