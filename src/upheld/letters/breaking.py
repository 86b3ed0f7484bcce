"""Where a line may end: in words too long for any, and nowhere in a day."""

import re
from collections.abc import Callable
from typing import Any

# A stretch in which no line may end. The longest place name in Wales has 58 letters, and breaks;
# longer words of ordinary English have 20.
_LONG = re.compile(r"[^\s/?&-]{24,}")
_PIECE = re.compile(r".{6}(?=.)", re.DOTALL)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"\b(\d{{1,2}}) (?=(?:{_MONTHS})\b)")
_COUNT = re.compile(r"(?<=[a-z]) (?=\d+[.,])")
# Shows nothing, and lets a line end where it stands.
BREAK = "\u200b"
# A space at which no line ends.
HELD = "\u00a0"


def breakable(value: Any) -> Any:
    """Plain JSON values with a place to break inside every word that may not fit on a line."""
    return _in_texts(
        value, lambda text: _LONG.sub(lambda word: _PIECE.sub(rf"\g<0>{BREAK}", word[0]), text)
    )


def days_held(value: Any) -> Any:
    """Plain JSON values in which a day and its month stay on one line."""
    return _in_texts(value, lambda text: _DAY.sub(rf"\g<1>{HELD}", text))


def count_held(text: str) -> str:
    """A text with the count that ends a phrase on the line of what it counts."""
    return _COUNT.sub(HELD, text)


def _in_texts(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_in_texts(each, change) for each in value]
    if isinstance(value, dict):
        return {name: _in_texts(each, change) for name, each in value.items()}
    return value
