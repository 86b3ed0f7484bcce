"""The rows of CSV files and of workbooks, each cell as a person sees it.

Formulas are never calculated, macros never run and links never followed: a cell is what the file
itself keeps for it.
"""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence

from python_calamine import CalamineError, CalamineSheet, load_workbook

from upheld.archive.document import Line, Mark, Marked, Place
from upheld.archive.extraction.delimited_text import rows_of
from upheld.archive.extraction.extracted import Extracted
from upheld.archive.extraction.number_formats import formats_of, shown
from upheld.archive.extraction.workbook_parts import SHARED_STRINGS, Parts, parts_of
from upheld.archive.extraction.workbook_xml import (
    MOST_CELLS,
    RaisedTexts,
    SheetNotes,
    SheetWalk,
    walk,
)
from upheld.domain.errors import Refused

Value = int | float | str | bool | dt.time | dt.date | dt.timedelta | None
_GENERAL = ""


def lines_of_csv(content: bytes) -> Extracted:
    """The records of a CSV file as lines, numbered as a spreadsheet program numbers its rows."""
    lines = (_line(1, "", number, cells) for number, cells in rows_of(content))
    return Extracted(pages=1, lines=tuple(line for line in lines if line))


def lines_of_xlsx(content: bytes) -> Extracted:
    """The rows of every sheet that is not hidden; pages count all sheets.

    A number is written as its format shows it, a date as 2020-03-31. A formula counts as the
    result that the file keeps; one without stands as its own text, such as "=SUM(B2:B9)".
    """
    parts = parts_of(content)
    formats = formats_of(parts.content.get("xl/styles.xml", b"<styleSheet/>"))
    notes = _notes(parts)
    try:
        workbook = load_workbook(io.BytesIO(parts.to_zip()))
        lines: list[Line] = []
        marks: list[Mark] = []
        for page, sheet in enumerate(parts.sheets, 1):
            noted = notes.get(sheet.part)
            if sheet.hidden:
                marks.append(_mark(Marked.HIDDEN_SHEET, page, sheet.name, (1, 0), (1, 0)))
            elif noted:
                opened = workbook.get_sheet_by_name(sheet.name)
                lines += _lines(page, opened, noted, formats)
                marks += _marks(page, opened, noted)
    except CalamineError as error:
        raise Refused(f"the workbook is damaged ({error}); fetch or save it again") from None
    return Extracted(pages=max(len(parts.sheets), 1), lines=tuple(lines), marks=tuple(marks))


def _notes(parts: Parts) -> dict[str, SheetNotes]:
    found: dict[str, SheetNotes] = {}
    cells = 0
    raised = RaisedTexts()
    if shared := parts.content.get(SHARED_STRINGS):
        walk(SHARED_STRINGS, shared, start=raised.start, end=raised.end, text=raised.text)
    for sheet in parts.sheets:
        if sheet.hidden or "/worksheets/" not in f"/{sheet.part}":
            continue
        walked = SheetWalk(f"sheet “{sheet.name}”", raised.found)
        walk(
            f"sheet “{sheet.name}”",
            parts.content[sheet.part],
            start=walked.start,
            end=walked.end,
            text=walked.text,
        )
        found[sheet.part] = walked.notes
        cells += walked.notes.rows * walked.notes.columns
        if cells > MOST_CELLS:
            raise Refused(f"the workbook has more than {MOST_CELLS:,} cells; save fewer sheets")
        if parts.calculated_later:
            walked.notes.without_result.update(walked.notes.formulas)
    return found


def _lines(
    page: int, sheet: CalamineSheet, notes: SheetNotes, formats: Sequence[str]
) -> Iterator[Line]:
    rows = sheet.to_python(skip_empty_area=False)
    # Formulas without a result are empty to the library, which ends the sheet before them.
    beyond: dict[int, int] = {}
    for number, column in notes.without_result | notes.errors.keys():
        beyond[number] = max(column, beyond.get(number, 0))
    rows += [[] for _ in range(max(beyond, default=0) - len(rows))]
    for number, row in enumerate(rows, 1):
        padded = [*row, *[""] * (beyond.get(number, 0) - len(row))]
        cells = [
            _text(value, (number, column), notes, formats) for column, value in enumerate(padded, 1)
        ]
        if line := _line(page, sheet.name, number, cells):
            yield line


def _text(value: Value, at: tuple[int, int], notes: SheetNotes, formats: Sequence[str]) -> str:
    if at in notes.without_result:
        return f"={notes.formulas[at] or '?'}"
    for texts in (notes.errors, notes.raised):
        if at in texts:
            return texts[at]
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        style = notes.styles.get(at, -1)
        return shown(value, formats[style] if 0 <= style < len(formats) else _GENERAL)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return "" if value is None else str(value)


def _line(page: int, sheet: str, number: int, cells: Iterable[str]) -> Line | None:
    tidy = [" ".join(cell.split()) for cell in cells]
    while tidy and not tidy[-1]:
        tidy.pop()
    place = Place(page=page, line=number, sheet=sheet)
    return Line(place=place, cells=tuple(tidy)) if tidy else None


def _marks(page: int, sheet: CalamineSheet, notes: SheetNotes) -> Iterator[Mark]:
    name = sheet.name
    for first, last in sheet.merged_cell_ranges or ():
        upper, lower = (first[0] + 1, first[1] + 1), (last[0] + 1, last[1] + 1)
        yield _mark(Marked.MERGED, page, name, upper, lower)
    for first_row, last_row in _runs(row for row in notes.hidden_rows if row <= notes.rows):
        yield _mark(Marked.HIDDEN_ROW, page, name, (first_row, 0), (last_row, 0))
    for first_column, last_column in _runs(c for c in notes.hidden_columns if c <= notes.columns):
        yield _mark(Marked.HIDDEN_COLUMN, page, name, (1, first_column), (1, last_column))


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The numbers as runs from first to last."""
    run: tuple[int, int] | None = None
    for number in sorted(numbers):
        if run and number == run[1] + 1:
            run = (run[0], number)
        else:
            if run:
                yield run
            run = (number, number)
    if run:
        yield run


def _mark(
    marked: Marked, page: int, sheet: str, first: tuple[int, int], last: tuple[int, int]
) -> Mark:
    return Mark(
        marked=marked,
        first=Place(page=page, line=first[0], sheet=sheet, column=first[1]),
        last=Place(page=page, line=last[0], sheet=sheet, column=last[1]),
    )
