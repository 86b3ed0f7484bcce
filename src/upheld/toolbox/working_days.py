"""Working days in England and Wales: no Saturday, no Sunday, no bank holiday."""

from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England and Wales in a calendar year, substitute days included."""
    found = holidays.country_holidays("GB", subdiv="ENG", years=year)
    return frozenset(day for day in found if day.year == year)


def is_working_day(day: date) -> bool:
    """Whether the office works on a day."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def working_days_after(day: date, count: int) -> date:
    """The day that many working days after a day, which itself does not count."""
    found = day
    for _ in range(count):
        found += timedelta(days=1)
        while not is_working_day(found):
            found += timedelta(days=1)
    return found


def working_days_between(first: date, last: date) -> int:
    """How many working days lie after the first day, up to and with the last; 0 where none do."""
    span = (last - first).days
    if span <= 0:
        return 0
    weeks, rest = divmod(span, 7)
    beyond = (first + timedelta(days=weeks * 7 + n) for n in range(1, rest + 1))
    weekdays = weeks * SATURDAY + sum(day.weekday() < SATURDAY for day in beyond)
    years = range(first.year, last.year + 1)
    lost = (day for year in years for day in bank_holidays(year) if first < day <= last)
    return weekdays - sum(day.weekday() < SATURDAY for day in lost)
