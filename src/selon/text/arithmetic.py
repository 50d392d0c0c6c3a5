"""The numerals of a text: digits and number words, put together by arithmetic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from selon.text.numberwords import SPACES, Arithmetic, Atom, Word, find_words, fold

MILLION = Decimal(10**6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number as written, without the words around it that bound it.

    `kind` is "cardinal", "article" (a number word that is mostly an article), "collective" (a noun such as
    a dozen or thousands, `counted` if a numeral stands before it), "indefinite", "fraction", "ordinal",
    "percent" or "glued" (digits that run into letters).
    """

    start: int
    end: int
    value: float
    kind: str = "cardinal"
    counted: bool = True
    collective: bool = False
    """Whether its last word is a noun, so that what is counted follows after a preposition."""
    scale: float = 1
    """The power of ten that its last word names."""


Read = tuple[Decimal, int]
"""A value, and the index of the first atom after it."""

NOTHING = Word("", Decimal(0))


def find_numerals(text: str, lexicon: Arithmetic, folded: str | None = None) -> tuple[Numeral, ...]:
    """The numerals of a text from left to right; `folded` is the text as `fold` gives it, where that is at hand."""
    folded = fold(text) if folded is None else folded
    atoms = tuple(find_words(text, folded, lexicon))
    return tuple(_Parser(folded, atoms, lexicon).numerals())


class _Parser:
    """Reads numerals off the atoms; every method returns a value and where to go on, or None."""

    def __init__(self, text: str, atoms: Sequence[Atom], lexicon: Arithmetic) -> None:
        self.text, self.atoms, self.lexicon = text, atoms, lexicon
        gaps = (text[a.end : min(b.start, a.end + 16)] for a, b in pairwise(atoms))
        self.links = ["", *(lexicon.links.get(gap.strip(SPACES + "-‑"), "") for gap in gaps), ""]

    def numerals(self) -> Iterator[Numeral]:
        i = 0
        while i < len(self.atoms):
            found = self.numeral(i)
            if found:
                numeral, i = found
                yield numeral
            else:
                i += 1

    def word(self, i: int) -> Word:
        return self.atoms[i].word if i < len(self.atoms) else NOTHING

    def link(self, i: int) -> str:
        """How an atom hangs on the one before it: "next", "joint", "point", "over", "of" or ""."""
        return self.links[i] if i < len(self.atoms) else ""

    def numeral(self, i: int) -> tuple[Numeral, int] | None:
        kind = self.word(i).kind
        if kind == "indefinite":
            if self.link(i + 1) == "next" and self.word(i + 1).kind == "collective":
                return None  # "several hundreds": the collective is the number
            return self.made(i, i + 1, self.word(i).value, kind), i + 1
        if kind in ("percent", "ordinal", "rank"):
            return None
        if kind == "negative":
            return self.negated(i)
        read = self.fraction(i)
        if read:
            return self.finished(i, *read, "fraction")
        whole = self.cardinal(i)
        if whole is None:
            return self.collective(i, Decimal(1), i, False)
        return self.extended(i, *whole)

    def made(self, i: int, j: int, value: Decimal, kind: str, counted: bool = True) -> Numeral:
        last = self.word(j - 1)
        if last.kind == "digits" and self.text[self.atoms[j - 1].end : self.atoms[j - 1].end + 1].isalpha():
            kind = "glued"
        return Numeral(
            start=self.atoms[i].start,
            end=self.atoms[j - 1].end,
            value=float(value),
            kind=kind,
            counted=counted,
            collective=kind == "collective" or (last.kind == "scale" and not last.bare),
            scale=float(last.value) if last.kind in ("hundred", "scale", "collective") else 1,
        )

    def negated(self, i: int) -> tuple[Numeral, int] | None:
        found = self.numeral(i + 1) if self.link(i + 1) == "next" else None
        if found is None:
            return None
        numeral, j = found
        return self.made(i, j, -Decimal(repr(numeral.value)), numeral.kind), j

    def extended(self, i: int, value: Decimal, j: int) -> tuple[Numeral, int] | None:
        """A whole number with what may follow it: decimals in words, a fraction, a collective, "out of ten"."""
        for follow in (self.ordinal, self.pointed, self.mixed, self.portion):
            found = follow(i, value, j)
            if found:
                return found
        if self.link(j) == "next" and self.word(j).kind == "percent":
            return self.made(i, j + 1, value, "percent"), j + 1
        collected = self.collective(i, value, j, True) if self.link(j) == "next" else None
        if collected:
            return collected
        article = j == i + 1 and self.word(i).article
        return self.made(i, j, value, "article" if article else "cardinal"), j

    def finished(self, i: int, value: Decimal, j: int, kind: str) -> tuple[Numeral, int] | None:
        """A fraction, with the scale or the collective that it is a fraction of: half a million."""
        if self.link(j) in ("next", "of"):
            step = self.word(j)
            if step.kind == "scale":
                return self.made(i, j + 1, value * step.value, "cardinal"), j + 1
            if step.kind == "collective":
                return self.collective(i, value, j, True)
        return self.made(i, j, value, kind), j

    # whole numbers

    def cardinal(self, i: int) -> Read | None:
        """Groups in descending scales: three million two hundred thousand and five."""
        total, limit, j = Decimal(0), Decimal("Infinity"), i
        while j == i or self.link(j) in ("next", "joint"):
            step = self.scaled(j, joined=j > i and self.link(j) == "joint")
            if step is None or step[0] >= limit:
                break
            value, scale, j = step
            total, limit = total + value, scale
            if scale < 1000:
                break
        return (total, j) if j > i else None

    def scaled(self, i: int, joined: bool) -> tuple[Decimal, Decimal, int] | None:
        """A group with its scales ("two hundred thousand"), and the product of the scales."""
        if joined and self.word(i).kind == "digits":
            return None
        group = self.hundreds(i)
        value, j = group or (Decimal(1), i)
        if group is None and not (self.word(i).kind == "scale" and self.word(i).bare):
            return None
        if joined and self.word(j).kind in ("part", "ordinal") and self.link(j) == "next":
            return None
        scale, last = Decimal(1), Decimal(1)
        while self.word(j).kind == "scale" and (j == i or self.link(j) == "next") and self.word(j).value > last:
            last = self.word(j).value
            scale, j = scale * last, j + 1
        return value * scale, scale, j

    def hundreds(self, i: int) -> Read | None:
        """A number below one thousand in words, or digits."""
        first = self.tens(i) or self.digits(i)
        value, j = first or (Decimal(1), i)
        if self.word(j).kind != "hundred" or not (first is None or self.link(j) == "next"):
            return first
        value, j = value * 100, j + 1
        rest = self.tens(j) or (self.digits(j) if self.link(j) == "joint" else None)
        if rest is None or self.link(j) not in ("next", "joint") or not 0 < rest[0] < 100:
            return value, j
        if self.link(j) == "joint" and self.heavy(rest[1]):
            return value, j
        return value + rest[0], rest[1]

    def heavy(self, i: int) -> bool:
        """Whether a word follows that multiplies or divides what stands before it."""
        return self.link(i) == "next" and self.word(i).kind in ("hundred", "scale", "collective", "part", "ordinal")

    def tens(self, i: int) -> Read | None:
        word = self.word(i)
        if word.kind != "unit":
            return None
        value, follower = word.value, self.word(i + 1)
        if 20 <= value < 100 and value % 10 == 0 and follower.kind == "unit" and self.fits(value, i + 1):
            return value + follower.value, i + 2
        return value, i + 1

    def fits(self, ten: Decimal, i: int) -> bool:
        """Whether the unit at i goes with the ten before it: twenty-two, sixty and eleven."""
        unit, link = int(self.word(i).value), self.link(i)
        if not (1 <= unit <= 9 or (10 <= unit <= 19 and int(ten) in self.lexicon.teens_after)):
            return False
        return link == "next" or (link == "joint" and unit in self.lexicon.joined_units)

    def digits(self, i: int) -> Read | None:
        return (self.word(i).value, i + 1) if self.word(i).kind == "digits" else None

    # parts of one

    def fraction(self, i: int) -> Read | None:
        """A half, 3/4, two thirds, three fifths, one twenty-fifth, one in three."""
        word = self.word(i)
        if word.kind == "ratio":
            return word.value, i + 1
        if word.kind == "part":
            return (1 / word.value, i + 1) if word.bare else None
        above = self.cardinal(i)
        return self.denominated(*above) if above else None

    def denominated(self, above: Decimal, i: int) -> Read | None:
        if self.link(i) != "next":
            return None
        word = self.word(i)
        if word.kind == "part" or (word.kind == "ordinal" and (word.plural or not self.combines(i))):
            return above / word.value, i + 1
        below = self.tens(i) or self.hundreds(i)
        if below and self.word(below[1]).kind == "ordinal" and self.link(below[1]) in ("next", "joint"):
            return above / (below[0] + self.word(below[1]).value), below[1] + 1
        return None

    def combines(self, i: int) -> bool:
        """Whether an ordinal ends the number before it: twenty-fifth, not three fifths."""
        before = self.word(i - 1).value
        return before >= 20 and before % 10 == 0 and self.word(i).value < before

    def ordinal(self, i: int, value: Decimal, j: int) -> tuple[Numeral, int] | None:
        if self.word(j).kind == "ordinal" and self.link(j) in ("next", "joint"):
            return self.made(i, j + 1, value + self.word(j).value, "ordinal"), j + 1
        return None

    def pointed(self, i: int, value: Decimal, j: int) -> tuple[Numeral, int] | None:
        """Decimals in words: two hundred point zero three."""
        zeros, k = "", j
        if self.link(j) != "point":
            return None
        while self.word(k).kind == "unit" and self.word(k).value == 0:
            zeros, k = zeros + "0", k + 1
        part = self.cardinal(k)
        if part is None or (k > j and self.link(k) != "next"):
            return None
        return self.made(i, part[1], value + Decimal(f"0.{zeros}{int(part[0])}"), "cardinal"), part[1]

    def mixed(self, i: int, value: Decimal, j: int) -> tuple[Numeral, int] | None:
        """Three and a half, 2 1/4, a million and a half (of a million)."""
        joined = self.link(j) == "joint" or (self.link(j) == "next" and self.word(j).kind == "ratio")
        part = self.fraction(j) if joined else None
        if part is None or part[0] >= 1:
            return None
        last, follower = self.word(j - 1), self.word(part[1])
        if self.link(part[1]) == "next" and follower.kind == "scale":
            return self.made(i, part[1] + 1, value + part[0] * follower.value, "cardinal"), part[1] + 1
        unit = last.value if last.kind == "scale" and last.value >= MILLION else Decimal(1)
        value = value - part[0] if value < 0 else value + part[0] * unit
        numeral = self.made(i, part[1], value, "cardinal")
        return replace(numeral, collective=unit > 1), part[1]

    def portion(self, i: int, value: Decimal, j: int) -> tuple[Numeral, int] | None:
        """One in three: a whole number over a larger one."""
        below = self.cardinal(j) if self.link(j) == "over" else None
        if below is None or not 0 < value < below[0]:
            return None
        return self.made(i, below[1], value / below[0], "fraction"), below[1]

    # collectives

    def collective(self, i: int, value: Decimal, j: int, counted: bool) -> tuple[Numeral, int] | None:
        """A dozen, three hundreds, (some) tens of thousands: factors linked by "of"."""
        if self.word(j).kind != "collective" and not (self.word(j).kind == "scale" and not counted):
            return None
        while j == i or self.link(j) in ("next", "of"):
            if self.word(j).kind not in ("collective", "scale"):
                break
            value, j = value * self.word(j).value, j + 1
        return self.made(i, j, value, "collective", counted), j
