"""Bank holidays against the published lists, and counting around them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upheld.toolbox.working_days import (
    bank_holidays,
    is_working_day,
    working_days_after,
    working_days_between,
)

# As published for England and Wales, month and day.
PUBLISHED = {
    # The early May holiday moved to Friday 8 May, 75 years after the war in Europe ended.
    2020: ((1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)),
    2021: ((1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)),
    # Spring holiday moved beside the platinum jubilee; the Queen's funeral.
    2022: (
        (1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3), (8, 29), (9, 19), (12, 26), (12, 27),
    ),
    # The coronation.
    2023: ((1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)),
    2026: ((1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)),
    2027: ((1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)),
}  # fmt: skip
DAYS = st.dates(date(1975, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_those_published(year: int) -> None:
    """Every day off that is no Saturday or Sunday is on the list, and the other way round."""
    weekdays = {day for day in bank_holidays(year) if day.weekday() < 5}
    assert weekdays == {date(year, month, day) for month, day in PUBLISHED[year]}


def test_a_span_over_christmas() -> None:
    """From 23 December 2026: 24, 29, 30 and 31 December, then 4 January."""
    assert working_days_after(date(2026, 12, 23), 5) == date(2027, 1, 4)
    assert working_days_between(date(2026, 12, 23), date(2027, 1, 4)) == 5


# The first day of a year reads its holidays.
@settings(deadline=None)
@given(DAYS, st.integers(1, 60))
def test_counting_forth_and_back_agrees(day: date, count: int) -> None:
    """The day so many working days on is one, and that many lie up to it."""
    found = working_days_after(day, count)
    assert is_working_day(found)
    assert working_days_between(day, found) == count


# The first day of a year reads its holidays.
@settings(deadline=None)
@given(DAYS, st.integers(-5, 400))
def test_the_quick_count_equals_the_slow_one(first: date, span: int) -> None:
    """Day by day."""
    last = first + timedelta(days=span)
    days = (first + timedelta(days=n) for n in range(1, span + 1))
    assert working_days_between(first, last) == sum(map(is_working_day, days))
