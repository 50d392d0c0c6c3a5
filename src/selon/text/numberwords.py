"""The words of numbers: digits and number words, found in a text and told apart by a language's lexicon."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

SPACES = " \t\u00a0\u202f\u2009"
APOSTROPHES = "’ʼ‘`"


class Word(NamedTuple):
    """What a word of the lexicon is: unit, hundred, scale, collective, part, ordinal, negative, …, and its value."""

    kind: str
    value: Decimal
    plural: bool = False
    article: bool = False
    bare: bool = False


class Atom(NamedTuple):
    """A word or a run of digits, where it stands, and what it is."""

    start: int
    end: int
    word: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic:
    """The number words of a language, compiled: one pattern finds them, one table says what they are."""

    scanner: re.Pattern[str]
    words: dict[str, Word]
    decimal: str
    magnitudes: dict[str, Decimal]
    """Symbols after digits, with their case: k, M."""
    links: dict[str, str]
    """Words that may stand between two number words → "joint", "point", "over", "of"; "" is "next"."""
    teens_after: frozenset[int]
    """The tens that take ten to nineteen after them: sixty-ten."""
    joined_units: frozenset[int]
    """The units that follow a ten after a joint: twenty *and* one."""


def fold(text: str) -> str:
    """The text in lower case with straight apostrophes, each character still at its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for apostrophe in APOSTROPHES:  # str.translate is ten times slower
        lowered = lowered.replace(apostrophe, "'")
    return lowered


def find_words(text: str, folded: str, lexicon: Arithmetic) -> Iterator[Atom]:
    """The digits and number words of a text, given as it is and in lower case; dates and times of day left out."""
    for match in lexicon.scanner.finditer(folded):
        start, end = match.span()
        if match.lastgroup == "word":
            yield Atom(start, end, lexicon.words[_key(match["word"])])
        elif match["digits"]:
            yield from _digits(match, text, lexicon)
        elif match["vulgar"]:
            yield Atom(start, end, Word("ratio", Decimal(str(unicodedata.numeric(match["vulgar"])))))
        elif match["ratio"]:
            above, below = match["ratio"].split("/")
            if int(below):
                value = Decimal(above) / Decimal(below)
                yield Atom(start, end, Word("ratio", -value if match["sign"] else value))


def _key(words: str) -> str:
    """A lexicon key: runs of spaces and hyphens are one space."""
    return " ".join(words.replace("-", " ").split())


def _digits(match: re.Match[str], text: str, lexicon: Arithmetic) -> Iterator[Atom]:
    value = _value(match, lexicon.decimal)
    start, end = match.span()
    tail = text[match.end("digits") : end].strip(SPACES)
    if tail in lexicon.magnitudes:
        value *= lexicon.magnitudes[tail]
    elif not match["mark"]:
        end = match.end("digits")
    kind = "rank" if match["mark"] else "digits"
    yield Atom(start, end, Word(kind, -value if match["sign"] else value))


def _value(match: re.Match[str], decimal: str) -> Decimal:
    if match["grouped"]:
        value = _decimal(match["grouped"], decimal)
    elif match["foreign"]:
        value = _decimal(match["foreign"], "." if decimal == "," else ",")
    else:
        value = Decimal(match["plain"].replace(",", "."))
    power = match["power"]
    if power and power[0] == "e":
        return value.scaleb(int(power[1:])) if len(power) < 5 else value
    if power and value and len(power) < 6:
        exponent = int(power.strip("^+-"))
        return value ** (-exponent if power.count("-") % 2 else exponent)
    return value


def _decimal(digits: str, decimal: str) -> Decimal:
    whole, _, part = digits.partition(decimal)
    return Decimal(re.sub(r"\D", "", whole) + "." + (part or "0"))
