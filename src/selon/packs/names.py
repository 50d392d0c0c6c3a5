"""The names that a pack knows: whom each stands for, found in a text by longest match over its words.

Who an entity is (code, English name, kind, years) stands in data/entities, in no language; how a
language calls it stands in data/<language>/entities, under the same name or, for countries, its code.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from selon.errors import PackError
from selon.model import Entity
from selon.packs.files import load

FILES = ("agencies", "bodies", "groups", "outlets", "parties", "persons", "regions", "seats")
WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one name: "Jean-Paul", "d'Ivoire", "U.S.", "J. D. Vance".
JOINT = re.compile(r"(?:\.?[\s\u00a0\u202f]{0,2}|\.?[-‐‑'’ʼ])")
HYPHENS = "-‐‑"
LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
# A surname alone still means its bearer this long after the last year in office.
MEMORY = 2


class Country(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country or territory by its ISO 3166-1 alpha-3 code, with its English name, adjective and capital."""

    code: str
    name: str
    adjective: str
    capital: str | None = None


class CountryFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/entities/countries.toml."""

    countries: tuple[Country, ...]


class Named(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entity with a name of its own; years are those in which the code holds."""

    name: str
    code: str | None = None
    kind: str = ""
    since: int | None = None
    until: int | None = None
    also: tuple[str, ...] = ()
    """Forms that every language writes alike."""
    context: bool = False
    """Whether the name counts only in a document that speaks of its country."""

    def holds(self, year: int | None, memory: int = 0) -> bool:
        """Whether the years in office cover a year; they always cover an unknown one."""
        return year is None or ((self.since or 0) <= year <= (self.until or 9999) + memory)

    def entity(self) -> Entity:
        """The entity without a place in a text."""
        return Entity(name=self.name, code=self.code)


class EntityFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of data/entities: entities of one kind."""

    kind: str
    entities: tuple[Named, ...]


class FormFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of data/<language>/entities: the forms of each name; "russo-" asks for the hyphen."""

    forms: dict[str, tuple[str, ...]]
    barred: tuple[str, ...] = ()
    """First halves of compounds whose second half names nobody: "pro-" before a demonym."""


class Form(NamedTuple):
    """A form cut into words, and whom it can stand for."""

    folded: tuple[str, ...]
    words: tuple[str, ...]
    anycase: bool
    hyphen: bool
    named: tuple[Named, ...]


class Match(NamedTuple):
    """A form found in a text: its place there, and whom it can stand for."""

    start: int
    end: int
    named: tuple[Named, ...]


class NameIndex:
    """The compiled names of a language pack."""

    __slots__ = ("barred", "countries", "first", "surnames")

    def __init__(self, forms: Iterable[Form], countries: Mapping[str, Country], barred: Iterable[str] = ()) -> None:
        self.barred = frozenset(barred)
        self.countries = countries
        self.first: dict[str, list[Form]] = {}
        for form in forms:
            self.first.setdefault(form.folded[0], []).append(form)
        for same in self.first.values():
            same.sort(key=lambda form: -len(form.folded))
        self.surnames = _surnames(form for same in self.first.values() for form in same)
        """People by the last word of a longer name, for "M. X"."""

    def find(self, text: str, start: int = 0) -> list[Match]:
        """The names in a text, longest first at each word; offsets count from `start`."""
        words = list(WORD.finditer(text))
        folded = [fold(word.group()) for word in words]
        matches, at = [], 0
        while at < len(words):
            form = next((form for form in self.first.get(folded[at], ()) if _fits(form, at, words, folded, text)), None)
            if form is None or (form.anycase and self._barred(at, words, folded, text)):
                at += 1
                continue
            last = words[at + len(form.folded) - 1]
            named = _by_case(form.named, words[at].group()) if form.anycase else form.named
            matches.append(Match(start + words[at].start(), start + last.end(), named))
            at += len(form.folded)
        return matches

    def _barred(self, at: int, words: list[re.Match[str]], folded: list[str], text: str) -> bool:
        return at > 0 and folded[at - 1] in self.barred and text[words[at].start() - 1] in HYPHENS

    def country(self, code: str | None) -> Country | None:
        """The country of a code such as "RUS.MIL", or None for a body or a bloc."""
        return self.countries.get((code or "").split(".")[0])


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case, accents and other marks: "Erdoğan" and "erdogan" are one."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name, hyphens and apostrophes parting them: "l'Élysée" gives l, elysee."""
    return tuple(fold(word) for word in WORD.findall(text))


def choose(named: Iterable[Named], year: int | None, countries: Mapping[str, int]) -> Named | None:
    """The one meant, by the document's year and the countries it speaks of, the first listed at a tie."""
    held = [one for one in named if not one.context or countries.get(country_code(one.code) or "", 0)]
    in_years = [one for one in held if one.holds(year)] or [one for one in held if one.holds(year, MEMORY)] or held
    return max(in_years, key=lambda one: countries.get(country_code(one.code) or "", 0), default=None)


def country_code(code: str | None) -> str | None:
    """The country of a code: "RUS" of "RUS.MIL", None of "IGO:UN"."""
    return None if code is None or ":" in code else code.split(".")[0]


@cache
def load_names(language: str) -> NameIndex:
    """The name index of a pack; raises PackError where a form belongs to no known entity."""
    countries = {one.code: one for one in load("entities/countries.toml", CountryFile).countries}
    merged: dict[tuple[str, ...], list[tuple[str, Named]]] = {}
    for form, named in (*_country_forms(language, countries), *_entity_forms(language, countries)):
        merged.setdefault((*words_of(form), "-" * form.endswith("-")), []).append((form, named))
    barred = load(f"{language}/entities/demonyms.toml", FormFile).barred
    return NameIndex((_compile(same) for same in merged.values()), countries, barred)


def _surnames(forms: Iterable[Form]) -> dict[tuple[str, ...], tuple[Named, ...]]:
    found: dict[tuple[str, ...], tuple[Named, ...]] = {}
    for form in forms:
        if len(form.folded) > 1:
            people = tuple(one for one in form.named if one.kind == "person")
            found[form.folded[-1:]] = found.get(form.folded[-1:], ()) + people
    return found


def _country_forms(language: str, countries: Mapping[str, Country]) -> Iterator[tuple[str, Named]]:
    for file, kind in (("countries", "country"), ("demonyms", "demonym")):
        path = f"{language}/entities/{file}.toml"
        for code, forms in load(path, FormFile).forms.items():
            if code not in countries:
                raise PackError(f"{path}: forms.{code}: no such country in entities/countries.toml")
            country = countries[code]
            # An empty code would say "nobody": peoples without a state keep None.
            named = Named(name=country.name, code=None if code.startswith("-") else code, kind=kind)
            yield from ((form, named) for form in forms)


def _entity_forms(language: str, countries: Mapping[str, Country]) -> Iterator[tuple[str, Named]]:
    for file in FILES:
        source = load(f"entities/{file}.toml", EntityFile)
        path = f"{language}/entities/{file}.toml"
        forms = load(path, FormFile).forms
        known = {one.name for one in source.entities}
        if unknown := next((name for name in forms if name not in known), None):
            raise PackError(f"{path}: forms.{unknown}: no such name in entities/{file}.toml")
        for one in source.entities:
            # "Moscow says" means the country, and so does its name.
            country = countries.get(one.code or "") if source.kind == "seat" else None
            name = one.name if country is None else country.name
            named = msgspec.structs.replace(one, name=name, kind=one.kind or source.kind, also=())
            yield from ((form, named) for form in dict.fromkeys((one.name, *one.also, *forms.get(one.name, ()))))


def _compile(same: list[tuple[str, Named]]) -> Form:
    form = min((form for form, _ in same), key=lambda form: sum(char.isupper() for char in form))
    anycase = any(named.kind == "demonym" for _, named in same)
    named = tuple(dict.fromkeys(named for _, named in same))
    return Form(words_of(form), tuple(WORD.findall(form)), anycase, form.endswith("-"), named)


def _by_case(named: tuple[Named, ...], word: str) -> tuple[Named, ...]:
    """Of "Argentine" the country, of "argentine" the demonym, where a form can be either."""
    return tuple(one for one in named if (one.kind == "demonym") == word[0].islower()) or named


def _fits(form: Form, at: int, words: list[re.Match[str]], folded: list[str], text: str) -> bool:
    end = at + len(form.folded)
    if tuple(folded[at:end]) != form.folded:
        return False
    if form.hyphen and text[words[end - 1].end() : words[end - 1].end() + 1] not in tuple(HYPHENS):
        return False
    joined = all(JOINT.fullmatch(text, a.end(), b.start()) for a, b in pairwise(words[at:end]))
    return joined and (
        form.anycase or all(_case(wanted, word.group()) for wanted, word in zip(form.words, words[at:end], strict=True))
    )


def _case(wanted: str, word: str) -> bool:
    """Whether a word of the text is written as large as the form asks: acronyms whole, names their first letter."""
    if len(wanted) > 1 and wanted.isupper():
        return word.isupper()
    return not wanted[0].isupper() or word[0].isupper()
