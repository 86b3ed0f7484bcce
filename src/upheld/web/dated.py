"""Days as people write and read them."""

import re
from datetime import date
from typing import Any

from django import forms

from upheld.toolbox import clock

# Only a day that stands free, not part of the name of a file; and not after "as", where a text
# says how a day is written.
_ISO = re.compile(r"(?<!as )(?<![\w./-])\d{4}-\d{2}-\d{2}(?![\w/-]|\.\w)")
FORMATS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d")


class DayField(forms.DateField):
    """A day; it knows whether it asks for one that is past, so that its example is one too."""

    def __init__(self, *, past: bool = False, **options: Any) -> None:
        """A field of Django."""
        super().__init__(**options)
        self.past = past


def day_field(
    required: str = "", *, formats: tuple[str, ...] = FORMATS, past: bool = False
) -> DayField:
    """A day; `required` is said where none was written, empty where none needs to be.

    `past` where it asks for what has happened: the example beside it lies in the past.
    """
    return DayField(
        past=past,
        required=bool(required),
        input_formats=list(formats),
        error_messages={
            "required": required,
            "invalid": f"Write a day such as 1 April {2025 if past else 2028}",
        },
    )


def example_day(*, past: bool) -> str:
    """How a day is written: one to come, or one of last year."""
    return f"Such as 1 April {clock.today().year + (-1 if past else 2)}."


def spoken_day(day: date | None, otherwise: str = "not known") -> str:
    """Such as "1 April 2028"."""
    return f"{day.day} {day:%B %Y}" if day else otherwise


def with_spoken_days(text: str) -> str:
    """A text of the program, its days as people read them."""
    return _ISO.sub(_spoken, text)


def _spoken(found: re.Match[str]) -> str:
    try:
        return spoken_day(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]
