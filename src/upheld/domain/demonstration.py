"""How everything that rests on invented casework says so."""

from collections.abc import Mapping
from types import MappingProxyType

MARK = "DEMONSTRATION-"
WATERMARK = "DEMONSTRATION"
NOTE = "Demonstration. Figures are invented except where a source is named."
FICTIONAL = "Demonstration: this authority does not exist, and its figures are invented"
NOTHING = "Demonstration: nothing was counted about this authority in the year"
IN_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "published": "Demonstration: the figures are those once published",
        "invented": "Demonstration: the figures are invented",
        "part published": "Demonstration: some figures were once published, others are invented",
    }
)
"""Where the figures of a letter come from, by their source."""
ON_PAGES: Mapping[str, str] = MappingProxyType(
    {
        "published": "Demonstration: these figures are those once published",
        "invented": "Demonstration: these figures are invented",
        "part published": "Demonstration: some of these figures were once published, others are "
        "invented",
    }
)
_SAID = (NOTE, FICTIONAL, NOTHING, *IN_LETTERS.values(), *ON_PAGES.values())
_SHOWN = frozenset({WATERMARK, *(f"{WATERMARK} ({source})" for source in IN_LETTERS)})


def mark(demonstration: bool) -> str:
    """What file names begin with: the mark, or nothing where casework is real."""
    return MARK if demonstration else ""


def is_said_by(line: str) -> bool:
    """Whether a line is one that our letters, pages and tables of a demonstration print."""
    # On pages another sentence follows in the same line.
    return line in _SHOWN or line in _SAID or line.startswith(tuple(f"{one}." for one in _SAID))
