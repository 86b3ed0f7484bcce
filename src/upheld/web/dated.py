"""Days as people write and read them."""

from datetime import date

from django import forms

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
