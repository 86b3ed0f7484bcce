"""Plain text to lines: tabs and bars part cells, a form feed begins a page."""

import re
from collections.abc import Iterator

from upheld.archive.document import Line, Place
from upheld.archive.extraction.characters import plain
from upheld.archive.extraction.decoding import decoded
from upheld.archive.extraction.extracted import Extracted
from upheld.archive.extraction.limits import MAX_LINES, MAX_PAGES
from upheld.domain.errors import Refused

_CELL = re.compile(r"\t| \| ")
_UNDERLINE = re.compile(r"[-=_*~+| ]{3,}")


def lines_of(content: bytes) -> Extracted:
    """The lines of a text, numbered as an editor does, each page from one."""
    if content.count(b"\n") > MAX_LINES:
        raise Refused(f"it has more than {MAX_LINES:,} lines")
    if content.count(b"\f") > MAX_PAGES:
        raise Refused(f"it has more than {MAX_PAGES} pages")
    pages = decoded(content).split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    lines = (line for number, page in enumerate(pages, 1) for line in _lines(number, page))
    return Extracted(pages=len(pages), lines=tuple(lines))


def _lines(page: int, text: str) -> Iterator[Line]:
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        # A row of hyphens is a rule drawn with characters; it says nothing.
        if _UNDERLINE.fullmatch(line):
            continue
        cells = tuple(plain(cell) for cell in _CELL.split(line))
        if any(cells):
            yield Line(place=Place(page=page, line=number), cells=cells)
