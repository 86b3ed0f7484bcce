"""Small spreadsheets for tests, and a register that knows bodies by their names alone."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from upheld.archive.document import Document, Kind
from upheld.archive.extraction.sheets import lines_of_csv, lines_of_xlsx
from upheld.archive.naming import Named
from upheld.archive.sheets.columns import parse_columns
from upheld.archive.sheets.read import SheetRead, read_sheet

Row = Sequence[object]
HEADER: Row = ("Authority", "Received", "Decided", "Upheld", "Uphold rate")
LUTON: Row = ("Luton Borough Council", 65, 70, 11, "65%")
BURY: Row = ("Bury Council", "1,073", 72, 6, "40%")
KNOWN = ("Luton", "Bury", "Leeds", "Kent", "Adur")


class BySlug:
    """A name that begins as a body of the tests, and is not in `unknown`, means that body."""

    def __init__(self, *unknown: str) -> None:
        """Names that mean no body."""
        self.unknown = unknown

    def named(self, printed: str, *, year: int) -> Named:
        """The body, or a doubt."""
        if printed in self.unknown or printed.split(maxsplit=1)[0] not in KNOWN:
            return Named(slug=None, doubt=f"{printed} is no body of {year}")
        return Named(slug=re.sub(r"\W+", "-", printed.lower()).strip("-"), kind="unitary")


def csv_of(rows: Sequence[Row], *, separator: str = ",") -> bytes:
    """The rows as CSV."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator).writerows(rows)
    return target.getvalue().encode()


def xlsx_of(
    sheets: Mapping[str, Sequence[Row]] | Sequence[Row],
    *,
    touch: Callable[[Worksheet], None] | None = None,
) -> bytes:
    """The rows as a workbook; `touch` changes its first sheet before it is saved."""
    named = sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in named.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if touch:
        touch(workbook.worksheets[0])
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def repacked(content: bytes, change: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """A workbook with some of its parts changed, None given for a part that is not there."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        names = before.namelist()
        for name in [*names, *(name for name in change if name not in names)]:
            held = before.read(name) if name in names else b""
            after.writestr(name, change[name](held) if name in change else held)
    return target.getvalue()


def document_of(name: str, content: bytes) -> Document:
    """What is extracted from a file, in this process."""
    kind = Kind.CSV if name.endswith(".csv") else Kind.XLSX
    taken = (lines_of_csv if kind is Kind.CSV else lines_of_xlsx)(content)
    return Document(
        name=name,
        kind=kind,
        sha256="0" * 64,
        pages=taken.pages,
        lines=taken.lines,
        marks=taken.marks,
    )


def read(
    content: bytes | Sequence[Row],
    *,
    name: str = "figures.csv",
    columns: str = "",
    year: int | None = 2020,
    unknown: Sequence[str] = (),
) -> SheetRead:
    """Read a file, or rows as CSV."""
    held = content if isinstance(content, bytes) else csv_of(content)
    told = parse_columns(columns) if columns else None
    return read_sheet(document_of(name, held), BySlug(*unknown), columns=told, year=year)


def values(found: SheetRead) -> dict[str, dict[str, str]]:
    """What was read, by body and measure, as printed."""
    return {
        reading.body or reading.body_printed: {f.measure: f.printed for f in reading.figures}
        for reading in found.readings
    }
