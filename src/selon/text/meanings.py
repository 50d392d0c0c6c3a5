"""What the forms of a date lexicon mean: each operation makes an interval, or part of one, of its slots.

An operation that cannot read its slots returns None, and the form does not match.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from selon.text import calendar
from selon.text.calendar import NOWHEN, Interval
from selon.text.lattice import Slots
from selon.text.moments import Context, Meaning, Partial, settle, settle_pair

Seasons = Mapping[str, tuple[int, int]]
Operation = Callable[[Slots, Context, Seasons], Meaning | None]


def nothing(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """No time: words that only look like one ("chaque mardi", "le 11-Septembre")."""
    return NOWHEN


def same(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """What the inner expression means ("fin août" is no more precise than "août")."""
    return _meaning(slots, "x")


def as_date(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A date in words: its parts, and last, this or next."""
    return Partial(
        year=_int(slots, "year") or _int(slots, "short_year"),
        month=_int(slots, "month") or _int(slots, "Month"),
        day=_int(slots, "day"),
        weekday=_int(slots, "weekday"),
        which=_which(slots),
    )


def numeric(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A date in digits: 8/10/2024, 2024-10-08, 12/05."""
    year, month, day = (int(part) or None for part in str(slots["numeric"]).split("-"))
    if (month or 1) > 12 or (day or 1) > 31:
        return None
    return Partial(year=year, month=month, day=day, which=_which(slots))


def as_year(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A year by its number."""
    return Partial(year=_int(slots, "year"))


def weekday_in(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The weekday or the day of the month that lies in the inner interval ("mardi de la semaine dernière")."""
    found = _settled(slots, "x", context)
    if found is None or found.first is None or found.last is None:
        return None
    parts = Partial(weekday=_int(slots, "weekday"), day=_int(slots, "day"))
    day = settle(parts, Context(reference=found.first, future=True))
    return day if day and day.last and day.last <= found.last else None


def relative(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The last, this or the next unit ("la semaine dernière", "ce mois-ci")."""
    unit, which, reference = str(slots["unit"]), _which(slots) or 0, context.reference
    if reference is None:
        return None
    if unit == "weekend" and (which == -1 or (which == 0 and not context.future and _week_is_young(reference))):
        return calendar.last_weekend(reference)
    return calendar.around(reference, which, unit)


def _week_is_young(day: date) -> bool:
    """Until Wednesday, what is told of the weekend was on the last one."""
    return day.isoweekday() <= calendar.WEDNESDAY


def deictic(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A day counted from the reference ("avant-hier"), or the date that explains it ("hier, jeudi 16 août")."""
    offset = _int(slots, "deictic") or 0
    day = context.reference and calendar.shift_day(context.reference, offset, "day")
    if "x" not in slots:
        return calendar.single(day) if day else None
    told = _meaning(slots, "x")
    if isinstance(told, Partial) and (told.year is not None or day is None):
        return told
    found = settle(told, context) if told else None
    return found if found and found.first == day else None


def anchored(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A day counted from the last day that the text named, else from the reference ("la veille")."""
    start = _anchor_day(context, calendar.DAY) or context.reference
    day = start and calendar.shift_day(start, _int(slots, "anchor") or 0, "day")
    return calendar.single(day) if day else None


def anchored_unit(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The unit that the last date named lies in ("cette année-là")."""
    unit = str(slots["unit"])
    start = _anchor_day(context, calendar.PRECISION.get(unit, calendar.YEAR)) or context.reference
    return calendar.enclosing(start, unit) if start else None


def after_anchor(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """From what follows the last date named on ("après cette date")."""
    return calendar.after(context.anchor) if context.anchor else None


def before_anchor(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """Up to what precedes the last date named ("avant cette date")."""
    return calendar.before(context.anchor) if context.anchor else None


def _anchor_day(context: Context, precision: int) -> date | None:
    """The anchor's last day, if the anchor is known to that precision."""
    anchor = context.anchor
    if anchor is None:
        return None
    if anchor.last is not None:
        return anchor.last if anchor.last_precision >= precision else None
    return anchor.first if anchor.first_precision >= precision else None


def season(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A season of a year; a season that crosses the new year belongs to the year it ends in."""
    month, count = seasons[str(slots["season"])]
    year, which = _int(slots, "until") or _int(slots, "year"), _which(slots)
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
    ahead = which == 1 or (which != -1 and context.future)
    if ahead:
        return next(turn for turn in found if turn.first and turn.first > reference)
    over = [t for t in found if (t.last if which == -1 else t.first) and _begun(t, which, reference)]
    return over[-1] if over else None


def _begun(turn: Interval, which: int | None, reference: date) -> bool:
    edge = turn.last if which == -1 else turn.first
    return edge is not None and edge <= reference


def decade(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The ten years from a round number on; two digits are of the twentieth century."""
    number = _int(slots, "year") or _int(slots, "number") or _int(slots, "short_year") or 0
    number += 1900 if number < 100 else 0
    return calendar.years(number, 10) if number % 10 == 0 and 1000 <= number < 2200 else None


def century(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A century by its number: the nineteenth is 1801 to 1900."""
    number = _int(slots, "ordinal") or 0
    return calendar.years(number * 100 - 99, 100) if 1 <= number <= 30 else None


def nth(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The first, second … or last unit of an interval ("premier semestre 2019", "dernière semaine de juillet")."""
    unit, number = str(slots["unit"]), _int(slots, "ordinal") or -1
    whole = _settled(slots, "x", context) if "x" in slots else None
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


def ago(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """So many units before the reference ("il y a sept ans"); "more than" leaves the start open."""
    found = _counted(slots, context.reference, -1)
    return calendar.until(found) if found and "more" in slots else found


def ahead(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """So many units after the reference ("dans trois jours")."""
    return _counted(slots, context.reference, 1)


def since_ago(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """From so many units ago on ("depuis trois jours")."""
    found = _counted(slots, context.reference, -1)
    return calendar.since(found) if found and "more" not in slots else None


def elapsed(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The time of an event that is so many years back ("près de cinquante ans après la guerre")."""
    return ago(slots, context, seasons) if calendar.MONTHS.get(str(slots["unit"]), 0) >= 12 else None


def later(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """So many units after or before the last date that the text named ("trois jours plus tard")."""
    precision = calendar.PRECISION.get(str(slots["unit"]), calendar.YEAR)
    return _counted(slots, _anchor_day(context, precision), _int(slots, "later") or 0)


def offset(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """So many units from the inner date ("deux jours avant le 8 mai", "la veille du 8 mai")."""
    found = _settled(slots, "x", context)
    start = found.first if found else None
    if start is None:
        return None
    if "anchor" in slots:
        day = calendar.shift_day(start, _int(slots, "anchor") or 0, "day")
        return calendar.single(day) if day else None
    return _counted(slots, start, _int(slots, "direction") or 1)


def within(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """From the reference to so many units later, or the last or next so many ("les cinq derniers mois")."""
    step = _which(slots) or 1
    edge, now = _counted(slots, context.reference, step), context.reference
    if edge is None or now is None:
        return None
    here = calendar.enclosing(now, _short(str(slots["unit"])))
    return calendar.span(edge, here) if step < 0 else calendar.span(here, edge)


def recent(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The uncounted days, weeks or years up to the reference, or from it on ("ces derniers jours")."""
    if context.reference is None:
        return None
    here = calendar.enclosing(context.reference, _short(str(slots["unit"])))
    return calendar.until(here) if _which(slots) == -1 else calendar.since(here)


def enclosing(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The week or the weekend of a day ("la semaine du 10 avril")."""
    found = _settled(slots, "x", context)
    if found is None or found.first is None or found.first != found.last:
        return None
    return calendar.enclosing(found.first, str(slots["unit"]))


def since(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """From the inner interval on."""
    found = _settled(slots, "x", context)
    return calendar.since(found) if found else None


def until(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """Up to the end of the inner interval."""
    found = _settled(slots, "x", context)
    return calendar.until(found) if found else None


def by(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """Up to the end of the inner interval, which lies ahead ("d'ici 2030", "d'ici mardi")."""
    return until(slots, replace(context, future=True), seasons)


def before(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """Up to what precedes the inner interval."""
    found = _settled(slots, "x", context)
    return calendar.before(found) if found else None


def after(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """From what follows the inner interval on."""
    found = _settled(slots, "x", context)
    return calendar.after(found) if found else None


def between(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """From the first to the second of two times, each filled from the other."""
    pair = _pair(slots, context)
    return calendar.span(*pair) if pair else None


def both(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """Two times that touch one another, as one ("en février et mars", "les 5 et 6 mai")."""
    pair = _pair(slots, context)
    return calendar.span(*pair) if pair and calendar.adjacent(*pair) else None


def _pair(slots: Slots, context: Context) -> tuple[Interval, Interval] | None:
    start, end = _meaning(slots, "x"), _meaning(slots, "y")
    if start is None or end is None or (isinstance(end, Partial) and _bare(end)):
        return None
    return settle_pair(start, end, context)


def _bare(partial: Partial) -> bool:
    return (partial.year, partial.month, partial.weekday) == (None, None, None)


def _counted(slots: Slots, start: date | None, step: int) -> Interval | None:
    """The unit's interval so many units from a day; days at first hand, longer units as units."""
    number = _int(slots, "number")
    if start is None or number is None:
        return None
    unit = str(slots["unit"])
    moved = calendar.shift_day(start, number * step, unit)
    return calendar.enclosing(moved, _short(unit)) if moved else None


def _short(unit: str) -> str:
    """What a number of units is exact to: weeks to the day, decades to the year."""
    if unit in calendar.DAYS:
        return "day"
    return "year" if calendar.MONTHS.get(unit, 0) > 12 else unit


def _settled(slots: Slots, name: str, context: Context) -> Interval | None:
    meaning = _meaning(slots, name)
    return None if meaning is None else settle(meaning, context)


def _meaning(slots: Slots, name: str) -> Meaning | None:
    value = slots.get(name)
    return value if isinstance(value, Interval | Partial) else None


def _int(slots: Slots, name: str) -> int | None:
    value = slots.get(name)
    return value if isinstance(value, int) else None


def _which(slots: Slots) -> int | None:
    """Last, this or next: the adjective counts before the demonstrative ("ce vendredi prochain")."""
    for name in ("which", "this"):
        if (value := _int(slots, name)) is not None:
            return value
    return None


OPERATIONS: Mapping[str, Operation] = {
    "after": after, "after_anchor": after_anchor, "ago": ago, "ahead": ahead, "anchored": anchored,
    "anchored_unit": anchored_unit, "before": before, "before_anchor": before_anchor, "between": between,
    "both": both, "by": by, "century": century, "date": as_date, "decade": decade, "deictic": deictic,
    "elapsed": elapsed, "enclosing": enclosing, "later": later, "nothing": nothing, "nth": nth, "numeric": numeric,
    "offset": offset, "recent": recent, "relative": relative, "same": same, "season": season, "since": since,
    "since_ago": since_ago, "until": until, "weekday_in": weekday_in, "within": within, "year": as_year,
}
