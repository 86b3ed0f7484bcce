"""Numbers, dates and lists in the words of a letter."""

from collections.abc import Sequence
from datetime import date

# Letters write numbers up to nine in words, as usual in British print.
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONTH_NAMES = _MONTHS
NUMBER_WORDS = {word: number for number, word in enumerate(_SMALL) if number}


def number(count: int) -> str:
    """In words up to nine ("no" for none), then in figures: "two", "12", "1,400"."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def ordinal(position: int) -> str:
    """The place in a row, from 1, in words up to nine: "first", "10th"."""
    if 1 <= position <= len(_ORDINALS):
        return _ORDINALS[position - 1]
    teens = position % 100 in (11, 12, 13)
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(position % 10, "th")
    return f"{position}{ending}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "one report", "two reports", "no reports"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def every(count: int, one: str = "case") -> str:
    """All of them: "the one case", "both cases", "all seven cases"."""
    lead = {1: "the one", 2: "both"}.get(count, f"all {number(count)}")
    return f"{lead} {one if count == 1 else one + 's'}"


def any_of(count: int, one: str = "case") -> str:
    """After a "not": "the one case", "either of the two cases", "any of the seven cases"."""
    lead = {1: "the one", 2: "either of the two"}.get(count, f"any of the {number(count)}")
    return f"{lead} {one if count == 1 else one + 's'}"


def day(value: date) -> str:
    """A day in words, the same on every machine: "29 July 2020"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def day_or_words(value: str) -> str:
    """An ISO date in words; anything else as it stands."""
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def listed(items: Sequence[str]) -> str:
    """A list in words: "A", "A and B", "A, B and C"."""
    *front, last = items
    return f"{', '.join(front)} and {last}" if front else last


def sentence(text: str) -> str:
    """The text with a capital at its start and one full stop at its end."""
    text = text.strip()
    return capital(text if text.endswith((".", "?", "!")) else f"{text}.")


def capital(text: str) -> str:
    """The text with a capital at its start, the rest as it stands."""
    return text[:1].upper() + text[1:]
