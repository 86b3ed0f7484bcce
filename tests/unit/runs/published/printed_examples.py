"""Rows and figures small enough to be read at a glance."""

from collections.abc import Iterable
from typing import Any

from upheld.domain.authority_types import AuthorityType
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.runs.published.finding import Finding
from upheld.runs.published.rows import PrintedRow, read_rows
from upheld.statistics.figures import BodyFigures, Figure, SimilarFigure


def row(**cells: object) -> PrintedRow:
    """A row as it would be read from the file; Luton 2024 where nothing else is said."""
    given = {"authority": "luton", "year": 2024, **cells}
    return read_rows([{name: str(value) for name, value in given.items()}])[0]


def figure(measure: str, part: int, base: int | None, display: str | None, **more: Any) -> Figure:
    """One figure of ours."""
    return Figure(measure=measure, numerator=part, denominator=base, display=display, **more)


def ours(*figures: Figure, **tables: dict[str, int]) -> BodyFigures:
    """Our figures of Luton; tables that are not given are all nought."""
    compliance = dict.fromkeys([*ComplianceOutcome, "total"], 0)
    return BodyFigures(
        body="luton", name="Luton", type=AuthorityType.UNITARY, year=2024, release="2024-v1",
        demonstration=False, source=None, due_unsettled=0, decided_by_heading={},
        received=dict.fromkeys([*Heading, "total"], 0) | tables.get("received", {}),
        decided=dict.fromkeys([*Outcome, "total"], 0) | tables.get("decided", {}),
        compliance=compliance | tables.get("compliance", {}),
        measures={each.measure: each for each in figures},
        similar_bodies=("cornwall", "luton"),
    )  # fmt: skip


def per_residents(part: int, display: str, residents: int, status: str = "published") -> Figure:
    """Our rate per 100,000 residents."""
    return figure(
        "upheld_per_100k", part, residents, display, population=residents, population_year=2022,
        population_status=status,
    )  # fmt: skip


def similar(part: int, base: int, display: str | None) -> SimilarFigure:
    """Our average over two authorities."""
    return SimilarFigure(numerator=part, denominator=base, display=display, authorities=2)


def only(findings: Iterable[Finding], measure: str) -> Finding:
    """The one finding about a measure."""
    (found,) = [f for f in findings if f.measure == measure]
    return found
