"""Numbers and sums of money against other people's suites, in one run.

    python bench/recognizers_numbers.py [--data DIR] [--errors N]

DIR holds recognizers/French/*.json (the specifications of Microsoft Recognizers-Text) and
popcorn/train.jsonl. A case is right when exactly the expected words are found, in their order, with equal
values (to 12 digits) and, for money, the same currency; the suite's offsets are compared by the words at
them, since about fifty of its cases count them otherwise than the rest. A count of POPCORN is right when a
number at its place has its value.
"""

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from selon.packs.numbers import NumberLexicon, load_numbers
from selon.text.arithmetic import find_numerals
from selon.text.numerals import find_numbers
from selon.text.units import Currency, find_money

SHARED = Path(os.environ.get("SELON_SHARED", Path(__file__).parents[2] / "shared")) / "data"
PLAIN = {"cardinal", "article", "collective", "fraction"}
# The suite names currencies in words; a bare "Dollar" is the American one there as here.
UNITS = {
    "cent": "cent",
    "centimes": "centime",
    "dollar": "USD",
    "dollar australien": "AUD",
    "dollar canadien": "CAD",
    "dollar de hong kong": "HKD",
    "dollar néo-zélandais": "NZD",
    "dollar états-unis": "USD",
    "euro": "EUR",
    "florins néerlandais": "NLG",
    "franc": "franc",
    "franc suisse": "CHF",
    "livre": "GBP",
    "mark finlandais": "FIM",
    "mexican peso": "MXN",
    "pence": "penny",
    "penny": "penny",
    "pesewa": "pesewa",
    "roupie": "roupie",
    "roupie indienne": "INR",
    "yen japonais": "JPY",
    "yuan chinois": "CNY",
}

Found = tuple[str, str | None, float | None]
"""The words, the currency or its unit, the value."""


def main() -> None:
    """Print right/total for each suite, and the first errors of each if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    options = parser.parse_args()
    lexicon = load_numbers("fr")
    folder = options.data / "recognizers" / "French"
    report("numbers", list(numbers(folder / "Number-NumberModel.json", lexicon)), options.errors)
    report("currency", list(currency(folder / "NumberWithUnit-CurrencyModel.json", lexicon)), options.errors)
    report("popcorn exact", list(popcorn(options.data / "popcorn" / "train.jsonl", lexicon)), options.errors)


def report(name: str, results: list[tuple[bool, str]], errors: int) -> None:
    """One line of score, then up to `errors` cases that went wrong."""
    right = sum(good for good, _ in results)
    print(f"{name:15} {right}/{len(results)}  {100 * right / len(results):.1f} %")
    for _, case in [result for result in results if not result[0]][:errors]:
        print("   ", case)


def numbers(path: Path, lexicon: NumberLexicon) -> Iterator[tuple[bool, str]]:
    """Each case of the number suite: whether it is right, and what was found."""
    for case in json.loads(path.read_text("utf-8-sig")):
        numerals = find_numerals(case["Input"], lexicon.words.arithmetic)
        found = [(words(case, n.start, n.end), None, n.value) for n in numerals if n.kind in PLAIN and n.counted]
        yield judged(case, found, [expected(result, None) for result in case["Results"]])


def currency(path: Path, lexicon: NumberLexicon) -> Iterator[tuple[bool, str]]:
    """Each case of the currency suite: whether it is right, and what was found."""
    for case in json.loads(path.read_text("utf-8-sig")):
        text = case["Input"]
        sums = find_money(text, find_numbers(text, lexicon.words), lexicon.currencies)
        found = [(words(case, m.number.core, m.number.end), name(m.currency), bound(m.number)) for m in sums]
        units = [UNITS.get(r["Resolution"]["unit"].lower(), "?") for r in case["Results"]]
        yield judged(case, found, [expected(r, u) for r, u in zip(case["Results"], units, strict=True)])


def words(case: dict[str, Any], start: int, end: int) -> str:
    """The words of a case from start to end, as the suite writes them."""
    return " ".join(case["Input"][start:end].lower().split())


def name(currency: Currency) -> str:
    """The ISO code of a currency, or its unit's name where it has none."""
    return currency.code or currency.unit


def bound(number: Any) -> float | None:
    """The value of a number, or the bound that it has: the suite has no bounds."""
    return next((v for v in (number.value, number.low, number.high) if v is not None), None)


def expected(result: dict[str, Any], unit: str | None) -> Found:
    """What the suite expects; it writes some decimals with a comma and some with a point."""
    value = result["Resolution"]["value"]
    return " ".join(result["Text"].lower().split()), unit, None if value is None else float(value.replace(",", "."))


def judged(case: dict[str, Any], found: Sequence[Found], wanted: Sequence[Found]) -> tuple[bool, str]:
    """Whether two lists are equal but for rounding, and both in words."""
    good = len(found) == len(wanted) and all(same(a, b) for a, b in zip(found, wanted, strict=True))
    return good, f"{case['Input'][:110]!r}\n        wanted {wanted}\n        found  {found}"


def same(a: Found, b: Found) -> bool:
    """Whether two numbers are the same words with equal values."""
    if a[:2] != b[:2] or a[2] is None or b[2] is None:
        return a == b
    return abs(a[2] - b[2]) <= 1e-12 * max(abs(a[2]), abs(b[2]))


def popcorn(path: Path, lexicon: NumberLexicon) -> Iterator[tuple[bool, str]]:
    """Each count that POPCORN marks as exact: whether a number at its place has its value."""
    for line in path.read_text("utf-8").splitlines():
        document = json.loads(line)
        read = find_numbers(document["text"], lexicon.words)
        for entity in document["entities"]:
            if entity["type"] == "QUANTITY_EXACT":
                start, value = entity["mentions"][0]["start"], float(entity["value"])
                values = [bound(n) for n in read if n.start <= start < n.end]
                context = document["text"][max(0, start - 40) : start + 40]
                yield value in values, f"{context!r} wanted {value} found {values}"


if __name__ == "__main__":
    main()
