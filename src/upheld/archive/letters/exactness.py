"""Whether a number says by itself, and exactly, how many there are."""

import re
from typing import Final

from upheld.archive.letters.flow import Flow


_DIGIT: Final = re.compile(r"\d $")


def is_whole_and_exact(flow: Flow, start: int) -> bool:
    """Whether nothing before a number makes it a part of another one, or less than certain."""
    return not _follows_digits(flow, start)


def _follows_digits(flow: Flow, start: int) -> bool:
    """Whether another number stands directly before, in the same cell: one may be a footnote's."""
    if not _DIGIT.search(flow.text, max(0, start - 2), start):
        return False
    line = flow.line_at(start)
    return line.start < start and line.cell_at(start) == line.cell_at(start - 2)
