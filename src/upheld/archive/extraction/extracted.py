"""What the module of each kind of file hands on: its lines, and of how many pages."""

from dataclasses import dataclass

from upheld.archive.document import Line, Mark


@dataclass(frozen=True, kw_only=True)
class Extracted:
    """The lines of one file in reading order, without empty ones."""

    pages: int
    """Pages of a PDF or text, sheets of a spreadsheet; 1 where the kind has none."""
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    """Of a workbook: which of its cells are hidden or merged."""
