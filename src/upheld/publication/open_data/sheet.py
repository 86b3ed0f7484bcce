"""A worksheet whose table is laid out column by column, and written row by row as text.

The library keeps each cell as an object and asks of each, when it writes, what it is: of the 16 s
that the open data of eight years took, 11 were two million cells. The bytes are the library's own;
a test writes a table both ways.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | bool | date | None
# Rows of a block share the note of where their first and last cell stand.
BLOCK = 16


class _Laid(NamedTuple):
    cells: Sequence[Cell]
    """A text is the end of its element already: texts are numbered in the order of columns."""
    style: Format | None
    """Of what is no text and no flag."""


class Sheet(Worksheet):  # type: ignore[misc]  # the library tells no types
    """A sheet with a head that is written cell by cell, and rows below it that are laid out."""

    dim_rowmax: int | None

    def __init__(self) -> None:
        """Begin with no rows."""
        super().__init__()
        self._laid: list[_Laid] = []
        self._first = 0

    def lay_out(self, first: int, cells: Sequence[Cell], style: Format | None) -> None:
        """Add the next column of the rows from `first` on; days and numbers have the style.

        Every column has as many cells, and stands right of the one before, from the first on.
        """
        if not cells:
            return
        place = len(self._laid)
        if self._check_dimensions(first, place) or self._check_dimensions(
            first + len(cells) - 1, place
        ):
            raise ValueError(f"{len(cells)} rows from row {first} on are more than a sheet holds")
        self._first = first
        self._laid.append(_Laid([self._numbered(cell) for cell in cells], style))

    def _numbered(self, cell: Cell) -> Cell:
        if isinstance(cell, float) and not math.isfinite(cell):
            raise ValueError(f"a sheet holds no {cell}")
        if not isinstance(cell, str):
            return cell
        return f' t="s"><v>{self.str_table._get_shared_string_index(cell)}</v></c>'  # noqa: SLF001 - as the library numbers it

    def _write_rows(self) -> None:
        # The library writes the head as ever: it looks for cells in no row that is laid out.
        last = self.dim_rowmax
        if self._laid:
            self.dim_rowmax = self._first - 1
        super()._write_rows()
        self.dim_rowmax = last
        if not self._laid:
            return
        marks = self._marks()
        columns = [
            list(self._written(place, laid.cells, marks.get(place, "")))
            for place, laid in enumerate(self._laid)
        ]
        spans = dict(self._spans())
        for row, cells in enumerate(zip(*columns, strict=True), self._first):
            if span := spans.get(row // BLOCK):
                self._write_row(row, span)
                self.fh.write(f"{''.join(cells)}</row>")

    def _marks(self) -> dict[int, str]:
        """By column what refers to its style; styles are numbered as rows have them."""
        met = sorted(
            (row, place, laid.style)
            for place, laid in enumerate(self._laid)
            if laid.style
            for row in [_first_styled(laid.cells)]
            if row is not None
        )
        return {place: f' s="{style._get_xf_index()}"' for _, place, style in met}  # noqa: SLF001 - as the library numbers them

    def _written(self, place: int, cells: Sequence[Cell], style: str) -> Iterator[str]:
        column = xl_col_to_name(place)
        for row, cell in enumerate(cells, self._first + 1):
            if cell is None:
                yield ""
            elif isinstance(cell, str):
                yield f'<c r="{column}{row}"{cell}'
            elif isinstance(cell, bool):
                yield f'<c r="{column}{row}" t="b"><v>{cell:d}</v></c>'
            else:
                number = self._convert_date_time(cell) if isinstance(cell, date) else cell
                yield f'<c r="{column}{row}"{style}><v>{number:.16G}</v></c>'

    def _spans(self) -> Iterator[tuple[int, str]]:
        # The header fills its row, so its block is as wide as the table.
        rows = self._first + len(self._laid[0].cells)
        yield self._first // BLOCK, f"1:{len(self._laid)}"
        for start in range((self._first // BLOCK + 1) * BLOCK, rows, BLOCK):
            part = slice(start - self._first, start - self._first + BLOCK)
            filled = [
                place
                for place, laid in enumerate(self._laid, 1)
                if any(cell is not None for cell in laid.cells[part])
            ]
            if filled:
                yield start // BLOCK, f"{filled[0]}:{filled[-1]}"


def _first_styled(cells: Sequence[Cell]) -> int | None:
    plain = (type(None), str, bool)
    return next((row for row, cell in enumerate(cells) if not isinstance(cell, plain)), None)
