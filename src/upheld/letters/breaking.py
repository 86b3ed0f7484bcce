"""Words too long for any line, so that no page cuts them off at its edge."""

import re
from typing import Any

# A stretch in which no line may end. The longest place name in Wales has 58 letters, and breaks;
# longer words of ordinary English have 20.
_LONG = re.compile(r"[^\s/?&-]{24,}")
_PIECE = re.compile(r".{6}(?=.)", re.DOTALL)
# Shows nothing, and lets a line end where it stands.
BREAK = "\u200b"


def breakable(value: Any) -> Any:
    """Plain JSON values with a place to break inside every word that may not fit on a line."""
    if isinstance(value, str):
        return _LONG.sub(lambda word: _PIECE.sub(rf"\g<0>{BREAK}", word[0]), value)
    if isinstance(value, list):
        return [breakable(each) for each in value]
    if isinstance(value, dict):
        return {name: breakable(each) for name, each in value.items()}
    return value
