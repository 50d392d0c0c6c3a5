"""What an operation takes from the slots that a form has filled."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from selon.text import calendar
from selon.text.calendar import Interval
from selon.text.lattice import Slots
from selon.text.moments import Context, Meaning, Partial, settle, settle_pair

Seasons = Mapping[str, tuple[int, int]]
"""Season → its first month and its length in months."""
HALF_YEAR = 183


def pair_of(slots: Slots, context: Context) -> tuple[Interval, Interval] | None:
    """The intervals of x and y, each filled from the other; a bare number is a day beside a date only."""
    start, end = meaning_of(slots, "x"), meaning_of(slots, "y")
    if start is None or end is None or _is_number(end) or (_is_number(start) and not _has_day(end)):
        return None
    return settle_pair(start, end, context)


def deadline(slots: Slots, context: Context) -> Interval | None:
    """The interval of x; without a year, the coming one if the last is more than half a year gone."""
    found, now = settled(slots, "x", context), context.reference
    if found is None or found.last is None or now is None or (now - found.last).days <= HALF_YEAR:
        return found
    return settled(slots, "x", replace(context, future=True))


def _is_number(meaning: Meaning) -> bool:
    return isinstance(meaning, Partial) and (meaning.year, meaning.month, meaning.weekday) == (None, None, None)


def _has_day(meaning: Meaning) -> bool:
    return isinstance(meaning, Interval) or meaning.day is not None


def counted(slots: Slots, start: date | None, step: int) -> Interval | None:
    """The unit's interval so many units from a day; days at first hand, longer units as units."""
    number = integer(slots, "number")
    if start is None or number is None:
        return None
    unit = str(slots["unit"])
    moved = calendar.shift_day(start, number * step, unit)
    return calendar.enclosing(moved, exact_unit(unit)) if moved else None


def exact_unit(unit: str) -> str:
    """What a number of units is exact to: weeks to the day, decades to the year."""
    if unit in calendar.DAYS:
        return "day"
    return "year" if calendar.MONTHS.get(unit, 0) > 12 else unit


def settled(slots: Slots, name: str, context: Context) -> Interval | None:
    """The interval of a slot, or None where it has none."""
    meaning = meaning_of(slots, name)
    return None if meaning is None else settle(meaning, context)


def meaning_of(slots: Slots, name: str) -> Meaning | None:
    """The interval or the partial date in a slot, or None."""
    value = slots.get(name)
    return value if isinstance(value, Interval | Partial) else None


def integer(slots: Slots, name: str) -> int | None:
    """The number in a slot, or None."""
    value = slots.get(name)
    return value if isinstance(value, int) else None


def which_of(slots: Slots) -> int | None:
    """Last, this or next: the adjective counts before the demonstrative ("ce vendredi prochain")."""
    for name in ("which", "this"):
        if (value := integer(slots, name)) is not None:
            return value
    return None
