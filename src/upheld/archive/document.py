"""A published document as lines of text that know where they stand."""

from dataclasses import dataclass
from enum import StrEnum

from upheld.domain.errors import Refused


class Kind(StrEnum):
    """What a published file is."""

    PDF = "pdf"
    HTML = "html"
    TEXT = "text"
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, kw_only=True, order=True)
class Place:
    """Where something is printed, both counted from one. A text or HTML file has one page."""

    page: int
    line: int
    sheet: str = ""
    """Name of the sheet, of a spreadsheet with several; `page` is then its number."""
    column: int = 0
    """Column of a spreadsheet, counted from one; 0 elsewhere."""

    def __post_init__(self) -> None:
        """Refuse a place that is in no document."""
        if self.page < 1 or self.line < 1 or self.column < 0:
            raise Refused(f"page {self.page}, line {self.line} is no place in a document")

    @property
    def words(self) -> str:
        """The place as a person looks it up: "page 2, line 14", "row 3, column AB"."""
        if self.column:
            where = f"sheet “{self.sheet}”, " if self.sheet else ""
            return f"{where}row {self.line}, column {letters(self.column)}"
        return f"page {self.page}, line {self.line}"


def letters(column: int) -> str:
    """A column as spreadsheet programs call it: 1 is A, 28 is AB."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line as printed. Tables have several cells; running text has one."""

    place: Place
    cells: tuple[str, ...]
    """Left to right, an empty one where a cell of a table is empty."""

    @property
    def text(self) -> str:
        """The line as running text."""
        return " ".join(cell for cell in self.cells if cell)


class Marked(StrEnum):
    """What a workbook says of cells, beside their text."""

    HIDDEN_SHEET = "hidden sheet"
    """Its lines are left out."""
    HIDDEN_ROW = "hidden row"
    HIDDEN_COLUMN = "hidden column"
    MERGED = "merged cells"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What is said of the cells from `first` to `last`, both included."""

    marked: Marked
    first: Place
    last: Place


@dataclass(frozen=True, kw_only=True)
class Document:
    """One published file, read; `lines` in reading order, without empty ones."""

    name: str
    """The file's name, without its folder."""
    kind: Kind
    sha256: str
    """Of the file's bytes, in lower-case hex."""
    pages: int
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    """Of a workbook: which of its cells are hidden or merged."""
