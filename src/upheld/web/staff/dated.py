"""Days as people write and read them."""

from datetime import date
from typing import Any

from django import forms


def day_field(required: str = "") -> forms.DateField:
    """A day; `required` is said where none was written, empty where none needs to be."""
    return forms.DateField(
        required=bool(required),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"],
        error_messages={
            "required": required,
            "invalid": "Write a day such as 1/4/2027",
        },
    )


def spoken_day(day: date | None, otherwise: str = "not known") -> str:
    """Such as "1 April 2027"."""
    return f"{day.day} {day:%B %Y}" if day else otherwise


def iso(value: Any) -> str:
    """A day as a field of a form holds it."""
    return value.isoformat() if value else ""
