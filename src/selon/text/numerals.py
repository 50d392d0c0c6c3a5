"""The numbers of a text as reporting gives them: about twelve, more than a hundred, from ten to fifteen."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from selon.text.arithmetic import Numeral, find_numerals
from selon.text.numberwords import SPACES, Arithmetic, fold

WINDOW = 48
"""How many characters before a numeral are searched for the words that bound it."""

LARGEST = 1e15
"""More than anybody counts: larger numbers are codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number with its bounds; `start` takes in the words that bound it, `core` is where its digits or words begin."""

    start: int
    core: int
    end: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    approx: bool = False
    collective: bool = False
    """Whether what is counted follows after a preposition: a dozen *of* soldiers."""
    year: bool = False
    """Whether it could be a year: four digits without grouping."""
    glued: bool = False
    """Whether a unit's symbol is written on to it: 20km."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """A language's numerals and the words around them that bound them, compiled."""

    arithmetic: Arithmetic
    before: re.Pattern[str]
    """Bounds before a numeral, at the end of the text searched: groups low, high, approx, estimate, several, one."""
    after: re.Pattern[str]
    """Bounds after a numeral: groups low, high, approx."""
    outside: re.Pattern[str]
    """What stands before a numeral that counts nothing: *article* 5."""
    labels: re.Pattern[str]
    """What stands after a numeral that counts nothing: 12 *October*, 50 *%*."""
    halves: re.Pattern[str]
    """Half of what was counted, after it: two years *and a half*."""
    decimal: re.Pattern[str]
    """Digits that are decimal by the language's rule and grouped in another's: 1,500."""
    listed: frozenset[str]
    """What stands between numbers that share what follows the last: 14 *and* 15 October."""
    ranges: frozenset[str]
    """What stands between the ends of a range: 12 *to* 15."""
    between: dict[str, str]
    """What opens a range → what stands in its middle: *between* 12 *and* 15."""


def find_numbers(text: str, lexicon: NumberWords) -> tuple[Number, ...]:
    """The numbers of a text that may count something, from left to right.

    Dates, percentages, ordinals, fractions, names such as F-16 and the bare indefinite article are left out.
    """
    folded = fold(text)
    numerals = find_numerals(text, lexicon.arithmetic, folded)
    return tuple(_numbers(folded, numerals, lexicon))


def _numbers(text: str, numerals: Sequence[Numeral], lexicon: NumberWords) -> Iterator[Number]:
    i = floor = 0
    uncounted = _uncounted(text, numerals, lexicon)
    while i < len(numerals):
        first, width, number = numerals[i], 1, None
        if i + 1 < len(numerals) and not (uncounted[i] or uncounted[i + 1]):
            number = _range(text, first, numerals[i + 1], floor, lexicon)
            width = 2 if number else 1
        if number is None and not uncounted[i] and not _is_code(text, first):
            number = _bounded(text, first, floor, lexicon)
        i += width
        floor = numerals[i - 1].end
        if number:
            yield _closed(text, number, lexicon)


def _uncounted(text: str, numerals: Sequence[Numeral], lexicon: NumberWords) -> list[bool]:
    """For each numeral, whether the words beside it, or beside the last of its list, make it count nothing."""
    found = [False] * (len(numerals) + 1)
    labelled = False
    for i in range(len(numerals) - 1, -1, -1):
        numeral = numerals[i]
        between = text[numeral.end : numerals[i + 1].start].strip(SPACES) if i + 1 < len(numerals) else ""
        labelled = (
            numeral.kind == "percent"
            or bool(lexicon.labels.match(text, numeral.end))
            or (labelled and between in lexicon.listed)
        )
        part = numeral.kind in ("fraction", "percent")
        if part and lexicon.arithmetic.links.get(between) == "of":
            found[i + 1] = True  # half of the *1,200* passengers are not 1,200
        before = text[max(0, numeral.start - WINDOW) : numeral.start]
        odd = part or numeral.kind == "ordinal" or abs(numeral.value) > LARGEST
        found[i] = odd or labelled or bool(lexicon.outside.search(before))
    return found


def _is_code(text: str, numeral: Numeral, end: int | None = None) -> bool:
    """Whether it is part of a name or a number with hyphens: T-72, 6-2, 58-1, two-wheeler."""
    start, end = numeral.start, end or numeral.end
    before = start > 1 and text[start - 1] in "-‑/" and text[start - 2].isalnum()
    return before or (text[end : end + 1] in ("-", "‑", "/") and text[end + 1 : end + 2].isalnum())


def _bounded(text: str, numeral: Numeral, floor: int, lexicon: NumberWords) -> Number | None:
    """The number that a single numeral makes with the words before it, or None for a bare article."""
    vague = numeral.kind == "collective" and not numeral.counted
    start, bounds = _bounds(text, numeral.start, floor, lexicon, vague)
    number = _number(text, numeral, start, lexicon)
    value = number.value
    if "several" in bounds:
        return replace(number, value=None, low=value, approx=True)
    if vague and not bounds:
        return None
    if numeral.kind == "indefinite":
        return replace(number, value=None, low=value)
    if "low" in bounds:
        return replace(number, value=None, low=value)
    if "high" in bounds:
        return replace(number, value=None, high=value)
    if numeral.kind == "article":
        return None
    return replace(number, approx=bool({"approx", "estimate"} & bounds) or numeral.kind == "collective")


def _bounds(text: str, start: int, floor: int, lexicon: NumberWords, vague: bool) -> tuple[int, set[str]]:
    """Where the words that bound a number begin, and which bounds they are; a `vague` one takes determiners."""
    bounds: set[str] = set()
    edge = start
    while match := lexicon.before.search(text, max(floor, edge - WINDOW), edge):
        bound = match.lastgroup or ""
        if bound in ("several", "one") and not vague:
            break
        bounds.add(bound)
        edge = match.start(bound)
        if bound not in ("estimate", "one"):
            start = edge
    return start, bounds


def _number(text: str, numeral: Numeral, start: int, lexicon: NumberWords) -> Number:
    digits = text[numeral.start : numeral.end].lstrip("-" + SPACES)
    core = numeral.end - len(digits)  # a sign before digits is a bullet or a dash: nobody counts below zero
    value = abs(numeral.value) * (1000 if lexicon.decimal.fullmatch(digits) else 1)
    return Number(
        start=core if start == numeral.start else start,
        core=core,
        end=numeral.end,
        value=value,
        collective=numeral.collective,
        year=len(digits) == 4 and digits.isdigit() and 1000 <= numeral.value <= 2100,
        glued=numeral.kind == "glued",
    )


def _range(text: str, first: Numeral, last: Numeral, floor: int, lexicon: NumberWords) -> Number | None:
    """The number between two numerals, where the words around them make them the ends of a range."""
    middle = text[first.end : last.start].strip(SPACES)
    opener = next((o for o in lexicon.between if text[floor : first.start].rstrip(SPACES).endswith(o)), None)
    if middle not in lexicon.ranges and (opener is None or lexicon.between[opener] != middle):
        return None
    low, high = abs(first.value), abs(last.value)
    multiple = high / last.scale
    if first.scale == 1 and low < multiple < high:
        low *= last.scale  # "three to four million": the scale serves both
    if not (low < high and _is_range(text, first, last, middle)):
        return None
    start, bounds = _bounds(text, first.start, floor, lexicon, vague=False)
    if opener and start == first.start:
        start = text.rindex(opener, floor, first.start)
    number = replace(_number(text, last, start, lexicon), core=first.start, value=None, low=low, high=high)
    return replace(number, approx="approx" in bounds)


def _is_range(text: str, first: Numeral, last: Numeral, middle: str) -> bool:
    if not {first.kind, last.kind} <= {"cardinal", "article", "collective"} or last.kind == "article":
        return False
    if middle in ("-", "–"):
        written = text[first.start : last.end]
        spaced = any(space in written for space in SPACES)
        return not (_is_code(text, first, last.end) or (spaced and middle == "-") or len(written) == 9)
    return not (_is_code(text, first) or _is_code(text, last))


def _closed(text: str, number: Number, lexicon: NumberWords) -> Number:
    """The number with a bound that follows it at once: 200 at least."""
    match = lexicon.after.match(text, number.end)
    return bounded_after(number, match) if match else number


def bounded_after(number: Number, match: re.Match[str]) -> Number:
    """The number with a bound that stands after it, or after what it counts."""
    bound, end = match.lastgroup, max(number.end, match.end())
    value = number.value
    if value is None or bound == "approx":
        return replace(number, end=end, approx=number.approx or bound == "approx")
    if bound == "low":
        return replace(number, end=end, value=None, low=value)
    return replace(number, end=end, value=None, high=value)
