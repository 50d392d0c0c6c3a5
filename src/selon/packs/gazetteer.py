"""The towns of the world by any of their names, from a compiled table of GeoNames (CC BY 4.0)."""

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache

import msgspec

from selon.errors import PackError
from selon.model import Place
from selon.packs.files import DATA, load
from selon.packs.names import words_of

LARGE = 100_000
"""A town this large is meant by its name alone, in whatever report."""

UNIQUE = 10_000
"""Enough where every town of the name lies in one country."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The file data/gazetteer/places.bin: columns of little-endian numbers, towns by falling population."""

    countries: list[str]
    keys: bytes
    key_starts: bytes
    key_places: bytes
    names: bytes
    name_starts: bytes
    ids: bytes
    latitudes: bytes
    longitudes: bytes
    populations: bytes
    of: bytes


class PlaceWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/<language>/places.toml: how a language says that something happens at a place."""

    locative: frozenset[str]
    """Prepositions, as the tree spells their lemmas."""
    bare: frozenset[str]
    """Those of them after which a country with its article is no place: "apportera *à la* Bolivie"."""
    targets: frozenset[str]
    """Prepositions after which a town or a region is where, but a country is whom: "*entre* Toulouse et Lyon"."""
    inside: frozenset[str]
    """Those of them after which a name with its article may be a region's: "dans *les* Landes"."""
    of: frozenset[str]
    areas: frozenset[str]
    """Nouns that a place's name completes: "la ville *de Kharkiv*", "le nord *du Mali*"."""
    leaving: frozenset[str]
    """Verbs of which a complement with "de" is the place left: "chasser les rebelles *de Kidal*"."""
    sites: frozenset[str]
    """Nouns of buildings and grounds, whose town stands after "de": "le temple *de Preah Vihear*"."""
    where: frozenset[str]
    """Relatives of place: "Helsinki, *où* il a rencontré …"."""
    there: frozenset[str]
    """Pronouns for a place named before: "*y* a dépêché des troupes"."""
    kinds: dict[str, str]
    """Nouns that stand for a place named before, a "town" or a "country": "dans la *ville*"; or for a "capital"."""
    gatherings: frozenset[str]
    """Verbs of being somewhere to speak, or of publishing: "X, qui *s'exprimait* lundi à Genève, a accusé …"."""


class Gazetteer:
    """Towns by name."""

    __slots__ = ("_key_places", "_key_starts", "_keys", "_name_starts", "_table", "words")

    def __init__(self, table: Table, words: PlaceWords) -> None:
        self.words = words
        self._table = table
        self._keys = table.keys
        self._key_starts = _numbers("I", table.key_starts)
        self._key_places = _numbers("I", table.key_places)
        self._name_starts = _numbers("I", table.name_starts)

    def find(self, name: str, countries: Collection[str] = ()) -> Place | None:
        """The town of this name: the largest in the countries given, unless dwarfed, else the largest if well known."""
        found = list(self._candidates(key_of(name)))
        near = next((at for at in found if self._country(at) in countries), None)
        if near is not None and not self._is_dwarfed(near, found[0]):
            return self._place(near)
        alone = len({self._country(at) for at in found}) == 1
        known = found and self._population(found[0]) >= (UNIQUE if alone else LARGE)
        return self._place(found[0]) if known else None

    def _is_dwarfed(self, near: int, largest: int) -> bool:
        """Whether a namesake elsewhere is so much larger that it is meant: Bern, not Berne in Indiana."""
        return self._population(near) < UNIQUE and self._population(largest) >= LARGE

    def _candidates(self, key: str) -> Iterator[int]:
        """The towns of a key, the largest first, since towns stand by falling population."""
        wanted = key.encode()
        at = bisect_left(range(len(self._key_places)), wanted, key=self._key) if wanted else len(self._key_places)
        while at < len(self._key_places) and self._key(at) == wanted:
            yield self._key_places[at]
            at += 1

    def _key(self, at: int) -> bytes:
        return self._keys[self._key_starts[at] : self._key_starts[at + 1]]

    def _country(self, at: int) -> str:
        return self._table.countries[self._table.of[at]]

    def _population(self, at: int) -> int:
        return int.from_bytes(self._table.populations[4 * at : 4 * at + 4], "little")

    def _place(self, at: int) -> Place:
        table, where = self._table, slice(4 * at, 4 * at + 4)
        return Place(
            name=table.names[self._name_starts[at] : self._name_starts[at + 1]].decode(),
            country=self._country(at),
            geonameid=_numbers("I", table.ids[where])[0],
            latitude=round(_numbers("f", table.latitudes[where])[0], 4),
            longitude=round(_numbers("f", table.longitudes[where])[0], 4),
        )


def key_of(name: str) -> str:
    """The words of a name without case, accents, hyphens and apostrophes: "Abidjan-Cocody" → "abidjan cocody"."""
    return " ".join(words_of(name))


@cache
def load_gazetteer(language: str) -> Gazetteer:
    """The gazetteer with the words of a pack; raises PackError where the compiled table is missing."""
    path = DATA.joinpath("gazetteer", "places.bin")
    try:
        table = msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=Table)
    except (FileNotFoundError, zlib.error, msgspec.DecodeError) as error:
        raise PackError(f"gazetteer/places.bin: {error}: run python -m training.gazetteer") from error
    return Gazetteer(table, load(f"{language}/places.toml", PlaceWords))


def _numbers(kind: str, data: bytes) -> array:  # type: ignore[type-arg]
    return array(kind, data)
