"""A table found in a sheet: its headers, its columns and the rows below them."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from upheld.archive.document import Line
from upheld.archive.sheets.columns import COUNT, LABEL, Told, ToldColumn
from upheld.archive.sheets.meanings import Meanings
from upheld.archive.vocabulary import MEASURED

IGNORED = "ignored"
"""The role of a column that is known to hold no figures, such as a code or a type."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column and what it was taken for."""

    number: int
    header: str
    """Its headers from top to bottom, as printed."""
    role: str = ""
    """A measure, a role of `--columns`, or empty where its words did not settle it."""
    could_be: tuple[str, ...] = ()
    meanings: Meanings | None = None
    """What its words mean, for rows with labels; None where they are not known."""
    own: bool = False
    year: int | None = None
    """The reporting year that its header names."""
    told: Told | None = None
    hidden: bool = False

    @property
    def measure(self) -> str:
        """The measure that the column holds; empty if it holds none."""
        return self.role if self.role in MEASURED else ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of a sheet, with what stands around it."""

    page: int
    sheet: str
    titles: tuple[Line, ...]
    """The rows above, back to the table before."""
    header: tuple[Line, ...]
    columns: Mapping[int, Column]
    rows: tuple[Line, ...]
    """Everything below the headers: authorities, totals and notes."""
    topic: Meanings
    confirmed: bool
    """Whether a person named the columns."""

    def column(self, role: str) -> Column | None:
        """The first column with a role."""
        return next((each for each in self.columns.values() if each.role == role), None)

    @property
    def long(self) -> bool:
        """Whether each row counts one heading or outcome, which a label names."""
        return self.column(LABEL) is not None

    def words(self, *, row: bool = False) -> str:
        """What was recognised, as `--columns` takes it; `row`: of this table of its sheet alone."""
        at = self.header[-1].place.line if row and self.header else 0
        told = [
            ToldColumn(
                role=role, number=each.number, sheet=self.sheet, row=at, told=each.told
            ).words
            for each in sorted(self.columns.values(), key=lambda column: column.number)
            if (role := self._told_role(each))
        ]
        return ",".join(told)

    def _told_role(self, column: Column) -> str:
        if self.long and not column.role and column.meanings is not None:
            return COUNT
        return column.role if column.role != IGNORED else ""


def words_of(tables: Sequence[Table]) -> str:
    """What was recognised of a file, as `--columns` takes it."""
    said: list[str] = []
    for _, sheet in itertools.groupby(tables, lambda table: table.page):
        alike = list(sheet)
        several = len({table.words() for table in alike}) > 1
        said += dict.fromkeys(table.words(row=several) for table in alike)
    return ",".join(said)


def cell(line: Line, number: int) -> str:
    """The text of a line in a column, counted from one; empty beyond its last cell."""
    return line.cells[number - 1] if 0 < number <= len(line.cells) else ""
