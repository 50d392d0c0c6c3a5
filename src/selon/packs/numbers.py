"""The numbers of a language pack: number words, the words that bound numbers, currencies, roles of the counted."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import msgspec

from selon.packs.files import load
from selon.packs.units import (
    GAP,
    RoleWords,
    TimeWords,
    UnitsFile,
    any_of,
    before_number,
    currencies_of,
    role_words,
    time_words,
)
from selon.text.numberwords import SPACES, Arithmetic, Word, fold
from selon.text.numerals import NumberWords
from selon.text.units import Currencies


class Endings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How ordinals are made: endings on stems, and the marks that make digits an ordinal."""

    singular: tuple[str, ...]
    plural: tuple[str, ...]
    marks: tuple[str, ...]
    stems: dict[str, int]


class LinkWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The small words of arithmetic."""

    percent: tuple[str, ...]
    negative: tuple[str, ...]
    joint: tuple[str, ...]
    point: tuple[str, ...]
    over: tuple[str, ...]
    of: tuple[str, ...]
    clock: tuple[str, ...]


class Bounds(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words that bound a number, before and after it."""

    low: tuple[str, ...]
    high: tuple[str, ...]
    approx: tuple[str, ...]
    estimate: tuple[str, ...]
    several: tuple[str, ...]
    one: tuple[str, ...]
    after_low: tuple[str, ...]
    after_high: tuple[str, ...]
    after_approx: tuple[str, ...]


class Ranges(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands between the two ends of a range, and what opens one."""

    middle: tuple[str, ...]
    listed: tuple[str, ...]
    between: dict[str, str]


class Uncounted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words beside a number that counts nothing."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class NumbersFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/<language>/numbers.toml."""

    decimal: Literal[",", "."]
    teens_after: frozenset[int]
    joined_units: frozenset[int]
    articles: frozenset[str]
    bare_scales: frozenset[str]
    bare_parts: frozenset[str]
    units: dict[str, int]
    hundreds: dict[str, int]
    scales: dict[str, int]
    collectives: dict[str, int]
    parts: dict[str, int]
    indefinites: dict[str, int]
    ordinals: dict[str, int]
    ordinal_endings: Endings
    magnitudes: dict[str, int]
    words: LinkWords
    bounds: Bounds
    ranges: Ranges
    uncounted: Uncounted


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLexicon:
    """All that a language says of numbers and what they count, compiled."""

    words: NumberWords
    currencies: Currencies
    partitives: frozenset[str]
    articles: frozenset[str]
    """Indefinite articles, which count one of a unit of time."""
    definite_partitives: frozenset[str]
    """Those that a number without a noun may take: two thousand *of the* soldiers."""
    listed: frozenset[str]
    """What stands between two phrases that share a verb."""
    dated: frozenset[str]
    """What before four digits makes a year of them."""
    subset: re.Pattern[str]
    """Between two numbers: the second counts some of the first."""
    carried_before: re.Pattern[str]
    """Before a number without a noun: it takes the noun of the number before, *against* 2,706 in 2011."""
    carried_after: re.Pattern[str]
    """The same after it: 12 *others*."""
    attributed: re.Pattern[str]
    """After it, another's count of the same: 5,000 by the police, 20,000 *by* the organisers."""
    changes: frozenset[str]
    """Verbs after which a range is a change, and its end what counts."""
    totals: frozenset[str]
    definite: re.Pattern[str]
    things: frozenset[str]
    """What is destroyed and not killed."""
    singular: dict[str, str]
    """Plural endings → singular ones."""
    invariable: frozenset[str]
    """Nouns that only look like plurals."""
    prenominal: frozenset[str]
    """Lemmas of adjectives that are never a noun that the parser took for an adjective."""
    measures: frozenset[str]
    time: TimeWords
    roles: RoleWords


def load_numbers(language: str) -> NumberLexicon:
    """The number lexicon of a language; raises PackError where its files are missing or wrong."""
    numbers = load(f"{language}/numbers.toml", NumbersFile)
    units = load(f"{language}/units.toml", UnitsFile)
    counted = units.counted
    return NumberLexicon(
        words=_number_words(numbers),
        currencies=currencies_of(units),
        partitives=counted.partitives,
        articles=numbers.articles,
        definite_partitives=counted.definite_partitives,
        listed=counted.listed,
        dated=counted.dated,
        subset=re.compile(rf"(?<!\w)(?:{any_of(counted.subsets)})(?!\w)"),
        carried_before=before_number(counted.carriers_before),
        carried_after=re.compile(rf"{GAP}*(?:{any_of(counted.carriers_after)})(?!\w)"),
        attributed=re.compile(rf"{GAP}*,?{GAP}*(?:{any_of(counted.attributed)})(?!\w)"),
        changes=counted.changes,
        totals=counted.totals,
        definite=before_number(counted.definite),
        things=counted.things,
        singular=counted.singular,
        invariable=counted.invariable,
        prenominal=counted.prenominal,
        measures=counted.measures,
        time=time_words(units.time),
        roles=role_words(units),
    )


def _number_words(numbers: NumbersFile) -> NumberWords:
    bounds = numbers.bounds
    before = {name: getattr(bounds, name) for name in ("low", "high", "approx", "estimate", "several", "one")}
    halves = (part for part, value in numbers.parts.items() if value == 2)
    after = {name: getattr(bounds, f"after_{name}") for name in ("low", "high", "approx")}
    return NumberWords(
        arithmetic=_arithmetic(numbers),
        before=re.compile(rf"(?<!\w)(?:{_groups(before)}){GAP}*$"),
        after=re.compile(rf"{GAP}+(?:{_groups(after)})(?!\w)"),
        outside=before_number(numbers.uncounted.before),
        labels=re.compile(rf"{GAP}*(?:{any_of((*numbers.uncounted.after, *numbers.words.percent))})(?!\w)"),
        ranges=frozenset(numbers.ranges.middle),
        listed=frozenset(numbers.ranges.listed),
        halves=re.compile(rf"{GAP}+(?:{any_of(numbers.words.joint)}){GAP}+(?:{any_of(halves)})(?!\w)"),
        decimal=re.compile(rf"[1-9]\d{{0,2}}{re.escape(numbers.decimal)}(?!000)\d{{3}}"),
        between=numbers.ranges.between,
    )


def _groups(groups: Mapping[str, Iterable[str]]) -> str:
    return "|".join(f"(?P<{name}>{any_of(words)})" for name, words in groups.items())


def _arithmetic(numbers: NumbersFile) -> Arithmetic:
    words = dict(_words(numbers))
    links = {fold(word): name for name in ("joint", "point", "over", "of") for word in getattr(numbers.words, name)}
    return Arithmetic(
        scanner=_scanner(numbers, words),
        words=words,
        decimal=numbers.decimal,
        magnitudes={symbol: Decimal(value) for symbol, value in numbers.magnitudes.items()},
        links={"": "next", **links},
        teens_after=numbers.teens_after,
        joined_units=numbers.joined_units,
    )


def _words(numbers: NumbersFile) -> Iterator[tuple[str, Word]]:
    """Every number word as written with spaces, with and without its accents, and what it is."""
    for spelling, word in _spelt(numbers):
        key = fold(spelling).replace("-", " ")
        yield key, word
        yield _plain(key), word


def _plain(text: str) -> str:
    """The text without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _spelt(numbers: NumbersFile) -> Iterator[tuple[str, Word]]:
    for spelling, value in numbers.units.items():
        yield spelling, Word("unit", Decimal(value), article=spelling in numbers.articles)
    for spelling, value in numbers.scales.items():
        yield spelling, Word("scale", Decimal(value), bare=spelling in numbers.bare_scales)
    for spelling, value in numbers.parts.items():
        yield spelling, Word("part", Decimal(value), bare=spelling in numbers.bare_parts)
    plain = {"hundred": numbers.hundreds, "collective": numbers.collectives, "indefinite": numbers.indefinites}
    for kind, table in {**plain, "ordinal": numbers.ordinals}.items():
        yield from ((spelling, Word(kind, Decimal(value))) for spelling, value in table.items())
    yield from ((spelling, Word("percent", Decimal(1))) for spelling in numbers.words.percent)
    yield from ((spelling, Word("negative", Decimal(-1))) for spelling in numbers.words.negative)
    endings = numbers.ordinal_endings
    for stem, value in endings.stems.items():
        yield from ((stem + ending, Word("ordinal", Decimal(value))) for ending in endings.singular)
        yield from ((stem + ending, Word("ordinal", Decimal(value), plural=True)) for ending in endings.plural)


def _by_initial(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first, tried only after their first letter is found."""
    groups: dict[str, list[str]] = {}
    for spelling in sorted(words, key=lambda word: (-len(word), word)):
        pattern = r"[\s\-]+".join(re.escape(part) for part in spelling.split(" "))
        groups.setdefault(spelling[0], []).append(pattern.removeprefix(re.escape(spelling[0])))
    return "|".join(f"{re.escape(initial)}(?:{'|'.join(rest)})" for initial, rest in sorted(groups.items()))


def _scanner(numbers: NumbersFile, words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for dates and clock times, ratios, digits, and number words, in that order."""
    word = _by_initial(words)
    clock = any_of(numbers.words.clock)
    other = "." if numbers.decimal == "," else ","
    decimal = re.escape(numbers.decimal)
    other = re.escape(other)
    signs = "|".join(re.escape(symbol.lower()) for symbol in sorted(numbers.magnitudes, key=len, reverse=True))
    marks = "|".join(sorted(numbers.ordinal_endings.marks, key=len, reverse=True))
    return re.compile(
        rf"""
        (?=[\d.,-])(?:
        (?P<skipped>(?<![\w])(?:
            \d{{1,4}}([/.-])\d{{1,2}}\2\d{{2,4}}              # 17/05/2018, 2018-05-17
          | \d{{1,2}}{GAP}?(?:{clock}){GAP}?\d{{2}}            # 14h30
          | \d+(?:\.\d+){{3,9}}                                # 192.168.1.2
          )(?!\w))
      | (?P<sign>(?<![\w)\]/-])-{GAP}{{0,2}})?(?:
            (?P<ratio>(?<![\w/])\d+/\d+(?![\w/]))
          | (?P<digits>(?<!\w)(?<!\d[.,])(?:
                (?P<grouped>\d{{1,3}}(?:(?:[{SPACES}]\d{{3}})+|(?:{other}\d{{3}})+|(?:'\d{{3}})+)(?:{decimal}\d+)?)
              | (?P<foreign>\d{{1,3}}(?:
                    (?:{decimal}\d{{3}}){{2,}}(?:{other}\d+)?
                  | (?:{decimal}\d{{2,3}})*{decimal}\d{{3}}{other}\d+
                  | {decimal}000))
              | (?P<plain>(?:\d+(?:[.,]\d+)?|(?<![.,])[.,]\d+))
              )(?!\d)(?P<power>e[+-]?\d+|\^[+-]*\d+)?)
              (?:(?P<mark>{marks})(?!\w)|{GAP}{{0,2}}(?:{signs})(?!\w))?
          ))
      | (?P<vulgar>[¼½¾⅐-⅞])
      | (?P<word>[%‰]|(?<![^\W\d])(?:{word})(?!\w))
        """,
        re.VERBOSE,
    )
