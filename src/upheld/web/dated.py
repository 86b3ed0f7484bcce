"""Days as people write and read them."""

import re
from datetime import date

from django import forms

# Only a day that stands free, not part of the name of a file; and not after "as", where a text
# says how a day is written.
_ISO = re.compile(r"(?<!as )(?<![\w./-])\d{4}-\d{2}-\d{2}(?![\w/-]|\.\w)")
FORMATS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d")


def day_field(required: str = "", *, formats: tuple[str, ...] = FORMATS) -> forms.DateField:
    """A day; `required` is said where none was written, empty where none needs to be."""
    return forms.DateField(
        required=bool(required),
        input_formats=list(formats),
        error_messages={
            "required": required,
            "invalid": "Write a day such as 1 April 2028",
        },
    )


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
