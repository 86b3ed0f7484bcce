"""Working days, numbered: every date of a demonstration case is one of them."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cache

from upheld.domain.reporting_year import ReportingYear
from upheld.runs.demo.years import BEFORE, LAST

# No new complaints were taken in these weeks (`register/series_breaks.csv`, 2021).
PAUSE = (date(2020, 3, 18), date(2020, 6, 29))
# Offices are shut on these days of (month, day) in every year; moving holidays are left in.
SHUT = {(1, 1), (12, 25), (12, 26)}
FRIDAY = 4

# A year beyond the last: what is agreed near its end falls due there.
_FROM, _TO = ReportingYear(BEFORE).start, ReportingYear(LAST + 1).end
_EVERY = (_FROM + timedelta(days=n) for n in range((_TO - _FROM).days + 1))
WORKING = tuple(d for d in _EVERY if d.weekday() <= FRIDAY and (d.month, d.day) not in SHUT)
ISO = tuple(day.isoformat() for day in WORKING)


def days_between(first: date, last: date) -> range:
    """Numbers of the working days from `first` to `last`, both included."""
    return range(bisect_left(WORKING, first), bisect_right(WORKING, last))


@cache
def days_of(year: int) -> range:
    """Numbers of the working days of a reporting year."""
    span = ReportingYear(year)
    return days_between(span.start, span.end)


@cache
def intake_days(year: int, start: date | None, end: date | None) -> tuple[int, ...]:
    """Working days of the year on which a case against a body of this life could be received."""
    span = ReportingYear(year)
    living = days_between(max(start or span.start, span.start), min(end or span.end, span.end))
    paused = days_between(*PAUSE)
    return tuple(day for day in living if day not in paused)
