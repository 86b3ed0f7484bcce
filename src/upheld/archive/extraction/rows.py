"""Words to printed lines: cells where a gap is wide, numbers as a reader counts lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from upheld.archive.document import Line, Place
from upheld.archive.extraction.words import Word

WIDE = 1.0
"""A gap of more than a line's height parts cells; words stand a quarter of it apart."""
_BACK = 0.5
_SAME_LINE = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """Cells that stand on one line, left to right; not all of them empty."""

    cells: tuple[tuple[Word, ...], ...]

    @property
    def top(self) -> float:
        """The upper edge."""
        return max(word.top for cell in self.cells for word in cell)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return min(word.bottom for cell in self.cells for word in cell)

    @property
    def is_upright(self) -> bool:
        """Whether it stands on a line."""
        return all(word.upright for cell in self.cells for word in cell)

    @property
    def text(self) -> tuple[str, ...]:
        """What the cells say."""
        return tuple(" ".join(word.text for word in cell) for cell in self.cells)


def on_one_line(first: Word | Row, second: Word | Row) -> bool:
    """Whether the two share at least half of the lower one's height."""
    shared = min(first.top, second.top) - max(first.bottom, second.bottom)
    return shared >= _SAME_LINE * min(first.top - first.bottom, second.top - second.bottom)


def rows_as_drawn(words: Iterable[Word]) -> list[Row]:
    """Rows in the order in which words come."""
    rows: list[list[list[Word]]] = []
    last: Word | None = None
    for word in words:
        if last is None or not _follows(last, word):
            rows.append([[word]])
        elif word.left - last.right > WIDE * min(last.height, word.height):
            rows[-1].append([word])
        else:
            rows[-1][-1].append(word)
        last = word
    return [Row(cells=tuple(map(tuple, row))) for row in rows]


def _follows(last: Word, word: Word) -> bool:
    ahead = word.left >= last.right - _BACK * min(last.height, word.height)
    return last.upright and word.upright and ahead and on_one_line(last, word)


def numbered(page: int, rows: Sequence[Row]) -> list[Line]:
    """The rows as lines in their order, each with the number that it has from the page's top."""
    leads: list[Row] = []
    numbers: dict[int, int] = {}
    for index in sorted(range(len(rows)), key=lambda index: (-rows[index].top, index)):
        row = rows[index]
        # What lies across the page stands on many lines, and counts as none.
        if row.is_upright and not (leads and on_one_line(leads[-1], row)):
            leads.append(row)
        numbers[index] = max(len(leads), 1)
    return [
        Line(place=Place(page=page, line=numbers[index]), cells=row.text)
        for index, row in enumerate(rows)
    ]
