"""One thing that is counted in the cut, as a condition in neutral SQL."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Table(StrEnum):
    """A table of the cut that counts are made over."""

    PAIRS = "pairs"
    CASES = "cases"
    BODIES = "bodies"
    REPORTS = "reports"
    IMPROVEMENTS = "improvements"


PAIRS_AND_CASES = frozenset({Table.PAIRS, Table.CASES})
PAIRS_ONLY = frozenset({Table.PAIRS})
CASES_ONLY = frozenset({Table.CASES})


@dataclass(frozen=True, kw_only=True)
class Count:
    """A number of rows: those that meet `condition`, or the sum of `parts`, or of a `column`.

    `{start}` and `{end}` in a condition stand for the first and last day of the reporting year.
    A count made of parts is never asked of the engine: its parts are, once each.
    """

    id: str
    title: str
    tables: frozenset[Table] = PAIRS_AND_CASES
    condition: str = ""
    parts: tuple["Count", ...] = ()
    column: str = ""

    def __post_init__(self) -> None:
        """Refuse a count that says in two ways, or in none, what it counts."""
        if sum(map(bool, (self.condition, self.parts, self.column))) != 1:
            raise ValueError(f"count {self.id} needs exactly one of condition, parts and column")

    @cached_property
    def atoms(self) -> tuple["Count", ...]:
        """The counts that must be asked for so that this one is known."""
        return tuple(atom for part in self.parts for atom in part.atoms) or (self,)

    @property
    def sql(self) -> str:
        """The count as an expression over a group of rows."""
        if self.parts:
            return " + ".join(part.sql for part in self.parts)
        if self.column:
            return f"sum({self.column})"
        return f"sum(case when {self.condition} then 1 else 0 end)"

    def read(self, counts: Mapping[str, int]) -> int:
        """The number, out of counted atoms by id."""
        return sum(counts[atom.id] for atom in self.atoms)
