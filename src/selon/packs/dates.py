"""The dates of a language: its words for them, the forms they take, and what each form means."""

from collections.abc import Iterator
from functools import cache

import msgspec

from selon.errors import PackError
from selon.packs.files import load
from selon.text.lattice import DateLexicon, Form, Value, beginnings, parse_form, with_firsts, words
from selon.text.meanings import OPERATIONS

__all__ = ["DateFile", "DateLexicon", "DateRule", "load_dates", "read_dates"]

Category = dict[str, int | str] | tuple[str, ...]


class DateRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One symbol's forms and their meaning, with examples: "Il part [mardi](2024-10-15)."

    An example is read as of the file's reference; "(start/end)" gives an interval with an open side empty,
    and an example without brackets holds no date.
    """

    make: str
    means: str
    forms: tuple[str, ...]
    examples: tuple[str, ...]


class Season(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A season by its first month, and how many months it has."""

    month: int
    months: int = 3


class DateFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The entries of data/<language>/dates.toml; each is explained there."""

    reference: str
    numeric_order: str
    capitals: frozenset[str]
    weak: frozenset[str]
    joiners: frozenset[str]
    ordinal_endings: frozenset[str]
    auxiliaries: dict[str, tuple[str, ...]]
    numbers: dict[str, int]
    seasons: dict[str, Season]
    words: dict[str, Category]
    rule: tuple[DateRule, ...]


def read_dates(language: str) -> DateFile:
    """The date file of a pack as it is written, its rules checked.

    Raises PackError where a rule has no example, or names an operation or a symbol that nothing makes.
    """
    path = f"{language}/dates.toml"
    file = load(path, DateFile)
    made = {rule.make for rule in file.rule} | set(file.words) | {name.capitalize() for name in file.capitals}
    made |= {"number", "day", "year", "short_year", "ordinal", "numeric", "stop"}
    for number, rule in enumerate(file.rule, 1):
        if not rule.examples:
            raise PackError(f"{path}: rule {number} ({rule.make}, {rule.means}) has no example")
        if rule.means not in OPERATIONS:
            raise PackError(f"{path}: rule {number}: no operation is called {rule.means!r}")
        for form in _forms(rule):
            for missing in {name for item in form.items for name in item.symbols} - made:
                raise PackError(f"{path}: rule {number}: nothing makes {missing!r}")
    return file


@cache
def load_dates(language: str) -> DateLexicon:
    """The date lexicon of a language, ready for selon.text.dates; raises PackError like read_dates."""
    file = read_dates(language)
    forms: dict[str, tuple[Form, ...]] = {}
    for rule in file.rule:
        forms[rule.make] = (*forms.get(rule.make, ()), *_forms(rule))
    phrases: dict[str, tuple[tuple[tuple[str, ...], str, Value], ...]] = {}
    for phrase, category, value in _phrases(file):
        phrases[phrase[0]] = (*phrases.get(phrase[0], ()), (phrase, category, value))
    ready = with_firsts(forms)
    return DateLexicon(
        phrases=phrases,
        forms=ready,
        begins=beginnings(ready),
        numbers=file.numbers,
        joiners=file.joiners,
        ordinal_endings=file.ordinal_endings,
        numeric_order=file.numeric_order,
        capitals=file.capitals,
        weak=file.weak | {"stop", "number"},
        seasons={name: (season.month, season.months) for name, season in file.seasons.items()},
        auxiliaries=file.auxiliaries,
    )


def _forms(rule: DateRule) -> tuple[Form, ...]:
    return tuple(parse_form(rule.make, form, rule.means) for form in rule.forms)


def _phrases(file: DateFile) -> Iterator[tuple[tuple[str, ...], str, Value]]:
    for category, entries in file.words.items():
        valued = entries.items() if isinstance(entries, dict) else ((entry, 0) for entry in entries)
        for entry, value in valued:
            yield words(entry), category, value
