"""Spreadsheets become rows as a person sees them; what is hostile or damaged is refused."""

import datetime as dt
import re
import struct
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from support.sheets import csv_of, read, repacked, values, xlsx_of
from upheld.archive.document import Marked
from upheld.archive.extraction.number_formats import shown
from upheld.archive.extraction.sheets import lines_of_csv, lines_of_xlsx
from upheld.domain.errors import Refused

SHEET = "xl/worksheets/sheet1.xml"
WORKBOOK = "xl/workbook.xml"


def cells(content: bytes) -> list[tuple[int, tuple[str, ...]]]:
    """The rows of a workbook with their numbers."""
    return [(line.place.line, line.cells) for line in lines_of_xlsx(content).lines]


def csv_cells(content: bytes) -> list[tuple[int, tuple[str, ...]]]:
    """The rows of a CSV file with their numbers."""
    return [(line.place.line, line.cells) for line in lines_of_csv(content).lines]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(separator: str) -> None:
    """The sign between cells is found, whatever other signs the cells hold."""
    rows = [["Complaints, by heading; 2020"], [], ["Council", "Received"], ["A, B; C", "1,200"]]
    expected = [(1, tuple(rows[0])), (3, tuple(rows[2])), (4, tuple(rows[3]))]
    assert csv_cells(csv_of(rows, separator=separator)) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(encoding: str) -> None:
    """What Windows and others write is read alike."""
    text = "Council,Received\r\nSt Helen’s – Isle,5\r\n"
    assert csv_cells(text.encode(encoding))[1] == (2, ("St Helen’s – Isle", "5"))


def test_rows_are_counted_as_a_spreadsheet_counts() -> None:
    """Empty rows count, line breaks within a cell do not, a line that names the sign is no row."""
    assert csv_cells(b'sep=;\r\n"a\nb";1\r\n\r\nc;2\r\n') == [(1, ("a b", "1")), (3, ("c", "2"))]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'a,"b\nc,d\n', "open quotation mark"),
        (b"a,b\n1,\0\n", "null character"),
        (b"a,b\n" + b"\n" * 50_000 + b"1,2", "more than 50,000 rows"),
        (b"," * 20_000, "16,384 columns"),
        (b"a," + b"x" * 40_000, "field larger"),
        (b"\xff\xfea", "says it is utf-16"),
    ],
)
def test_csv_refusals(content: bytes, why: str) -> None:
    """A CSV file that is torn or no table of figures is refused with the reason."""
    with pytest.raises(Refused, match=why):
        lines_of_csv(content)


def test_values_as_shown() -> None:
    """Numbers stand as their formats show them, dates in one form, errors as their words."""

    def touch(sheet: Worksheet) -> None:
        for column, form in zip("ABCD", ("0%", "0.0%", "#,##0", "0.0"), strict=True):
            sheet[f"{column}1"].number_format = form

    row = [0.125, 0.125, 1234, 5.25, 0.1 + 0.2, dt.date(2020, 3, 31), True, "#DIV/0!", 12, "12"]
    assert cells(xlsx_of([row], touch=touch)) == [
        (1, ("13%", "12.5%", "1,234", "5.3", "0.3", "2020-03-31", "TRUE", "#DIV/0!", "12", "12"))
    ]


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [(0.545, "0%", "55%"), (2.5, "0", "3"), (1e6, "#,##0", "1,000,000"), (0, "0;-0;", ""),
     (54, '0"%"', "54%"), (1e21, "", "1000000000000000000000"), (0.54, "[Red]0%", "54%"),
     (13, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "13"), (7, "000", "7"), (5.5, "0.0#", "5.5"),
     (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "0"), (13, "General", "13"), (5, "0.##", "5"),
     (-13, "0;0", "-13"), (13, ";;;", ""), (13, ";0", ""), (0, ";;0", "0"), (13, "#,##0", "13"),
     (13, '0" cases"', "13 cases"), (1234.5, "£#,##0.00", "£1,234.50")],
)  # fmt: skip
def test_formats(value: float, code: str, expected: str) -> None:
    """Halves go up; a format that is not plain leaves the number as it is held."""
    assert shown(value, code) == expected


@pytest.mark.parametrize("code", ["#,##0,", "0.0,,", "# ??/16", "[>5]0;0", "0E+00", '"many"', "%"])
def test_a_format_that_shows_another_number_makes_no_figure(code: str) -> None:
    """62000 that is shown as 62 is neither; it is listed with a doubt."""
    found = read(
        xlsx_of(
            [["Council", "Received", "Upheld"], ["Luton", 62000, 13]],
            touch=lambda sheet: setattr(sheet["B2"], "number_format", code),
        ),
        name="figures.xlsx",
    )

    assert values(found) == {"luton": {"upheld": "13"}}
    assert any("in a format that is not understood" in each for each in found.readings[0].doubts)


def test_formulas() -> None:
    """A formula is the result that the file keeps; without one it is its own text, never a zero."""
    made = xlsx_of([["=1+2", "=A1", 5]])
    assert cells(made) == [(1, ("=1+2", "=A1", "5"))]

    def keep(sheet: bytes) -> bytes:
        return sheet.replace(b"<f>1+2</f><v />", b"<f>1+2</f><v>3</v>")

    def calculated(workbook: bytes) -> bytes:
        return workbook.replace(b'fullCalcOnLoad="1"', b"")

    kept = repacked(made, {SHEET: keep, WORKBOOK: calculated})
    assert cells(kept) == [(1, ("3", "=A1", "5"))]
    # A workbook that asks to be calculated first says that what it keeps means nothing.
    assert cells(repacked(made, {SHEET: keep})) == [(1, ("=1+2", "=A1", "5"))]


def test_formulas_at_the_edge() -> None:
    """A formula without a result beyond the last value is not lost."""
    assert cells(xlsx_of([["a", "=1+2"], ["=3+4"]])) == [(1, ("a", "=1+2")), (2, ("=3+4",))]


def test_cells_that_are_only_coloured() -> None:
    """Formats far below and beside the table are no cells of it."""
    coloured = "".join(f'<c r="{column}49000" s="1"/>' for column in ("A", "XFD"))
    body = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="49000">{coloured}</row>'
    assert cells(_with_sheet(body)) == [(1, ("1",))]


def test_marks_of_merged_and_hidden_cells() -> None:
    """Merged and hidden cells are marked where they are; a hidden sheet has no lines."""

    def touch(sheet: Worksheet) -> None:
        sheet.merge_cells("B1:C2")
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet.parent["old"].sheet_state = "veryHidden"

    rows = [["a", "b", "c"], ["d"], ["e", 1, 2]]
    found = lines_of_xlsx(xlsx_of({"now": rows, "old": rows}, touch=touch))
    assert {line.place.sheet for line in found.lines} == {"now"}
    assert found.pages == 2
    marked = {
        mark.marked: (mark.first.line, mark.first.column, mark.last.line, mark.last.column)
        for mark in found.marks
    }
    assert marked == {
        Marked.MERGED: (1, 2, 2, 3),
        Marked.HIDDEN_ROW: (3, 0, 3, 0),
        Marked.HIDDEN_COLUMN: (1, 2, 1, 2),
        Marked.HIDDEN_SHEET: (1, 0, 1, 0),
    }


RICH = b'<r><t>13</t></r><r><rPr><b/><vertAlign val="%s"/></rPr><t>1</t></r><r><t> cases</t></r>'


@pytest.mark.parametrize("stands", [b"superscript", b"subscript"])
def test_the_raised_number_of_a_footnote_stays_raised(stands: bytes) -> None:
    """In texts that cells share as in those that they hold themselves."""
    rich = RICH % stands

    def hold(content: bytes) -> bytes:
        own = b'<c r="B1" t="inlineStr"><is>%s</is></c>' % rich
        return content.replace(b"</row>", own + b'<c r="C1" t="s"><v>1</v></c></row>', 1)

    def share(_: bytes) -> bytes:
        space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        return b'<sst xmlns="%s"><si><t>Received</t></si><si>%s</si></sst>' % (space, rich)

    changed = {"xl/sharedStrings.xml": share, "xl/worksheets/sheet1.xml": hold}
    lines = lines_of_xlsx(repacked(xlsx_of([["Upheld"]]), changed)).lines

    assert [line.cells for line in lines] == [("Upheld", "13¹ cases", "13¹ cases")]


def test_macros_and_links_lie_still() -> None:
    """Macros and links to other workbooks are left in the file; its cells are read."""
    made = repacked(
        xlsx_of([["a", 1]]),
        {
            "xl/vbaProject.bin": lambda _: b"\xd0\xcf\x11\xe0macro",
            "xl/externalLinks/externalLink1.xml": lambda _: b"<not even XML",
        },
    )
    assert cells(made) == [(1, ("a", "1"))]


def _with_sheet(body: str) -> bytes:
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    written = f"{start}<sheetData>{body}</sheetData></worksheet>".encode()
    return repacked(xlsx_of([["a", 1]]), {SHEET: lambda _: written})


def _far() -> bytes:
    return _with_sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD9999"><v>1</v></c></row>')


def _million() -> bytes:
    return _with_sheet('<row r="50002"><c r="A50002"><v>1</v></c></row>')


def _bomb() -> bytes:
    return repacked(
        xlsx_of([["a"]]), {"xl/sharedStrings.xml": lambda _: b"<a>" + b" " * (49 << 20)}
    )


def _lying_bomb() -> bytes:
    """A zip whose directory promises a small part where a large one lies packed."""
    large = repacked(xlsx_of([["a"]]), {"xl/sharedStrings.xml": lambda _: b"<a>" + b" " * 99_997})
    packed = bytearray(large)
    for found in re.finditer(struct.pack("<I", 100_000), large):
        packed[found.start() : found.end()] = struct.pack("<I", 100)
    return bytes(packed)


def _entities() -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
    return repacked(xlsx_of([["a"]]), {SHEET: lambda _: bomb})


def _cut() -> bytes:
    whole = xlsx_of([["a", 1]])
    return whole[: len(whole) // 2]


def _locked() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )


def _zip_of(name: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr(name, "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_far, "cells"),
        (_million, "more than 50,000 rows"),
        (lambda: _with_sheet('<row><c r="XFD9999" t="str"><v/></c></row>'), "cells"),
        (_bomb, "unpacks to more than"),
        (_lying_bomb, "damaged"),
        (_entities, "document type"),
        (lambda: _with_sheet("<a>" * 100 + "</a>" * 100), "nests deeper"),
        (lambda: _with_sheet('<row r="x"/>'), "damaged"),
        (lambda: _with_sheet('<row r="1"><c r="$$"/></row>'), "no cell"),
        (lambda: _with_sheet("<row>"), "damaged"),
        (_cut, "damaged"),
        (_locked, "password"),
        (lambda: _locked()[:100], r"\.xls workbook of before 2007"),
        (lambda: _zip_of("content.xml"), "no .xlsx workbook"),
        (lambda: _zip_of("xl/workbook.bin"), "no .xlsx workbook"),
        (lambda: b"PK\x03\x04" + b"\0" * 50, "damaged"),
    ],
)
def test_workbook_refusals(make: Callable[[], bytes], why: str) -> None:
    """A workbook that is damaged, locked or far too large is refused at once, with the reason."""
    content = make()
    started = time.monotonic()
    with pytest.raises(Refused, match=why):
        lines_of_xlsx(content)
    assert time.monotonic() - started < 5
