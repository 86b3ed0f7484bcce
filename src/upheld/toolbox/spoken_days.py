"""Days as people read them."""

import re
from datetime import date

# Only a day that stands free, not part of the name of a file; and not after "as", where a text
# says how a day is written.
_ISO = re.compile(r"(?<!as )(?<![\w./-])\d{4}-\d{2}-\d{2}(?![\w/-]|\.\w)")


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
