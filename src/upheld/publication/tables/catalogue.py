"""Which tables a release holds."""

from collections.abc import Iterable, Mapping
from typing import Any

from upheld.domain.cut_columns import IMPROVEMENTS, REPORTS
from upheld.publication.tables import bodies, year
from upheld.publication.tables.table import Table, to_files
from upheld.statistics.figures import YearFigures

Rows = Iterable[Mapping[str, Any]]


def tables_of(figures: YearFigures, *, reports: Rows, improvements: Rows) -> list[Table]:
    """Every table of a year; bodies stand in order of slug."""
    each = [figures.bodies[slug] for slug in sorted(figures.bodies)]
    marks = {"demonstration": figures.national.demonstration, "release": figures.national.release}
    return [
        bodies.figures(each),
        bodies.received(each),
        bodies.decided(each),
        bodies.decided_by_heading(each),
        bodies.compliance(each),
        bodies.similar(each),
        year.national(figures.national),
        year.comparisons(figures.comparisons, marks),
        year.facts("reports", "Public reports issued in the year", REPORTS, reports, marks),
        year.facts(
            "improvements", "Service improvements agreed", IMPROVEMENTS, improvements, marks
        ),
    ]


def files_of(figures: YearFigures, *, reports: Rows, improvements: Rows) -> dict[str, bytes]:
    """Every table as CSV and JSON, by relative file name."""
    files: dict[str, bytes] = {}
    for table in tables_of(figures, reports=reports, improvements=improvements):
        files |= to_files(
            table,
            release=figures.national.release,
            demonstration=figures.national.demonstration,
        )
    return files
