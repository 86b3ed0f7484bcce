"""Days as people type them: a day, a month or a year, in the usual spellings."""

import re
from calendar import monthrange
from datetime import date

from upheld.letters.words import MONTH_NAMES

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_BRITISH = re.compile(r"(?:([0-9]{1,2})[/. ])?([0-9]{1,2})[/. ]([0-9]{4})")
_NAMED = re.compile(r"(?:([0-9]{1,2}) )?([a-z]{3,9}) ([0-9]{4})")
_YEAR = re.compile("[0-9]{4}")
_LAST_MONTH = 12


def first_of(text: str) -> date | None:
    """The first day that is meant; None where the text is no day, month or year."""
    return _day(text, last=False)


def last_of(text: str) -> date | None:
    """The last day that is meant: of "2024" it is 31 December."""
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> date | None:
    parts = _parts(" ".join(text.casefold().split()))
    if parts is None:
        return None
    year, month, day = parts
    if month is None:
        month = _LAST_MONTH if last else 1
    try:
        # There is no day 0 and no month 0 either.
        if day is None:
            day = monthrange(year, month)[1] if last else 1
        return date(year, month, day)
    except ValueError:
        return None


def _parts(text: str) -> tuple[int, int | None, int | None] | None:
    """Year, month and day; None for what was not said."""
    if _YEAR.fullmatch(text):
        return int(text), None, None
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
        return int(year), int(month), int(day) if day else None
    if found := _BRITISH.fullmatch(text):
        day, month, year = found.groups()
        return int(year), int(month), int(day) if day else None
    if found := _NAMED.fullmatch(text):
        day, name, year = found.groups()
        numbers = [n for n, known in enumerate(MONTH_NAMES, 1) if known.casefold().startswith(name)]
        return (int(year), numbers[0], int(day) if day else None) if numbers else None
    return None
