"""What a single cell may hold. A parser takes text and gives a value, or says what is wrong."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from upheld.domain.visible_text import fault_of

type_of_parser = Callable[[str], Any]

_REFERENCE = re.compile(r"[0-9]{2} [0-9]{3} [0-9]{3}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
_WHOLE = re.compile(r"[0-9]{1,6}")
_DECIMAL = re.compile(r"[0-9]{1,2}(\.[0-9])?")
# The ombudsman for local government began on 1 April 1974; nothing was received before.
FIRST_DAY = date(1974, 4, 1)
# What of a cell a message quotes, so that it stays on one line.
QUOTED = 60


class Wrong(ValueError):
    """What is wrong with a cell."""


def reference(text: str) -> str:
    """`YY NNN NNN`."""
    if not _REFERENCE.fullmatch(text):
        raise Wrong(f"{short(text)} is not a reference; write it as 19 012 345")
    return text


@lru_cache(maxsize=50_000)
def day(text: str) -> date:
    """An ISO date on or after the ombudsman's first day."""
    try:
        value = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        value = None
    if value is None:
        raise Wrong(f"{short(text)} is not a date; write it as 2020-03-31")
    if value < FIRST_DAY:
        raise Wrong(f"{text} is before the ombudsman began ({FIRST_DAY})")
    return value


def past(today: date) -> Callable[[str], date]:
    """A parser of days that have come: what is recorded cannot lie ahead."""

    def parse(text: str) -> date:
        value = day(text)
        if value > today:
            raise Wrong(f"{text} is in the future (today is {today})")
        return value

    return parse


def or_empty(parser: type_of_parser) -> type_of_parser:
    """The same parser, and an empty cell is None."""
    return lambda text: parser(text) if text else None


def choice(*values: str) -> Callable[[str], str]:
    """One of the given words."""
    known = frozenset(values)
    listed = ", ".join(values)

    def parse(text: str) -> str:
        if text not in known:
            raise Wrong(f"{short(text)} is not known; use one of {listed}")
        return text

    return parse


def choices(values: Iterable[str]) -> Callable[[str], str]:
    """One of the given words, from an enumeration."""
    return choice(*(str(v) for v in values))


def words(text: str) -> str:
    """Any visible text, empty included."""
    if fault := fault_of(text, lines=True):
        raise Wrong(fault)
    return text


def some_words(text: str) -> str:
    """Visible text that is not empty."""
    if not text.strip():
        raise Wrong("is empty")
    return words(text)


def line(text: str) -> str:
    """Visible text on one line, empty included."""
    if fault := fault_of(text):
        raise Wrong(fault)
    return text


def some_line(text: str) -> str:
    """Visible text on one line that is not empty."""
    if not text.strip():
        raise Wrong("is empty")
    return line(text)


def line_of(longest: int) -> Callable[[str], str]:
    """A parser of visible text on one line that is no longer than a field can keep."""

    def parse(text: str) -> str:
        if fault := fault_of(text, longest=longest):
            raise Wrong(fault)
        return text

    return parse


def some_line_of(longest: int) -> Callable[[str], str]:
    """A parser of visible text on one line that is neither empty nor too long."""
    parse = line_of(longest)
    return lambda text: parse(some_line(text))


def whole(text: str) -> int:
    """A number from nought, written in digits."""
    if not _WHOLE.fullmatch(text):
        raise Wrong(f"{short(text)} is not a number; write it as 14")
    return int(text)


def decimal(text: str) -> Decimal:
    """A length such as 5.5."""
    if not _DECIMAL.fullmatch(text):
        raise Wrong(f"{short(text)} is not a length; write it as 6 or 5.5")
    return Decimal(text)


def numbered_names(text: str) -> tuple[tuple[str, int], ...]:
    """Names with a number each, separated by `;`: `luton 2; leeds 1`."""
    found = []
    for part in filter(None, (each.strip() for each in text.split(";"))):
        name, _, number = part.rpartition(" ")
        if not name.strip() or not _WHOLE.fullmatch(number):
            raise Wrong(f"{short(part)} is no body with its number; write it as luton 2; leeds 1")
        found.append((line(name.strip()), int(number)))
    return tuple(found)


def past_day_or_year(today: date) -> Callable[[str], str]:
    """A parser of ISO dates that have come, or of the reporting year where only that is known."""
    past_day = past(today)

    def parse(text: str) -> str:
        if not _YEAR.fullmatch(text):
            return past_day(text).isoformat()
        if not FIRST_DAY.year < int(text) <= today.year + 1:
            raise Wrong(f"{text} is not a reporting year that has begun")
        return text

    return parse


def year(text: str) -> int:
    """A reporting year."""
    if not _YEAR.fullmatch(text) or int(text) <= FIRST_DAY.year:
        raise Wrong(f"{short(text)} is not a year; write it as 2020")
    return int(text)


def short(text: str) -> str:
    """The text quoted for a message, cut where it is long."""
    return repr(text if len(text) <= QUOTED else f"{text[: QUOTED - 3]}...")
