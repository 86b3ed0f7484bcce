"""Fields that keep what is written letter by letter, or say which character they refuse and why."""

import re
import unicodedata
from typing import Any

from django import forms

from upheld.toolbox import clock
from upheld.web.dated import FORMATS, day_field

LONGEST_TEXT = 10_000
LONGEST_LINE = 200
EARLIEST_YEAR = 1900

_NEW_LINE = re.compile(r"\r\n?")
# Marks that turn the direction of everything after them: in a name they would turn a whole list.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = frozenset("\n\u0085\u2028\u2029")


class Text(forms.CharField):
    """A text of some length; its lines are kept."""

    def __init__(self, *, required: str = "", longest: int = LONGEST_TEXT) -> None:
        """`required` is said where nothing was written."""
        self.longest = longest
        super().__init__(required=bool(required), strip=True, error_messages={"required": required})

    def to_python(self, value: Any) -> str:
        """What was written, with one kind of line end."""
        text = _NEW_LINE.sub("\n", super().to_python(value) or "")
        if len(text) > self.longest:
            raise forms.ValidationError(
                f"This is {len(text):,} characters long; use at most {self.longest:,}. You can "
                "send the rest as a document"
            )
        refuse(text, lines=True)
        return text


class Line(forms.CharField):
    """One line."""

    def __init__(self, *, required: str = "", longest: int = LONGEST_LINE) -> None:
        """`required` is said where nothing was written."""
        self.longest = longest
        super().__init__(required=bool(required), strip=True, error_messages={"required": required})

    def to_python(self, value: Any) -> str:
        """What was written, on one line."""
        text = super().to_python(value) or ""
        if len(text) > self.longest:
            raise forms.ValidationError(f"Use at most {self.longest} characters")
        refuse(text, lines=False)
        return text


def refuse(text: str, *, lines: bool) -> None:
    """Refuse characters that nobody sees and that would harm whoever reads the text."""
    if not lines and any(each in _LINE_ENDS for each in text):
        raise forms.ValidationError("Write this on one line")
    if not lines and any(each in _TURNING for each in text):
        raise forms.ValidationError(
            "There is a hidden mark in this that turns the direction of writing. Type it instead "
            "of pasting it"
        )
    if any(unicodedata.category(each) == "Cc" and each not in "\n\t" for each in text):
        raise forms.ValidationError(
            "There is a hidden control character in this, which we cannot keep. Type it instead "
            "of pasting it"
        )


def past_day(required: str = "") -> forms.DateField:
    """A day up to today; a month alone stands for its first day."""
    field = day_field(required, formats=(*FORMATS, "%B %Y", "%b %Y"))
    field.error_messages["invalid"] = "Write a day such as 14 March 2026, or a month and year"
    field.validators.append(_check_past)
    return field


def one_of(required: str, options: dict[str, str]) -> forms.ChoiceField:
    """One of several options, shown one below the other."""
    return forms.ChoiceField(
        choices=list(options.items()),
        error_messages={"required": required, "invalid_choice": required},
    )


def _check_past(day: Any) -> None:
    if day > clock.today():
        raise forms.ValidationError("This day lies ahead; write one that has been")
    if day.year < EARLIEST_YEAR:
        raise forms.ValidationError("Check the year: write it with four digits")
