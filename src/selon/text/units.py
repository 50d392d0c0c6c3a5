"""Sums of money: a number with the currency beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from selon.text.numberwords import fold
from selon.text.numerals import WINDOW, Number

HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """A currency by its ISO 4217 code, None where its name leaves the country open, and its unit's lemma."""

    code: str | None
    unit: str
    minor: bool = False
    """Whether it is a hundredth of a currency, a cent or a penny."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Currencies:
    """A language's names and symbols of currencies, compiled."""

    names: dict[str, Currency]
    before: re.Pattern[str]
    """A symbol at the end of the text before a number."""
    after: re.Pattern[str]
    """A symbol or a name after a number."""
    inside: re.Pattern[str]
    """A number word that is also a hundredth, at the end of a number: 15 dollars and 50 *cents*."""
    rest: re.Pattern[str]
    """Digits or a joint between a sum and its hundredths: 15 dollars *and* 10 cents, 15 dollars 50."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A number of units of a currency; its number spans number and currency."""

    number: Number
    currency: Currency


def find_money(text: str, numbers: Sequence[Number], currencies: Currencies) -> tuple[Money, ...]:
    """The sums of money among the numbers of a text."""
    return tuple(_joined(fold(text), tuple(_sums(fold(text), numbers, currencies)), currencies))


def _sums(text: str, numbers: Sequence[Number], currencies: Currencies) -> Iterator[Money]:
    floor = 0
    for number in numbers:
        money = (
            _after(text, number, currencies)
            or _before(text, number, floor, currencies)
            or _inside(text, number, floor, currencies)
        )
        floor = money.number.end if money else number.end
        if money:
            yield money


def _after(text: str, number: Number, currencies: Currencies) -> Money | None:
    match = currencies.after.match(text, number.end)
    if match is None:
        return None
    currency = currencies.names[" ".join(match["name"].split())]
    return Money(number=replace(number, end=match.end()), currency=currency)


def _before(text: str, number: Number, floor: int, currencies: Currencies) -> Money | None:
    match = currencies.before.search(text, max(floor, number.core - WINDOW), number.core)
    if match is None:
        return None
    currency = currencies.names[" ".join(match["name"].split())]
    start = min(number.start, match.start("name"))
    return Money(number=replace(number, start=start, core=match.start("name")), currency=currency)


def _inside(text: str, number: Number, floor: int, currencies: Currencies) -> Money | None:
    """Hundredths whose name is also a number word: after digits, or close after another sum."""
    match = currencies.inside.match(text[number.core : number.end])
    if match is None or number.value is None or not (match["digits"] or _is_close(text, floor, number.core)):
        return None
    return Money(number=replace(number, value=number.value / HUNDRED), currency=currencies.names[match["name"]])


def _is_close(text: str, floor: int, start: int) -> bool:
    return floor > 0 and len(text[floor:start].split()) <= 1


def _joined(text: str, sums: Sequence[Money], currencies: Currencies) -> Iterator[Money]:
    """The sums, each with the hundredths that follow it: 15 dollars and 10 cents, 15 dollars 50."""
    i = 0
    while i < len(sums):
        money, i = sums[i], i + 1
        if i < len(sums) and sums[i].currency.minor and _is_close(text, money.number.end, sums[i].number.core):
            money, i = _with_hundredths(money, sums[i].number.value or 0, sums[i].number.end), i + 1
        elif match := currencies.rest.match(text, money.number.end):
            money = _with_hundredths(money, int(match["hundredths"]), match.end())
        yield money


def _with_hundredths(money: Money, hundredths: float, end: int) -> Money:
    value = money.number.value
    if value is None or money.currency.minor:
        return money
    return replace(money, number=replace(money.number, value=value + hundredths / HUNDRED, end=end))
