"""What is laid out column by column is what the library would write cell by cell."""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime

import pytest
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from upheld.publication.open_data.sheet import Cell, Sheet

FIRST = 4
WRONG = 1 << 20
Fill = Callable[[Worksheet, Sequence[Format | None]], None]


def columns(rows: int) -> list[list[Cell]]:
    """Texts that repeat, need escapes or are empty; numbers, flags and days, with gaps."""
    return [
        [f"one {row % 7} & <two> \u00e9" for row in range(rows)],
        [row * 1000 if row > 1 and row % 3 else None for row in range(rows)],
        [row / 7 for row in range(rows)],
        [bool(row % 2) for row in range(rows)],
        [date(2020, 1, 1 + row % 28) if row % 2 else None for row in range(rows)],
        ["late" if row == rows - 1 else None for row in range(rows)],
        ["  kept", *[""] * (rows - 1)],
    ]


def book(kind: type[Worksheet], fill: Fill) -> bytes:
    """A workbook with a head, a header and what `fill` writes below."""
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True})
    made.set_properties({"created": datetime(2020, 4, 20, 9)})  # noqa: DTZ001 - Excel has no zones
    styles = [made.add_format({"num_format": each}) for each in ("#,##0", "yyyy-mm-dd")]
    sheet = made.add_worksheet("rows", kind)
    sheet.write_string(0, 0, "Title")
    sheet.write_row(FIRST - 1, 0, list("abcdefg"))
    fill(sheet, [None, styles[0], None, None, styles[1], None, None])
    made.close()
    return target.getvalue()


def plainly(rows: int) -> Fill:
    """As the library is meant to be used."""

    def fill(sheet: Worksheet, styles: Sequence[Format | None]) -> None:
        for place, (cells, style) in enumerate(zip(columns(rows), styles, strict=True)):
            for row, cell in enumerate(cells, FIRST):
                if isinstance(cell, str):
                    sheet.write_string(row, place, cell)
                elif isinstance(cell, bool):
                    sheet.write_boolean(row, place, cell)
                elif isinstance(cell, date):
                    sheet.write_datetime(row, place, cell, style)
                elif cell is not None:
                    sheet.write_number(row, place, cell, style)

    return fill


def laid_out(rows: int) -> Fill:
    """As we do."""

    def fill(sheet: Worksheet, styles: Sequence[Format | None]) -> None:
        assert isinstance(sheet, Sheet)
        for cells, style in zip(columns(rows), styles, strict=True):
            sheet.lay_out(FIRST, cells, style)

    return fill


@pytest.mark.parametrize("rows", [1, 12, 13, 60])
def test_the_bytes_are_those_of_the_library(rows: int) -> None:
    """Of a few rows, of a block that is just full, of several blocks."""
    assert book(Sheet, laid_out(rows)) == book(Worksheet, plainly(rows))


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    """None is left out without a word."""

    def fill(sheet: Worksheet, _: Sequence[Format | None]) -> None:
        assert isinstance(sheet, Sheet)
        sheet.lay_out(FIRST, [1] * WRONG, None)

    with pytest.raises(ValueError, match="more than a sheet holds"):
        book(Sheet, fill)
