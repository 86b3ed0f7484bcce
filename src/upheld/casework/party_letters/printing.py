"""Letters of the post list in one file for the printer; each letter itself stays the record."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from upheld.domain.errors import OutsideFailed
from upheld.toolbox.typesetting import typeset

TEMPLATE = Path(__file__).parent / "templates" / "print.typ"
_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)")


def in_one(letters: Sequence[bytes], *, day: date) -> bytes:
    """The letters in their order, each from the front of a sheet on.

    It is for paper alone: what is shown to anybody is the tagged letter.
    """
    made = [{"pages": _pages(each), "content": list(each)} for each in letters]
    return typeset(TEMPLATE, data={"letters": made}, day=day, for_paper=True)


def _pages(letter: bytes) -> int:
    found = [int(count) for count in _PAGES.findall(letter)]
    if not found:
        raise OutsideFailed("the pages of a letter cannot be counted: print it by itself")
    return max(found)
