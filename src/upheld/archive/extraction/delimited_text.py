"""The records of a CSV file, whatever program and country it comes from."""

import csv
import io
import itertools
from collections.abc import Iterator

from upheld.archive.extraction.workbook_xml import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from upheld.domain.errors import Refused

LONGEST_CELL = 32_767
"""What a spreadsheet program keeps in a cell; more is an open quotation mark."""
MOST_BYTES = 48 << 20

_SEPARATORS = (",", ";", "\t")
_LOOKED_AT = 200
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def rows_of(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each record with its number, counted as rows of a spreadsheet, empty ones counted too."""
    if len(content) > MOST_BYTES:
        raise Refused(f"the file has more than {MOST_BYTES >> 20} MB; keep the table of figures")
    text = _decoded(content)
    first, _, rest = text.partition("\n")
    # Some programs write which sign separates the cells; it is no row of the sheet.
    told = first.strip().lower()
    if told in {f"sep={sign}" for sign in _SEPARATORS}:
        return _records(rest, told[-1])
    return _records(text, _separator(text))


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _tried(content.removeprefix(mark), encoding)
            if text is None:
                raise Refused(f"the file says it is {encoding} and is not; save it as UTF-8")
            break
    else:
        text = _tried(content, "utf-8") or _tried(content, "cp1252")
        if text is None and content:
            raise Refused("the file is neither UTF-8 nor Windows-1252; save it as UTF-8")
    text = text or ""
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        raise Refused(f"line {row} holds a null character; save the file as UTF-8 text")
    return text


def _tried(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _separator(text: str) -> str:
    """The sign under which most rows have the same number of cells, more than one."""

    def agreeing(sign: str) -> int:
        widths = [len(cells) for _, cells in itertools.islice(_loosely(text, sign), _LOOKED_AT)]
        several = [width for width in widths if width > 1]
        return max((several.count(width) for width in set(several)), default=0)

    return max(_SEPARATORS, key=agreeing)


def _loosely(text: str, sign: str) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from _records(text, sign)
    except Refused:
        return


def _records(text: str, sign: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_CELL)
    number = cells_read = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True):
            number += 1
            cells_read += len(cells)
            _refuse_size(number, len(cells), cells_read)
            yield number, cells
    except csv.Error as error:
        raise Refused(
            f"row {number + 1} is no valid CSV ({error}); look for an open quotation mark"
        ) from None


def _refuse_size(rows: int, columns: int, cells: int) -> None:
    if rows > MOST_ROWS:
        raise Refused(f"more than {MOST_ROWS:,} rows; delete what is no table of figures")
    if columns > MOST_COLUMNS or cells > MOST_CELLS:
        raise Refused(
            f"row {rows} brings the file to more than {MOST_CELLS:,} cells or"
            f" {MOST_COLUMNS:,} columns; keep the table of figures"
        )
