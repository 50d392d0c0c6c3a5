"""The units of a language pack: currencies, units of time, and what befell those counted."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

import msgspec

from selon.text.numberwords import SPACES, fold
from selon.text.units import Currencies, Currency

GAP = f"[{SPACES}]"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these phrases, the longest first, with any spaces between their words."""
    spelt = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(rf"{GAP}+".join(re.escape(part) for part in word.split(" ")) for word in spelt)


def before_number(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of these phrases at the end of a text."""
    return re.compile(rf"(?<!\w)(?:{any_of(words)}){GAP}*$")


class CurrencyEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A currency: its ISO 4217 code unless its names leave the country open, its names, its symbols."""

    unit: str
    code: str | None = None
    names: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    minor: bool = False


class CountedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words between and around a number and what it counts."""

    partitives: frozenset[str]
    definite_partitives: frozenset[str]
    listed: frozenset[str]
    dated: frozenset[str]
    subsets: tuple[str, ...]
    carriers_before: tuple[str, ...]
    carriers_after: tuple[str, ...]
    attributed: tuple[str, ...]
    changes: frozenset[str]
    totals: frozenset[str]
    definite: tuple[str, ...]
    things: frozenset[str]
    singular: dict[str, str]
    invariable: frozenset[str]
    prenominal: frozenset[str]
    measures: frozenset[str]


class TimeFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Units of time, and the words that tell a duration from a date or an age."""

    units: frozenset[str]
    years: frozenset[str]
    symbols: dict[str, str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    durations: tuple[str, ...]


class RoleEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What befell those counted, and the words that say so, all as lemmas."""

    role: Literal["killed", "wounded", "captured", "missing", "displaced"]
    nouns: frozenset[str]
    verbs: frozenset[str]
    events: frozenset[str]
    deaths: frozenset[str] = frozenset()
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()


class UnitsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/<language>/units.toml."""

    endings: tuple[str, ...]
    link: tuple[str, ...]
    joint: tuple[str, ...]
    currency: tuple[CurrencyEntry, ...]
    counted: CountedFile
    time: TimeFile
    role: tuple[RoleEntry, ...]
    participles: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Units of time, and what beside them makes a date or an age of a number of them; patterns search text."""

    units: frozenset[str]
    years: frozenset[str]
    symbols: dict[str, str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    durations: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """Each lemma that says what befell those counted → its role, by where those counted stand to it."""

    nouns: dict[str, str]
    verbs: dict[str, str]
    """Those counted are its objects."""
    deaths: dict[str, str]
    """Those counted are its subjects."""
    events: dict[str, str]
    """A noun of which those counted are the complement."""
    subjects: dict[str, tuple[tuple[str, str], ...]]
    """Verb → its nouns with their roles; those counted are the subjects: *lose* their *lives*."""
    objects: dict[str, tuple[tuple[str, str], ...]]
    """Verb → its nouns with their roles; those counted come after: *cost* the *life* of."""
    participles: dict[str, str]
    """Participles and gerunds as spelt → the verb."""
    order: tuple[str, ...]
    """The roles, the gravest first."""


def currencies_of(units: UnitsFile) -> Currencies:
    names = dict(_named(units))
    any_name = any_of(names)
    symbols = any_of(symbol for entry in units.currency for symbol in entry.symbols)
    minor = any_of(name for name, currency in names.items() if currency.minor)
    link = any_of(units.link)
    return Currencies(
        names=names,
        before=re.compile(rf"(?<!\w)(?P<name>{symbols}){GAP}*$"),
        inside=re.compile(rf".*?(?P<digits>\d)?{GAP}+(?P<name>{minor})$"),
        after=re.compile(rf"{GAP}*(?:(?:{link}){GAP}*)?(?P<name>{any_name})(?!\w)"),
        rest=re.compile(rf"(?:{GAP}+(?:{any_of(units.joint)}))?{GAP}+(?P<hundredths>\d\d)(?={GAP}*(?:[.;)!?]|$))"),
    )


def _named(units: UnitsFile) -> Iterator[tuple[str, Currency]]:
    for entry in units.currency:
        currency = Currency(code=entry.code, unit=entry.unit, minor=entry.minor)
        yield from ((fold(symbol), currency) for symbol in entry.symbols)
        for name in entry.names:
            forms = product(*([word + ending for ending in units.endings] for word in fold(name).split()))
            yield from ((" ".join(form), currency) for form in forms)


def time_words(time: TimeFile) -> TimeWords:
    return TimeWords(
        units=time.units,
        years=time.years,
        symbols=time.symbols,
        before=before_number(time.before),
        after=re.compile(rf"{GAP}+(?:{any_of(time.after)})(?!\w)"),
        durations=before_number(time.durations),
    )


def role_words(units: UnitsFile) -> RoleWords:
    def table(name: str) -> dict[str, str]:
        return {lemma: entry.role for entry in units.role for lemma in getattr(entry, name)}

    verbs = table("verbs")
    return RoleWords(
        nouns=table("nouns"),
        verbs=verbs,
        deaths=table("deaths"),
        events=table("events"),
        subjects=_idioms(units.role, "subjects"),
        objects=_idioms(units.role, "objects"),
        order=tuple(dict.fromkeys(entry.role for entry in units.role)),
        participles=dict(_participles((*verbs, *table("deaths")), units.participles)),
    )


def _idioms(entries: Iterable[RoleEntry], name: str) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for entry in entries:
        for idiom in getattr(entry, name):
            verb, _, noun = idiom.partition(" ")
            found[verb] = (*found.get(verb, ()), (noun, entry.role))
    return found


def _participles(verbs: Iterable[str], endings: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    for verb in verbs:
        for infinitive, forms in endings.items():
            if verb.endswith(infinitive):
                yield from ((verb.removesuffix(infinitive) + form, verb) for form in forms)
