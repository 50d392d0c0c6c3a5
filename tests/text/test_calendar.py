"""Intervals of the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.text import calendar
from selon.text.calendar import Interval

DAYS = st.dates(date(1500, 1, 1), date(2500, 12, 31))
UNITS = ("day", "week", "weekend", "month", "quarter", "semester", "year", "decade", "century")


@pytest.mark.parametrize(
    ("unit", "start", "end"),
    [
        ("day", "2024-02-29", "2024-02-29"),
        ("week", "2024-02-26", "2024-03-03"),
        ("weekend", "2024-03-02", "2024-03-03"),
        ("month", "2024-02", "2024-02"),
        ("quarter", "2024-01", "2024-03"),
        ("semester", "2024-01", "2024-06"),
        ("year", "2024", "2024"),
        ("decade", "2020", "2029"),
        ("century", "2001", "2100"),
    ],
)
def test_a_day_lies_in_its_units(unit: str, start: str, end: str) -> None:
    assert calendar.enclosing(date(2024, 2, 29), unit).iso() == (start, end)


@given(DAYS, st.sampled_from(UNITS))
def test_a_unit_encloses_its_day(day: date, unit: str) -> None:
    found = calendar.enclosing(day, unit)
    assert found.first is not None
    assert found.last is not None
    assert found.first <= day <= found.last or unit == "weekend"


@given(DAYS, st.sampled_from([unit for unit in UNITS if unit != "weekend"]))
def test_neighbouring_units_touch(day: date, unit: str) -> None:
    following = calendar.around(calendar.enclosing(day, unit).first or day, 1, unit)
    assert following is not None
    assert calendar.adjacent(calendar.enclosing(day, unit), following)


@given(DAYS)
def test_iso_dates_are_read_back(day: date) -> None:
    for unit in ("day", "month", "year"):
        found = calendar.enclosing(day, unit)
        assert calendar.parse(found.iso()[0]) == found


@pytest.mark.parametrize("text", ["", "2024-13", "2024-02-30", "hier", None, "2024-1-1-1"])
def test_what_is_no_date_is_not_read(text: str | None) -> None:
    assert calendar.parse(text) is None


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [(1, "month", date(2024, 2, 29)), (-1, "month", date(2023, 12, 31)), (-2, "week", date(2024, 1, 17))],
)
def test_a_shift_keeps_to_the_month(count: int, unit: str, day: date) -> None:
    assert calendar.shift_day(date(2024, 1, 31), count, unit) == day


def test_no_day_lies_beyond_the_calendar() -> None:
    assert calendar.shift_day(date(9999, 12, 31), 1, "day") is None
    assert calendar.shift_day(date(1, 1, 1), -3, "century") is None
    assert calendar.years(9999, 2) is None


def test_before_and_after_keep_the_precision() -> None:
    year = calendar.years(2012)
    assert year is not None
    assert calendar.before(year).iso() == (None, "2011")
    assert calendar.after(year).iso() == ("2013", None)
    assert calendar.since(year).iso() == ("2012", None)
    assert calendar.until(year).iso() == (None, "2012")


def test_an_open_side_has_nothing_beyond_it() -> None:
    assert calendar.before(Interval(last=date(2024, 1, 1))) == calendar.NOWHEN
    assert calendar.after(Interval(first=date(2024, 1, 1))) == calendar.NOWHEN


def test_a_range_mixes_precisions() -> None:
    start, end = calendar.years(2014), calendar.months(2018, 5, 1)
    assert start is not None
    assert end is not None
    found = calendar.span(start, end)
    assert found is not None
    assert found.iso() == ("2014", "2018-05")
    assert calendar.span(end, start) is None


@pytest.mark.parametrize(("day", "saturday"), [(1, "2024-06-29"), (6, "2024-06-29"), (7, "2024-06-29")])
def test_the_last_weekend_is_the_one_before(day: int, saturday: str) -> None:
    assert calendar.last_weekend(date(2024, 7, day)).iso()[0] == saturday
