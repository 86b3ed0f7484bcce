"""Accessible workbooks: a cover with links, notes, columns, and one real table per sheet."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from upheld.publication.open_data.columns import Column, Kind
from upheld.publication.open_data.sheet import Sheet
from upheld.publication.open_data.table import Cell, OpenTable
from upheld.publication.open_data.words import LICENCE, LICENCE_ADDRESS, About

COVER, NOTES, COLUMNS = "Cover", "Notes", "Columns"
HEADER_ROW = 3  # counted from 0: title, what a row is, the way back, then the table
NARROWEST, WIDEST = 8, 60
# What Excel can hold in a cell. Nothing is cut without a word: the CSV file has it all.
LONGEST_CELL = 32_767
CUT = " [cut here: the CSV file holds the whole text]"


def to_workbook(tables: Sequence[OpenTable], about: About) -> bytes:
    """One workbook with every table given. Equal tables give equal bytes."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    title = tables[0].topic.title if len(tables) == 1 else "All tables"
    book.set_properties(
        {
            "title": f"{title}, {about.span}",
            "subject": f"Release {about.release}",
            "comments": f"{about.notes[0]} {LICENCE}, {LICENCE_ADDRESS}",
            "language": "en-GB",
            # The day of the figures, not of the file: the same release is the same bytes.
            "created": datetime.fromisoformat(about.counted).replace(tzinfo=None),
        }
    )
    styles = Styles(book)
    _add_cover(book.add_worksheet(COVER), styles, title, tables, about)
    _add_list(
        book.add_worksheet(NOTES), styles, title="Notes", lead="How to read the tables.",
        header=("Number", "Note"),
        rows=[(str(number), note) for number, note in enumerate(about.notes, 1)],
    )  # fmt: skip
    _add_list(
        book.add_worksheet(COLUMNS), styles, title="Columns", lead="What each column holds.",
        header=("Sheet", "Column", "Title", "Holds", "Meaning"),
        rows=[
            (table.topic.name, column.name, column.title, column.kind.value, column.meaning)
            for table in tables
            for column in table.columns
        ],
    )  # fmt: skip
    for table in tables:
        _add_table(book.add_worksheet(table.topic.name, Sheet), styles, table, about)
    book.close()
    return target.getvalue()


class Styles:
    """The few formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        """Add them to the workbook."""
        self.title: Format = book.add_format({"bold": True, "font_size": 16})
        self.heading: Format = book.add_format({"bold": True, "font_size": 13})
        self.header: Format = book.add_format({"bold": True, "bottom": 1})
        self.text: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.link: Format = book.add_format({"font_color": "#1f4e79", "underline": 1})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd"})
        self.count: Format = book.add_format({"num_format": "#,##0"})


def _add_cover(
    sheet: Worksheet, styles: Styles, title: str, tables: Iterable[OpenTable], about: About
) -> None:
    sheet.set_column(0, 0, 90)
    sheet.write_string(0, 0, f"Complaints about councils: {title[0].lower()}{title[1:]}",
                       styles.title)  # fmt: skip
    says = [
        f"Reporting year {about.year}, {about.span}.",
        f"Release {about.release}, counted from the casework frozen on {about.counted[:10]}.",
        *([about.notes[0]] if about.demonstration else []),
        f"The same tables as CSV, Parquet and JSON: /data/{about.year}/ on the public site.",
    ]
    for row, text in enumerate(says, 1):
        sheet.write_string(row, 0, text, styles.text)
    row = len(says) + 1
    sheet.write_url(row, 0, LICENCE_ADDRESS, styles.link, f"Licence: {LICENCE}")
    sheet.write_string(row + 1, 0, "Contents", styles.heading)
    sheets = [(NOTES, "Notes: how to read the tables"), (COLUMNS, "Columns: what each one holds")]
    sheets += [(t.topic.name, f"{t.topic.title} ({len(t.stored):,} rows)") for t in tables]
    for place, (name, text) in enumerate(sheets, row + 2):
        sheet.write_url(place, 0, f"internal:'{name}'!A1", styles.link, text)


def _add_list(
    sheet: Worksheet,
    styles: Styles,
    *,
    title: str,
    lead: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> None:
    _add_head(sheet, styles, title, lead)
    for column, name in enumerate(header):
        cells = [row[column] for row in rows]
        widest = max(len(text) for text in (name, *cells)) + 2
        sheet.set_column(column, column, min(max(widest, NARROWEST), 100))
        for row, text in enumerate(cells, HEADER_ROW + 1):
            sheet.write_string(row, column, text, styles.text)
    _frame(sheet, f"{title.lower()}_list", header, len(rows))


def _add_table(sheet: Sheet, styles: Styles, table: OpenTable, about: About) -> None:
    topic = table.topic
    empty = "" if table.stored else " There are no rows in this year."
    _add_head(sheet, styles, f"{topic.title}, {about.span}", f"{topic.about}{empty}")
    for place, column in enumerate(table.columns):
        width = _write_column(sheet, styles, column, table.column(column))
        sheet.set_column(place, place, width)
    names = [column.name for column in table.columns]
    if table.stored:
        _frame(sheet, f"{topic.name.replace('-', '_')}_{about.year}", names, len(table.stored))
    else:
        sheet.write_row(HEADER_ROW, 0, names, styles.header)


def _add_head(sheet: Worksheet, styles: Styles, title: str, lead: str) -> None:
    sheet.write_string(0, 0, title, styles.title)
    sheet.write_string(1, 0, lead)
    sheet.write_url(2, 0, f"internal:'{COVER}'!A1", styles.link, "Back to the cover")
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)


def _frame(sheet: Worksheet, name: str, header: Sequence[str], rows: int) -> None:
    sheet.add_table(
        HEADER_ROW, 0, HEADER_ROW + rows, len(header) - 1,
        {
            "name": name,
            "columns": [{"header": each} for each in header],
            "style": "Table Style Light 1",
        },
    )  # fmt: skip


def _write_column(sheet: Sheet, styles: Styles, column: Column, cells: Sequence[Cell]) -> int:
    # The filter's arrow stands beside the header and needs room.
    width = len(column.name) + 4
    texts = [len(cell) for cell in cells if isinstance(cell, str)]
    days = any(isinstance(cell, date) for cell in cells)
    width = max(width, *texts, len("2020-03-31") if days else 0, NARROWEST)
    style = styles.day if column.kind is Kind.DAY else None
    if column.kind is Kind.COUNT and column.name not in _YEARS:
        style = styles.count
    fitting = [_fitting(cell) if isinstance(cell, str) else cell for cell in cells]
    sheet.lay_out(HEADER_ROW + 1, fitting, style)
    return min(width, WIDEST)


_YEARS = ("year", "population_year")


def _fitting(text: str) -> str:
    # Excel counts in units of 16 bits; a text of half as many characters is never too long.
    if len(text) <= LONGEST_CELL // 2 or len(whole := text.encode("utf-16-le")) <= 2 * LONGEST_CELL:
        return text
    return f"{whole[: 2 * (LONGEST_CELL - len(CUT))].decode('utf-16-le', 'ignore')}{CUT}"
