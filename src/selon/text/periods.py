"""Seasons, decades, centuries, and the first, second or last part of a longer time."""

from datetime import date

from selon.text import calendar
from selon.text.calendar import Interval
from selon.text.lattice import Slots
from selon.text.moments import Context, Meaning
from selon.text.slots import Seasons, integer, settled, which_of


def season(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A season of a year; a season that crosses the new year belongs to the year it ends in."""
    month, count = seasons[str(slots["season"])]
    year, which = integer(slots, "until") or integer(slots, "year"), which_of(slots)
    if year is None:
        return _nearest_season(month, count, which, context)
    return calendar.months(year - (month + count > 13), month, count)


def _nearest_season(month: int, count: int, which: int | None, context: Context) -> Interval | None:
    """The last season begun by the reference, the one under way, or the next one to begin."""
    reference = context.reference
    if reference is None:
        return None
    turns = [calendar.months(reference.year + offset, month, count) for offset in range(-2, 3)]
    found = [turn for turn in turns if turn and turn.first and turn.last]
    if which == 0:
        return min(found, key=lambda turn: _distance(turn, reference))
    if which == 1 or (which is None and context.future):
        return next(turn for turn in found if turn.first and turn.first > reference)
    return [turn for turn in found if _edge(turn, which) <= reference][-1]


def _edge(turn: Interval, which: int | None) -> date:
    """The day by which a season counts as past: its last for "last winter", else its first."""
    return (turn.last if which == -1 else turn.first) or date.max


def _distance(turn: Interval, day: date) -> int:
    first, last = turn.first or date.min, turn.last or date.max
    return max((first - day).days, (day - last).days, 0)


def decade(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The ten years from a round number on; two digits are of the twentieth century."""
    number = integer(slots, "year") or integer(slots, "number") or integer(slots, "short_year") or 0
    number += 1900 if number < 100 else 0
    return calendar.years(number, 10) if number % 10 == 0 and 1000 <= number < 2200 else None


def century(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A century by its number: the nineteenth is 1801 to 1900."""
    number = integer(slots, "ordinal") or 0
    return calendar.years(number * 100 - 99, 100) if 1 <= number <= 30 else None


def nth(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The first, second … or last unit of an interval ("premier semestre 2019", "dernière semaine de juillet")."""
    unit, number = str(slots["unit"]), integer(slots, "ordinal") or -1
    whole = settled(slots, "x", context) if "x" in slots else None
    if "x" not in slots:
        return _recent_nth(unit, number, context)
    if whole is None or whole.first is None or whole.last is None or unit == "weekend":
        return None
    start = calendar.enclosing(whole.first if number > 0 else whole.last, unit)
    found = calendar.around(start.first or whole.first, number - 1 if number > 0 else number + 1, unit)
    inside = found and found.first and found.first <= whole.last
    return found if inside else None


def _recent_nth(unit: str, number: int, context: Context) -> Interval | None:
    """A quarter or half of the year at hand: the last begun, or the next to come."""
    reference = context.reference
    if reference is None or unit not in ("quarter", "semester") or not 1 <= number <= 4:
        return None
    length = calendar.MONTHS[unit]
    turns = [calendar.months(reference.year + k, (number - 1) * length + 1, length) for k in (-1, 0, 1)]
    known = [turn for turn in turns if turn and turn.first and turn.last]
    if context.future:
        return next(turn for turn in known if turn.last and turn.last >= reference)
    return [turn for turn in known if turn.first and turn.first <= reference][-1]
