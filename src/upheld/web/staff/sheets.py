"""A table as a file of its own: CSV, or a workbook of one sheet."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from django.http import Http404, HttpResponse

from upheld.domain import demonstration
from upheld.register.queries.installation import is_demonstration
from upheld.toolbox.delimited import neutralised, to_csv

TYPES = {
    "csv": "text/csv; charset=utf-8", "pdf": "application/pdf", "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip

WIDTH = 22
# The same rows are the same bytes, whenever the file is made.
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the library takes no zone
NOTE = "note"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Rows under their columns; those of a demonstration say so in each row."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Mapping[str, object]]
    invented: bool

    @property
    def every_column(self) -> tuple[str, ...]:
        """With the note of a demonstration."""
        return (*self.columns, *((NOTE,) if self.invented else ()))

    def lines(self) -> Iterable[dict[str, object]]:
        """The rows with their note."""
        more = {NOTE: demonstration.NOTE} if self.invented else {}
        return ({**each, **more} for each in self.rows)


def as_csv(sheet: Sheet) -> bytes:
    """CSV with a header."""
    return to_csv(sheet.lines(), sheet.every_column)


def as_workbook(sheet: Sheet) -> bytes:
    """A workbook with one real table; text stays text."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False,
                                        "strings_to_urls": False})  # fmt: skip
    book.set_properties({"title": sheet.title, "created": MADE, "language": "en-GB"})
    page = book.add_worksheet(sheet.title[:31])
    columns = sheet.every_column
    rows = [[_cell(each[name]) for name in columns] for each in sheet.lines()]
    page.set_column(0, len(columns) - 1, WIDTH)
    page.freeze_panes(1, 0)
    page.add_table(0, 0, max(len(rows), 1), len(columns) - 1, {
        "columns": [{"header": name} for name in columns], "data": rows, "name": "Rows",
    })  # fmt: skip
    book.close()
    return target.getvalue()


SHEETS: dict[str, Callable[[Sheet], bytes]] = {"csv": as_csv, "xlsx": as_workbook}


def sheet_file(
    form: str, name: str, columns: Sequence[str], rows: Sequence[Mapping[str, object]]
) -> HttpResponse:
    """The table in one of the forms of `SHEETS`, or not found."""
    if form not in SHEETS:
        raise Http404
    sheet = Sheet(title=name, columns=columns, rows=rows, invented=bool(is_demonstration()))
    return as_file(SHEETS[form](sheet), form, name)


def as_file(content: bytes, kind: str, name: str) -> HttpResponse:
    """An answer that is saved; a file of a demonstration is marked by its name."""
    response = HttpResponse(content, content_type=TYPES[kind])
    whole = f"{demonstration.mark(bool(is_demonstration()))}{name}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{whole}"'
    return response


def _cell(value: object) -> object:
    return neutralised(value) if isinstance(value, str) else value
