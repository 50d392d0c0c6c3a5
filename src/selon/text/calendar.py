"""Intervals of the Gregorian calendar, each side with the precision of the text that gave it."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

DAY, MONTH, YEAR = 10, 7, 4
"""A precision is the length of the ISO 8601 date that shows it: 2024-10-08, 2024-10, 2024."""

PRECISION = {"day": DAY, "weekend": DAY, "week": DAY, "month": MONTH, "quarter": MONTH, "semester": MONTH}
"""Unit → precision of an interval of that unit; longer units are as precise as a year."""
MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "week": 7, "weekend": 7}
WEDNESDAY, SATURDAY = 3, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The days from `first` to `last`; an open side is None, and both open is a time that no date fits."""

    first: date | None = None
    last: date | None = None
    first_precision: int = DAY
    last_precision: int = DAY

    def iso(self) -> tuple[str | None, str | None]:
        """Both sides in ISO 8601, cut to their precision.

        >>> enclosing(date(2024, 10, 8), "month").iso()
        ('2024-10', '2024-10')
        """
        return cut(self.first, self.first_precision), cut(self.last, self.last_precision)


NOWHEN = Interval()


def cut(day: date | None, precision: int) -> str | None:
    """A day in ISO 8601 at a precision, or None."""
    return None if day is None else day.isoformat()[:precision]


def single(day: date) -> Interval:
    """The interval of one day."""
    return Interval(first=day, last=day)


def make_day(year: int, month: int, day: int) -> date | None:
    """The day of that name, or None where the calendar has none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months(year: int, month: int, count: int, precision: int = MONTH) -> Interval | None:
    """The `count` months from the given one on, or None outside the years 1 to 9999."""
    whole = year * 12 + month - 1 + count - 1
    last_year, last_month = whole // 12, whole % 12 + 1
    if not (1 <= year <= 9999 and 1 <= last_year <= 9999):
        return None
    first = date(year, month, 1)
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return Interval(first=first, last=last, first_precision=precision, last_precision=precision)


def years(year: int, count: int = 1) -> Interval | None:
    """The `count` years from the given one on."""
    return months(year, 1, 12 * count, YEAR)


def enclosing(day: date, unit: str) -> Interval:
    """The day, ISO week, weekend, month, quarter, semester, year, decade or century that a day lies in.

    From Monday to Friday the weekend is the coming one. Centuries count from the year 1, decades from 0.

    >>> enclosing(date(2012, 11, 10), "week").iso()
    ('2012-11-05', '2012-11-11')
    """
    if unit == "day":
        return single(day)
    if unit == "week":
        monday = day - timedelta(days=day.isoweekday() - 1)
        return Interval(first=monday, last=monday + timedelta(days=6))
    if unit == "weekend":
        saturday = day + timedelta(days=SATURDAY - day.isoweekday())
        return Interval(first=saturday, last=saturday + timedelta(days=1))
    count = MONTHS[unit]
    return _fixed(day, count, PRECISION.get(unit, YEAR), shift=12 if unit == "century" else 0)


def _fixed(day: date, count: int, precision: int, shift: int) -> Interval:
    month = day.year * 12 + day.month - 1 - shift
    start = month // count * count + shift
    found = months(start // 12, start % 12 + 1, count, precision)
    return found or single(day)


def shift_day(day: date, count: int, unit: str) -> date | None:
    """The day `count` units later (earlier if negative), on the month's last day where it has no such day."""
    try:
        if unit in DAYS:
            return day + timedelta(days=count * DAYS[unit])
        month = day.year * 12 + day.month - 1 + count * MONTHS[unit]
        year, month = month // 12, month % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def around(day: date, count: int, unit: str) -> Interval | None:
    """The unit's interval `count` units away from the one a day lies in.

    >>> around(date(2012, 11, 10), -1, "week").iso()
    ('2012-10-29', '2012-11-04')
    """
    moved = shift_day(day, count, unit)
    return None if moved is None else enclosing(moved, unit)


def last_weekend(day: date) -> Interval:
    """The weekend that ended before this day's own began: on a Sunday still that of the week before."""
    return enclosing(shift_day(day, -7, "day") or day, "weekend")


def since(interval: Interval) -> Interval:
    """From the interval's first day on."""
    return replace(interval, last=None)


def until(interval: Interval) -> Interval:
    """Up to the interval's last day."""
    return replace(interval, first=None)


def before(interval: Interval) -> Interval:
    """Up to what precedes the interval: before 2012 ends with 2011."""
    if interval.first is None:
        return NOWHEN
    return Interval(last=shift_day(interval.first, -1, "day"), last_precision=interval.first_precision)


def after(interval: Interval) -> Interval:
    """From what follows the interval on: after 2012 starts with 2013."""
    if interval.last is None:
        return NOWHEN
    return Interval(first=shift_day(interval.last, 1, "day"), first_precision=interval.last_precision)


def span(start: Interval, end: Interval) -> Interval | None:
    """From the first day of one interval to the last day of another, or None if they stand the other way round."""
    if start.first is None or end.last is None or start.first > end.last:
        return None
    return Interval(
        first=start.first, last=end.last, first_precision=start.first_precision, last_precision=end.last_precision
    )


def adjacent(start: Interval, end: Interval) -> bool:
    """Whether the second interval begins on the day after the first one ends."""
    return start.last is not None and end.first is not None and shift_day(start.last, 1, "day") == end.first


def parse(text: str | None) -> Interval | None:
    """The interval that an ISO 8601 date of any precision names, or None.

    >>> parse("2024-02").last
    datetime.date(2024, 2, 29)
    """
    try:
        parts = [int(part) for part in (text or "").split("-")]
        if len(parts) == 1:
            return years(parts[0])
        return months(parts[0], parts[1], 1) if len(parts) == 2 else single(date(*parts))
    except (TypeError, ValueError):
        return None
