"""A letter as one running text that knows, for each character, where it is printed."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from upheld.archive.document import Line, Place
from upheld.archive.letters.numerals import IN_DIGITS
from upheld.domain.errors import Refused

# The longest letters have some 20,000 characters; more than this is a book, or an attack.
LONGEST = 250_000
MOST_NUMBERS = 4_000
# White space and what text files draw table lines with.
_GAP = re.compile(r"[\s|]+")
_RULE = re.compile(r"[\s=_*–—-]+")
_SOFT_HYPHEN = "\u00ad"
# One character for one, so that every offset stays: quotes and dashes as on a typewriter.
_PLAIN = {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "−": "-"}


@dataclass(frozen=True, kw_only=True)
class FlowLine:
    """One line in the flow: where it and each of its cells starts and ends."""

    start: int
    end: int
    place: Place
    cells: tuple[tuple[int, int], ...]
    """An empty cell ends where it starts."""

    def cell_at(self, offset: int) -> int:
        """The cell, counted from nought, in which a character of the line stands."""
        return next((i for i, (start, end) in enumerate(self.cells) if start <= offset < end), 0)


@dataclass(frozen=True, kw_only=True)
class Flow:
    """All lines joined by single spaces, words broken at a line's end made whole."""

    text: str
    lines: tuple[FlowLine, ...]

    @cached_property
    def folded(self) -> str:
        """The same characters in lower case, quotes and dashes plain; offsets are those of text."""
        lower = self.text.lower()
        if len(lower) != len(self.text):
            lower = "".join(low if len(low := each.lower()) == 1 else each for each in self.text)
        for fine, plain in _PLAIN.items():
            lower = lower.replace(fine, plain)
        return lower

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> FlowLine:
        """The line that a character of the text is printed in."""
        return self.lines[self.number_at(offset)]

    def number_at(self, offset: int) -> int:
        """The number of that line, counted from nought."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def lines_from(self, first: int, last: int) -> str:
        """The text of some lines, counted from nought, the last one left out."""
        some = self.lines[max(0, first) : last]
        return self.text[some[0].start : some[-1].end] if some else ""

    def place_at(self, offset: int) -> Place:
        """Where a character of the text is printed."""
        return self.line_at(offset).place

    def ends_cell(self, at: int) -> bool:
        """Whether a cell or a line ends there."""
        if at >= len(self.text):
            return True
        line = self.line_at(at - 1)
        return at >= line.end or any(at == end for _, end in line.cells)

    def is_alone(self, start: int, end: int) -> bool:
        """Whether nothing else stands in the line of these characters."""
        line = self.line_at(start)
        return not (self.text[line.start : start] + self.text[end : line.end]).strip()


def evened(text: str) -> str:
    """White space evened out; without soft hyphens and lines drawn in a table."""
    return _GAP.sub(" ", text.replace(_SOFT_HYPHEN, "")).strip()


def flow_of(lines: Iterable[Line], *, name: str) -> Flow:
    """The lines as one text. Refused where it is longer than any letter, or fuller of numbers."""
    parts: list[str] = []
    placed: list[FlowLine] = []
    length = 0
    last = ""
    for line in lines:
        if _RULE.fullmatch(line.text):
            continue
        cells = [evened(cell) for cell in line.cells]
        text = " ".join(cell for cell in cells if cell)
        if not text:
            continue
        last, join = _joined(last, text)
        if parts:
            length += len(last) - len(parts[-1])
            if placed[-1].end > length:
                placed[-1] = replace(placed[-1], end=length)
            length += len(join)
            parts[-1] = last
            parts.append(join)
        placed.append(_placed(line.place, cells, at=length))
        parts.append(text)
        length += len(text)
        last = text
        if length > LONGEST:
            raise Refused(f"{name} is longer than any letter: give the file of one letter alone")
    flow = Flow(text="".join(parts), lines=tuple(placed))
    if sum(1 for _ in islice(IN_DIGITS.finditer(flow.text), MOST_NUMBERS + 1)) > MOST_NUMBERS:
        message = f"{name} has more numbers than any letter: read a table of figures as CSV or XLSX"
        raise Refused(message)
    return flow


def _joined(before: str, after: str) -> tuple[str, str]:
    """What stays of the line before, and what stands between it and the next."""
    if before[-1:] == "-" and len(before) > 1:
        if before[-2].isalpha() and after[0].islower():
            return before[:-1], ""
        if before[-2].isdigit() and after[0].isdigit():
            return before, ""
    return before, " "


def _placed(place: Place, cells: list[str], *, at: int) -> FlowLine:
    spans = []
    offset = at
    for cell in cells:
        spans.append((offset, offset + len(cell)))
        offset += len(cell) + 1 if cell else 0
    return FlowLine(start=at, end=max(at, offset - 1), place=place, cells=tuple(spans))
