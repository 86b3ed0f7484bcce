"""Which rows are tried together: those of one year, each of another authority."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from upheld.domain.errors import Refused
from upheld.runs.published.rows import PrintedRow
from upheld.statistics.figures import BodyFigures

Figures = Mapping[str, BodyFigures]


@dataclass(frozen=True, kw_only=True)
class Trial:
    """Rows of one year that go through the program together."""

    year: int
    round: int
    rows: tuple[PrintedRow, ...]

    def __post_init__(self) -> None:
        """Refuse rows of another year, and two rows about one authority."""
        if {row.year for row in self.rows} - {self.year}:
            raise Refused(f"a trial of {self.year} takes rows of that year only")
        if len({row.body for row in self.rows}) < len(self.rows):
            raise Refused(f"a trial of {self.year} takes one row of an authority")

    @property
    def name(self) -> str:
        """Such as "2025", or "2025-2" for second rows about the same authorities."""
        return str(self.year) if self.round == 1 else f"{self.year}-{self.round}"


def arrange_trials(rows: Iterable[PrintedRow]) -> list[Trial]:
    """One trial for a year, and a further one for each further row about the same authority.

    Rows about one council-year are not put together: two sources may differ (a letter, and a
    restatement years later), and each of them must hold by itself.
    """
    seen: Counter[tuple[str, int]] = Counter()
    groups: dict[tuple[int, int], list[PrintedRow]] = {}
    for row in rows:
        key = (row.body, row.year)
        seen[key] += 1
        groups.setdefault((row.year, seen[key]), []).append(row)
    return [
        Trial(year=year, round=nth, rows=tuple(group))
        for (year, nth), group in sorted(groups.items())
    ]
