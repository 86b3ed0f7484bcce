"""Days as people write and read them."""

from typing import Any

from django import forms

from upheld.toolbox import clock
from upheld.toolbox.spoken_days import spoken_day, with_spoken_days

__all__ = [
    "FORMATS", "DayField", "day_field", "example_day", "spoken_day", "with_spoken_days",
]  # fmt: skip

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
