"""Calendar months as the law counts them."""

import calendar
from datetime import date, timedelta

MONTHS_IN_YEAR = 12


def months_beginning_with(day: date, months: int) -> date:
    """The last day of a period of so many months *beginning with* a day.

    The first day counts: three months beginning with 15 January end on 14 April; with 30 November
    at the end of February, since 30 February is no day; with the 1st of a month on the last day
    of the third month.
    """
    return _corresponding(day, months, whole=True)


def months_after(day: date, months: int) -> date:
    """The corresponding day so many months later, or the last of its month where there is none."""
    return _corresponding(day, months, whole=False)


def _corresponding(day: date, months: int, *, whole: bool) -> date:
    year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + months, MONTHS_IN_YEAR)
    length = calendar.monthrange(year, month + 1)[1]
    if day.day > length:
        return date(year, month + 1, length)
    found = date(year, month + 1, day.day)
    return found - timedelta(days=1) if whole else found
