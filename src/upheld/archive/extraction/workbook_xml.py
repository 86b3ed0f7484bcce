"""What a workbook's XML says that its values alone do not: formats, formulas, hidden rows.

It is also where a workbook that would take too long or too much memory is refused, before anything
else opens it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from upheld.archive.extraction.characters import raised
from upheld.domain.errors import Refused

MOST_ROWS = 50_000
"""All authorities under nine headings in twelve years, a row for each, are some 40,000."""
MOST_COLUMNS = 16_384
"""What spreadsheet programs themselves can show."""
MOST_CELLS = 500_000
"""Rows times columns, empty cells too, of all sheets: read in half of the ten seconds allowed."""
DEEPEST = 64
"""No part of an honest workbook nests deeper than twenty."""

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_Start = Callable[[str, Mapping[str, str]], None]
_End = Callable[[str], None]


@dataclass
class SheetNotes:
    """What the XML of one sheet says; rows and columns counted from one."""

    styles: dict[tuple[int, int], int] = field(default_factory=dict)
    """Number of the format of each cell that has one."""
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    without_result: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    raised: dict[tuple[int, int], str] = field(default_factory=dict)
    """The texts in which something stands raised or lowered, such as the number of a footnote."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    rows: int = 0
    columns: int = 0


def walk(
    part: str, content: bytes, *, start: _Start, end: _End | None = None, text: _End | None = None
) -> None:
    """Call `start`, `end` and `text` for each element of a part; refuse what is no honest XML."""
    depth = 0

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Refused(f"{part} nests deeper than {DEEPEST} levels; save the workbook anew")
        start(local(name), attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(local(name))

    def declared(*_: object) -> None:
        raise Refused(f"{part} declares a document type, which no workbook does")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.StartDoctypeDeclHandler = declared
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)  # expat takes it by position only
    except (expat.ExpatError, ValueError, KeyError) as error:
        raise Refused(f"{part} is damaged: {error}; save the workbook anew") from None


def local(name: str) -> str:
    """The name of an element without its prefix."""
    return name.rpartition(":")[2]


def position(reference: str) -> tuple[int, int]:
    """Row and column of a reference such as "C12"; refuse one that is in no sheet."""
    found = _CELL.fullmatch(reference)
    if not found:
        raise Refused(f"“{reference[:20]}” is no cell; the workbook is damaged")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


class RaisedTexts:
    """Gathers the texts of `xl/sharedStrings.xml` in which something stands raised or lowered."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.found: dict[str, str] = {}
        """By their number, as cells name it."""
        self._number = 0
        self._text: list[str] = []
        self._inside = self._raised = self._any_raised = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in how a run of characters stands."""
        if name == "vertAlign":
            self._raised = _is_raised(attributes)
        elif name in {"r", "t"}:
            self._raised &= name == "t"
            self._inside = name == "t"

    def text(self, text: str) -> None:
        """Keep the characters of a run."""
        if self._inside:
            self._text.append(raised(text) if self._raised else text)
            self._any_raised |= self._raised

    def end(self, name: str) -> None:
        """Keep a text of which something stands raised."""
        if name in {"r", "t"}:
            self._inside = False
            self._raised &= name == "t"
        elif name == "si":
            if self._any_raised:
                self.found[str(self._number)] = "".join(self._text)
            self._number += 1
            self._text, self._any_raised = [], False


class SheetWalk:
    """Gathers the notes of one sheet while its XML is walked."""

    def __init__(self, part: str, shared: Mapping[str, str]) -> None:
        """`part` is named in refusals; `shared` are texts that stand raised, by their number."""
        self.notes = SheetNotes()
        self._shared = shared
        self._raised = self._any_raised = False
        self._part = part
        self._row = self._column = 0
        self._kind = ""
        self._text: list[str] | None = None
        self._value = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in what an element says of itself."""
        if name == "c":
            self._open_cell(attributes)
        elif name in {"v", "f", "t"}:
            self._text = []
            if name == "f":
                self.notes.formulas.setdefault((self._row, self._column), "")
        elif name == "vertAlign":
            self._raised = _is_raised(attributes)
        elif name == "r":
            self._raised = False
        elif name == "row":
            self._open_row(attributes)
        elif name == "col" and _true(attributes.get("hidden")):
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.notes.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))

    def text(self, text: str) -> None:
        """Keep the text of a value or formula."""
        if self._text is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        """Judge a cell once all of it is known."""
        if name in {"v", "f", "t"}:
            said, self._text = "".join(self._text or ()), None
            if name == "f":
                self.notes.formulas[self._row, self._column] = said
            else:
                self._value += raised(said) if self._raised else said
                self._any_raised |= self._raised
        elif name == "r":
            self._raised = False
        elif name == "c":
            self._close_cell()

    def _open_row(self, attributes: Mapping[str, str]) -> None:
        self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
        self._column = 0
        if _true(attributes.get("hidden")):
            self.notes.hidden_rows.add(self._row)

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        if "r" in attributes:
            self._row, self._column = position(attributes["r"])
        else:
            self._column += 1
        self._kind, self._value = attributes.get("t", "n"), ""
        self._raised = self._any_raised = False
        if "s" in attributes:
            self.notes.styles[self._row, self._column] = int(attributes["s"])

    def _close_cell(self) -> None:
        at = (self._row, self._column)
        if not self._value and self._kind == "n" and at not in self.notes.formulas:
            # Coloured or bordered, but empty; such cells may reach to the last row.
            return
        self.notes.rows = max(self.notes.rows, self._row)
        self.notes.columns = max(self.notes.columns, self._column)
        refuse_size(self._part, self.notes.rows, self.notes.columns)
        if at in self.notes.formulas and not self._value and self._kind != "str":
            self.notes.without_result.add(at)
        if self._kind == "e":
            self.notes.errors[at] = self._value
        elif self._kind == "s" and self._value in self._shared:
            self.notes.raised[at] = self._shared[self._value]
        elif self._any_raised:
            self.notes.raised[at] = self._value


def refuse_size(part: str, rows: int, columns: int) -> None:
    """Refuse a sheet that is larger than any table of authorities."""
    if rows > MOST_ROWS:
        raise Refused(
            f"{part} has more than {MOST_ROWS:,} rows; delete what is no table of figures"
        )
    if columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise Refused(
            f"{part} is {rows:,} rows by {columns:,} columns, more than {MOST_CELLS:,} cells;"
            " delete the cells far out and save it anew"
        )


def _is_raised(attributes: Mapping[str, str]) -> bool:
    return attributes.get("val") in {"superscript", "subscript"}


def _true(said: str | None) -> bool:
    return said in {"1", "true"}
