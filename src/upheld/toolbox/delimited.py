"""CSV in, with the place of every fault; CSV out, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# The longest honest line is a public report with a dozen paragraphs, some 30 kB. A line of a
# megabyte is not a case list, and the reader must not take it into memory to find that out.
LONGEST_LINE = 1 << 20
BOM = b"\xef\xbb\xbf"
# A cell that begins so would be run as a formula by a spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Unreadable(Exception):
    """The file is not the CSV it should be; `line` is where, counted from 1."""

    def __init__(self, message: str, line: int) -> None:
        """Keep the line apart from the words."""
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Line:
    """One record: where it starts in the file, and its cells as text."""

    number: int
    cells: list[str]


def read_lines(path: Path | bytes) -> Iterator[Line]:
    """Yield every record of a UTF-8 CSV (BOM and CRLF accepted), blank lines left out.

    The file is named by its path or given as its bytes.
    """
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(_text_lines(path), strict=True)
    started = 1
    try:
        for cells in reader:
            if cells:
                yield Line(started, cells)
            started = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(f"not valid CSV: {error}", started) from None


def _text_lines(path: Path | bytes) -> Iterator[str]:
    with io.BytesIO(path) if isinstance(path, bytes) else path.open("rb") as source:
        number = 0
        while raw := source.readline(LONGEST_LINE + 1):
            number += 1
            if len(raw) > LONGEST_LINE:
                raise Unreadable(f"the line is longer than {LONGEST_LINE:,} bytes", number)
            if number == 1:
                raw = raw.removeprefix(BOM)
            if b"\x00" in raw:
                raise Unreadable("holds a null byte; save the file as UTF-8 text", number)
            try:
                yield raw.decode("utf-8")
            except UnicodeDecodeError as error:
                where = f"byte {error.start + 1} is not UTF-8; save the file as UTF-8"
                raise Unreadable(where, number) from None


def neutralised(text: str) -> str:
    """The same text with a quote in front if a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def to_csv(
    rows: Iterable[Mapping[str, object]], columns: Sequence[str], *, header: bool = True
) -> bytes:
    """UTF-8 CSV with a header; None is an empty cell; text that looks like a formula is quoted.

    Without `header` it is a further part of a file that is written in several.
    """
    target = io.StringIO(newline="")
    # RFC 4180 ends lines so; a bare carriage return in a cell is then quoted as it must be.
    writer = csv.writer(target, lineterminator="\r\n")
    if header:
        writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in columns])
    return target.getvalue().encode()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return neutralised(value) if isinstance(value, str) else value
