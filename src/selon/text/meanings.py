"""What the forms of a date lexicon mean: each operation makes an interval, or part of one, of its slots.

An operation that cannot read its slots returns None, and the form does not match.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from selon.text import calendar
from selon.text.calendar import NOWHEN, Interval
from selon.text.lattice import Slots
from selon.text.moments import Context, Meaning, Partial, settle
from selon.text.periods import century, decade, nth, season
from selon.text.slots import (
    Seasons,
    counted,
    deadline,
    exact_unit,
    integer,
    meaning_of,
    pair_of,
    settled,
    which_of,
)

Operation = Callable[[Slots, Context, Seasons], Meaning | None]


def nothing(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """No time: words that only look like one ("chaque mardi", "le 11-Septembre")."""
    return NOWHEN


def same(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """What the inner expression means ("fin août" is no more precise than "août")."""
    return meaning_of(slots, "x")


def as_date(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A date in words: its parts, and last, this or next."""
    return Partial(
        year=integer(slots, "year") or integer(slots, "short_year"),
        month=integer(slots, "month") or integer(slots, "Month"),
        day=integer(slots, "day"),
        weekday=integer(slots, "weekday"),
        which=which_of(slots),
    )


def numeric(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A date in digits: 8/10/2024, 2024-10-08, 12/05."""
    year, month, day = (int(part) or None for part in str(slots["numeric"]).split("-"))
    if (month or 1) > 12 or (day or 1) > 31:
        return None
    return Partial(year=year, month=month, day=day, which=which_of(slots))


def as_year(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A year by its number."""
    return Partial(year=integer(slots, "year"))


def weekday_in(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The weekday or the day of the month that lies in the inner interval ("mardi de la semaine dernière")."""
    found = settled(slots, "x", context)
    if found is None or found.first is None or found.last is None:
        return None
    parts = Partial(weekday=integer(slots, "weekday"), day=integer(slots, "day"))
    day = settle(parts, Context(reference=found.first, future=True))
    return day if day and day.last and day.last <= found.last else None


def relative(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The last, this or the next unit ("la semaine dernière", "ce mois-ci")."""
    unit, which, reference = str(slots["unit"]), which_of(slots) or 0, context.reference
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
    offset = integer(slots, "deictic") or 0
    day = context.reference and calendar.shift_day(context.reference, offset, "day")
    if "x" not in slots:
        return calendar.single(day) if day else None
    told = meaning_of(slots, "x")
    if isinstance(told, Partial) and (told.year is not None or day is None):
        return told
    found = settle(told, context) if told else None
    return found if found and found.first == day else None


def anchored(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """A day counted from the last day that the text named, else from the reference ("la veille")."""
    start = _anchor_day(context, calendar.DAY) or context.reference
    day = start and calendar.shift_day(start, integer(slots, "anchor") or 0, "day")
    return calendar.single(day) if day else None


def carried(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The day of which only the hour is given, the latest that the text named ("dans la matinée", "vers 16 heures")."""
    days = [day for anchor in (context.anchor, context.day) if (day := _day_of(anchor, calendar.DAY))]
    return calendar.single(max(days)) if days else None


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
    """The anchor's last day, if the anchor is known to that precision; else that of the last day named."""
    return _day_of(context.anchor, precision) or _day_of(context.day, precision)


def _day_of(anchor: Interval | None, precision: int) -> date | None:
    if anchor is None:
        return None
    if anchor.last is not None:
        return anchor.last if anchor.last_precision >= precision else None
    return anchor.first if anchor.first_precision >= precision else None


def ago(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """So many units before the reference ("il y a sept ans"); "more than" leaves the start open."""
    found = counted(slots, context.reference, -1)
    return calendar.until(found) if found and "more" in slots else found


def ahead(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """So many units after the reference ("dans trois jours")."""
    return counted(slots, context.reference, 1)


def since_ago(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """From so many units ago on ("depuis trois jours")."""
    found = counted(slots, context.reference, -1)
    return calendar.since(found) if found and "more" not in slots else None


def elapsed(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The time of an event that is so many years back ("près de cinquante ans après la guerre")."""
    return ago(slots, context, seasons) if calendar.MONTHS.get(str(slots["unit"]), 0) >= 12 else None


def later(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """So many units after or before the last date that the text named ("trois jours plus tard")."""
    precision = calendar.PRECISION.get(str(slots["unit"]), calendar.YEAR)
    return counted(slots, _anchor_day(context, precision), integer(slots, "later") or 0)


def offset(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """So many units from the inner date ("deux jours avant le 8 mai", "la veille du 8 mai")."""
    found = settled(slots, "x", context)
    start = found.first if found else None
    if start is None:
        return None
    if "anchor" in slots:
        day = calendar.shift_day(start, integer(slots, "anchor") or 0, "day")
        return calendar.single(day) if day else None
    return counted(slots, start, integer(slots, "direction") or 1)


def within(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """From the reference to so many units later, or the last or next so many ("les cinq derniers mois")."""
    step = which_of(slots) or 1
    edge, now = counted(slots, context.reference, step), context.reference
    if edge is None or now is None:
        return None
    here = calendar.enclosing(now, exact_unit(str(slots["unit"])))
    return calendar.span(edge, here) if step < 0 else calendar.span(here, edge)


def recent(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The uncounted days, weeks or years up to the reference, or from it on ("ces derniers jours")."""
    if context.reference is None:
        return None
    here = calendar.enclosing(context.reference, exact_unit(str(slots["unit"])))
    return calendar.until(here) if which_of(slots) == -1 else calendar.since(here)


def enclosing(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """The week or the weekend of a day ("la semaine du 10 avril")."""
    found = settled(slots, "x", context)
    if found is None or found.first is None or found.first != found.last:
        return None
    return calendar.enclosing(found.first, str(slots["unit"]))


def since(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """From the inner interval on."""
    found = settled(slots, "x", context)
    return calendar.since(found) if found else None


def until(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """Up to the end of the inner interval."""
    found = deadline(slots, context)
    return calendar.until(found) if found else None


def by(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """Up to the end of the inner interval, which lies ahead ("d'ici 2030", "d'ici mardi")."""
    return until(slots, replace(context, future=True), seasons)


def before(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """Up to what precedes the inner interval."""
    found = deadline(slots, context)
    return calendar.before(found) if found else None


def after(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """From what follows the inner interval on."""
    found = settled(slots, "x", context)
    return calendar.after(found) if found else None


def between(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """From the first to the second of two times, each filled from the other."""
    pair = pair_of(slots, context)
    return calendar.span(*pair) if pair else None


def both(slots: Slots, context: Context, seasons: Seasons) -> Meaning | None:
    """Two times that touch one another, as one ("en février et mars", "les 5 et 6 mai")."""
    pair = pair_of(slots, context)
    return calendar.span(*pair) if pair and calendar.adjacent(*pair) else None


OPERATIONS: Mapping[str, Operation] = {
    "after": after,
    "after_anchor": after_anchor,
    "ago": ago,
    "ahead": ahead,
    "anchored": anchored,
    "anchored_unit": anchored_unit,
    "before": before,
    "before_anchor": before_anchor,
    "between": between,
    "both": both,
    "by": by,
    "carried": carried,
    "century": century,
    "date": as_date,
    "decade": decade,
    "deictic": deictic,
    "elapsed": elapsed,
    "enclosing": enclosing,
    "later": later,
    "nothing": nothing,
    "nth": nth,
    "numeric": numeric,
    "offset": offset,
    "recent": recent,
    "relative": relative,
    "same": same,
    "season": season,
    "since": since,
    "since_ago": since_ago,
    "until": until,
    "weekday_in": weekday_in,
    "within": within,
    "year": as_year,
}
