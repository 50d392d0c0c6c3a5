"""Dates that a text gives in part, and the full interval that the context makes of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from selon.text import calendar
from selon.text.calendar import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a partial date is read against.

    `anchor` is the last date that the text named, `day` the latest day of the story, from which "la veille" counts
    where the last date is no day; `future` says that what happens lies ahead.
    """

    reference: date | None = None
    anchor: Interval | None = None
    day: Interval | None = None
    future: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Partial:
    """The parts of a date that the words give; `which` is -1 for last, 0 for this, 1 for next."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: int | None = None


Meaning = Interval | Partial


def settle(meaning: Meaning, context: Context) -> Interval | None:
    """The interval that the words stand for in this context, or None where it does not decide.

    Without a year, a date is the last one on or before the reference, or the next one if the context looks ahead.
    """
    if isinstance(meaning, Interval):
        return meaning
    if meaning.year is not None:
        return _named(meaning)
    if context.reference is None:
        return _in_anchor_year(meaning, context)
    if meaning.month is not None and meaning.day is None:
        return _month(meaning, meaning.month, context.reference, _step(meaning, context))
    found = next(_candidates(meaning, context), None)
    return None if found is None else calendar.single(found)


def settle_pair(start: Meaning, end: Meaning, context: Context) -> tuple[Interval, Interval] | None:
    """Both ends of a range: what one leaves unsaid it takes from the other ("entre le 8 et le 13 octobre")."""
    if _placed(start):
        first = settle(start, context)
        if first is None or first.first is None:
            return None
        last = settle(end, context if _dated(end) else replace(context, reference=first.first, future=True))
        return None if last is None else (first, last)
    found = _backwards(start, end, context)
    if context.reference and not context.future and not _dated(end):
        # A range that is under way begins in the past and ends ahead.
        current = _backwards(start, end, replace(context, future=True))
        if current and current[0].first and current[0].first <= context.reference:
            return current
    return found


def _backwards(start: Meaning, end: Meaning, context: Context) -> tuple[Interval, Interval] | None:
    last = settle(end, context)
    if last is None or last.first is None:
        return None
    first = settle(start, replace(context, reference=last.first, future=False))
    return None if first is None else (first, last)


def _dated(meaning: Meaning) -> bool:
    return isinstance(meaning, Interval) or meaning.year is not None


def _in_anchor_year(partial: Partial, context: Context) -> Interval | None:
    """Without a reference, a day or month belongs to the year that the text named last."""
    anchor = context.anchor
    day = (anchor.first or anchor.last) if anchor else None
    return _named(replace(partial, year=day.year)) if day and partial.month else None


def _placed(meaning: Meaning) -> bool:
    """Whether the words alone say which one is meant: by its year, or as last, this or next."""
    return _dated(meaning) or (isinstance(meaning, Partial) and meaning.which is not None)


def _named(partial: Partial) -> Interval | None:
    year, month = partial.year or 0, partial.month
    if month is None:
        return calendar.years(year)
    if partial.day is None:
        return calendar.months(year, month, 1)
    found = calendar.make_day(year, month, partial.day)
    return None if found is None else calendar.single(found)


def _step(partial: Partial, context: Context) -> int:
    return partial.which or (1 if context.future else -1)


def _month(partial: Partial, month: int, reference: date, step: int) -> Interval | None:
    if partial.which == 0 or (month == reference.month and not partial.which):
        return calendar.months(reference.year, month, 1)
    passed = (month - reference.month) * step <= 0
    return calendar.months(reference.year + (step if passed else 0), month, 1)


def _candidates(partial: Partial, context: Context) -> Iterator[date]:
    """The days that fit, nearest first in the direction that words or context give."""
    reference = context.reference or date.min
    step = _step(partial, context)
    if partial.month is not None and partial.weekday is not None:
        # "mardi 4 juillet": the weekday decides the year, the looked-for side first.
        near = [day for day in _dates(partial, reference, range(-6, 7)) if day.isoweekday() == partial.weekday]
        near.sort(
            key=lambda day: (
                abs((day - reference).days) > 180,
                (day - reference).days * step < 0,
                abs((day - reference).days),
            )
        )
        yield from near
    if partial.month is not None:
        yield from (
            day
            for day in _dates(partial, reference, range(0, 9 * step, step))
            if _beyond(day, reference, step, partial)
        )
    else:
        yield from _days(partial, reference, step)


def _dates(partial: Partial, reference: date, offsets: Iterable[int]) -> Iterator[date]:
    for offset in offsets:
        found = calendar.make_day(reference.year + offset, partial.month or 1, partial.day or 1)
        if found:
            yield found


def _beyond(day: date, reference: date, step: int, partial: Partial) -> bool:
    if partial.which == 0:
        return day.year == reference.year
    ahead = (day - reference).days * step
    return ahead > 0 or (ahead == 0 and not partial.which)


def _days(partial: Partial, reference: date, step: int) -> Iterator[date]:
    """Days of a week or a month, from the reference on; "mardi dernier" is never the reference itself."""
    for count in range(1 if partial.which else 0, 400):
        try:
            found = reference + timedelta(days=count * step)
        except OverflowError:
            return
        if partial.weekday in (None, found.isoweekday()) and partial.day in (None, found.day):
            yield found
