"""Words of a text with all that a lexicon makes of them, and the forms that put them together."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from selon.text.moments import Meaning

Value = int | str | Meaning
Slots = dict[str, Value]

TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")
NUMERIC = re.compile(
    r"(?<![\w.,/])(?:(?P<y>\d{4})([-/.])(?P<m>\d{1,2})(?:\2(?P<d>\d{1,2}))?"
    r"|(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})\6(?P<z>\d{4}|\d{2}(?!-))"
    r"|(?P<i>\d{1,2}) (?P<j>\d{1,2}) (?P<k>\d{4})"
    r"|(?P<e>\d{1,2})/(?P<f>\d{1,2})|(?P<g>\d{1,2})[-/](?P<h>(?:1[89]|20)\d\d))(?![\w/]|[.,]\d)"
)
ROMAN = re.compile(r"[IVX]+")
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


class Token(NamedTuple):
    """A word, a run of digits or a sign, and its place."""

    text: str
    start: int
    end: int


class Entry(NamedTuple):
    """What a category makes of the words up to `end`."""

    category: str
    value: Value
    end: int


class Item(NamedTuple):
    """One place of a form: the symbols that may fill it."""

    symbols: tuple[str, ...]
    slot: str | None = None
    optional: bool = False
    look: int = 0
    """1: one of the symbols must follow, -1: none may; neither is consumed."""

    @property
    def required(self) -> bool:
        """Whether a word of the text must fill the place."""
        return not (self.optional or self.look)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a symbol is put together, and the operation that says what it means."""

    make: str
    items: tuple[Item, ...]
    means: str
    first: frozenset[str] = frozenset()
    """The categories that it can begin with; without one of them at a token it is not tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLexicon:
    """A language's words and forms for dates, ready for use."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, Value], ...]]
    """First word → (all its words, category, value)."""
    forms: Mapping[str, tuple[Form, ...]]
    begins: Mapping[str, frozenset[str]]
    """Category → the symbols that can begin with it, itself among them."""
    numbers: Mapping[str, int]
    joiners: frozenset[str]
    """What may stand between the parts of a spelt number."""
    ordinal_endings: frozenset[str]
    numeric_order: str
    """The order of numeric dates: "dmy" or "mdy"."""
    capitals: frozenset[str]
    weak: frozenset[str]
    """Categories of words that make no date among themselves."""
    """Categories whose words, written with a capital, belong to the category's capitalised name instead."""
    seasons: Mapping[str, tuple[int, int]]
    """Season → its first month and its length in months."""
    auxiliaries: Mapping[str, tuple[str, ...]]
    """Lemma → the features, any of them, that make it announce the future of its infinitive."""


def parse_form(make: str, form: str, means: str) -> Form:
    """The form that a rule spells: "the|this? day x=month !of".

    "?" is optional, "|" parts alternatives, "name=" names the slot, "~" and "!" only look ahead.
    """
    return Form(make=make, items=tuple(_item(word) for word in form.split()), means=means)


def with_firsts(forms: Mapping[str, tuple[Form, ...]]) -> dict[str, tuple[Form, ...]]:
    """The forms, each with the categories that it can begin with."""
    firsts: dict[str, frozenset[str]] = {symbol: frozenset() for symbol in forms}
    while True:
        grown = {s: frozenset[str]().union(*(_first(form, firsts) for form in own)) for s, own in forms.items()}
        if grown == firsts:
            return {s: tuple(replace(f, first=_first(f, firsts)) for f in own) for s, own in forms.items()}
        firsts = grown


def beginnings(forms: Mapping[str, tuple[Form, ...]]) -> dict[str, frozenset[str]]:
    """Category → the symbols whose forms can begin with it, itself among them."""
    found: dict[str, set[str]] = {}
    for symbol, own in forms.items():
        for category in frozenset[str]().union(*(form.first for form in own)):
            found.setdefault(category, {category}).add(symbol)
    return {category: frozenset(symbols) for category, symbols in found.items()}


def _first(form: Form, firsts: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for item in (item for item in form.items if not item.look):
        for symbol in item.symbols:
            # A symbol may be both: numeric dates are found by their figures, feasts listed as words.
            found |= {symbol, *firsts.get(symbol, ())}
        if not item.optional:
            break
    return frozenset(found)


def _item(word: str) -> Item:
    look = {"~": 1, "!": -1}.get(word[0], 0)
    slot, _, symbols = word.lstrip("~!").rpartition("=")
    return Item(tuple(symbols.rstrip("?").split("|")), slot or None, symbols.endswith("?"), look)


def words(text: str) -> tuple[str, ...]:
    """The words of a text as the lexicon writes them.

    >>> words("Jusqu’à l'été")
    ('jusqu', "'", 'à', 'l', "'", 'été')
    """
    return tuple(_fold(token) for token in TOKEN.findall(text))


def tokenize(text: str) -> list[Token]:
    """The words, numbers and signs of a text."""
    return [Token(_fold(match.group()), match.start(), match.end()) for match in TOKEN.finditer(text)]


def _fold(word: str) -> str:
    return word.casefold().replace("’", "'").replace("‑", "-")


def lattice(text: str, tokens: list[Token], lexicon: DateLexicon) -> list[list[Entry]]:
    """For each token, every entry of the lexicon that begins there, numbers and numeric dates among them."""
    return [
        [*_phrases(text, tokens, index, lexicon), *_numbers(text, tokens, index, lexicon)]
        for index in range(len(tokens))
    ]


def _phrases(text: str, tokens: list[Token], index: int, lexicon: DateLexicon) -> Iterator[Entry]:
    for phrase, category, value in lexicon.phrases.get(tokens[index].text, ()):
        end = index + len(phrase)
        if tuple(token.text for token in tokens[index:end]) == phrase:
            capital = category in lexicon.capitals and text[tokens[index].start].isupper()
            yield Entry(category.capitalize() if capital else category, value, end)


def _numbers(text: str, tokens: list[Token], index: int, lexicon: DateLexicon) -> Iterator[Entry]:
    word = tokens[index].text
    if word.isdecimal():
        yield from _digits(text, tokens, index, lexicon)
    elif (found := _spelt(tokens, index, lexicon)) is not None:
        value, end = found
        yield Entry("number", value, end)
        if 2 <= value <= 31:
            yield Entry("day", value, end)
        if 1900 <= value <= 2100:
            yield Entry("year", value, end)
    roman = ROMAN.match(text, tokens[index].start, tokens[index].end)
    if roman and text[roman.end() : tokens[index].end].casefold() in lexicon.ordinal_endings:
        yield Entry("ordinal", _roman(roman.group()), index + 1)


def _digits(text: str, tokens: list[Token], index: int, lexicon: DateLexicon) -> Iterator[Entry]:
    token = tokens[index]
    if match := NUMERIC.match(text, token.start):
        end = next(k for k in range(index, len(tokens)) if tokens[k].end >= match.end()) + 1
        yield Entry("numeric", _iso(match, lexicon.numeric_order), end)
    value, following = int(token.text), tokens[index + 1] if index + 1 < len(tokens) else None
    if _grouped(text, token):
        return
    if following and following.start == token.end and following.text in lexicon.ordinal_endings:
        yield Entry("ordinal", value, index + 2)
        if value == 1:
            yield Entry("day", value, index + 2)
        return
    if following and following.start == token.end and following.text.isalpha():
        return
    yield Entry("number", value, index + 1)
    if 1 <= value <= 31 and len(token.text) <= 2:
        yield Entry("day", value, index + 1)
    if len(token.text) == 4 and 1000 <= value <= 2199:
        yield Entry("year", value, index + 1)
    if len(token.text) == 2 and value > 31:
        yield Entry("short_year", 1900 + value, index + 1)


def _grouped(text: str, token: Token) -> bool:
    """Whether digits stand before or after with only a separator between: part of 12.000 or of 1 127."""
    before, after = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 4]
    return bool(re.fullmatch(r"\d[.,  ]", before) or re.match(r"[.,]\d|[   ]\d{3}(?!\d)|\s?%", after))


def _iso(match: re.Match[str], order: str) -> str:
    """The numeric date as year-month-day, 0 where it has no such part."""
    part = {name: int(value) for name, value in match.groupdict().items() if value}
    first, second = _either(part, "aei"), _either(part, "bfj")
    day, month = (first, second) if order == "dmy" else (second, first)
    year = _either(part, "yzhk")
    if match["z"] and len(match["z"]) == 2:
        year += 1900 if year > 50 else 2000
    return f"{year}-{part.get('m', part.get('g', month))}-{part.get('d', day)}"


def _either(part: Mapping[str, int], names: str) -> int:
    return next((part[name] for name in names if name in part), 0)


def _roman(text: str) -> int:
    digits = [ROMAN_DIGITS[letter] for letter in text]
    return sum(-d if d < max(digits[k:]) else d for k, d in enumerate(digits))


def _spelt(tokens: list[Token], index: int, lexicon: DateLexicon) -> tuple[int, int] | None:
    """The number that words spell from here on, and where they end: units join tens, all join hundreds."""
    numbers = lexicon.numbers
    if tokens[index].text not in numbers:
        return None
    total, part, end = 0, numbers[tokens[index].text], index + 1
    while end < len(tokens):
        step = 2 if tokens[end].text in lexicon.joiners and end + 1 < len(tokens) else 1
        value = numbers.get(tokens[end + step - 1].text)
        if value is None or not _joins(part, value):
            break
        if value == 1000:
            total, part = (total + part) * 1000, 0
        else:
            part = part * value if value == 100 or (part, value) == (4, 20) else part + value
        end += step
    return total + part, end


def _joins(part: int, value: int) -> bool:
    if value == 1000:
        return 0 < part < 100
    if value == 100 or (part, value) == (4, 20):
        return 1 < part < 10 or value == 20
    tens = part % 100
    if tens == 0:
        return value < 100
    if tens in (60, 80):
        return value < 20
    return value < 10 and tens % 10 == 0 and (tens > 10 or value >= 7)
