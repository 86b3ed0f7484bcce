"""The nation, the comparisons and the facts of a year, read back from the open tables it released.

A release holds every body's figures as such; what concerns the whole year stands in its tables
alone. What is read here equals what was counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from upheld.domain.authority_types import AuthorityType
from upheld.domain.cut_columns import IMPROVEMENTS, REPORTS
from upheld.domain.demonstration import mark
from upheld.domain.errors import Refused
from upheld.domain.facts import ImprovementFact, ReportFact, ReportKind
from upheld.publication.release import Release
from upheld.statistics.figures import Figure, NationalCount, NationalFigures, TypeComparison
from upheld.toolbox.files import read_json

Row = Mapping[str, Any]
FIGURE = ("measure", "numerator", "denominator", "display", "base", "reason")
COMPARED = (
    "measure", "year", "numerator", "denominator", "display", "averaged", "mean", "median",
    "theta", "phi", "tau_squared", "rho", "fictional",
)  # fmt: skip


def national_figures(release: Release) -> NationalFigures:
    """The national figures of a release, counted both ways."""
    ways: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(release, "national"):
        ways[row["counted"]].append(row)
    try:
        cases, pairs = (_national_count(way, rows) for way, rows in ways.items())
    except ValueError:
        raise Refused(f"{release.id}: its national table is not counted both ways") from None
    return NationalFigures(
        year=int(release.manifest["year"]),
        release=release.id,
        demonstration=bool(release.manifest["demonstration"]),
        cases=cases,
        pairs=pairs,
    )


def comparisons(release: Release) -> tuple[TypeComparison, ...]:
    """What each average and verdict of a release rests on, with the authorities behind it."""
    groups: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for row in _rows(release, "similar-authorities"):
        groups[row["type"], row["fictional"]].append(row["body"])
    return tuple(
        TypeComparison(
            type=AuthorityType(row["type"]),
            authorities=tuple(sorted(groups[row["type"], row["fictional"]])),
            **{name: row[name] for name in COMPARED},
        )
        for row in _rows(release, "comparisons")
    )


def reports(release: Release) -> tuple[ReportFact, ...]:
    """The public reports issued in the year of a release."""
    return tuple(
        ReportFact(**{**_taken(row, REPORTS), "kind": ReportKind(row["kind"])})
        for row in _rows(release, "reports")
    )


def improvements(release: Release) -> tuple[ImprovementFact, ...]:
    """The service improvements agreed, as they stood at the cut of a release."""
    return tuple(
        ImprovementFact(
            **{
                **_taken(row, IMPROVEMENTS),
                "agreed": date.fromisoformat(row["agreed"]),
                "due": date.fromisoformat(row["due"]),
                "done": row["done"] and date.fromisoformat(row["done"]),
            }
        )
        for row in _rows(release, "improvements")
    )


def _rows(release: Release, table: str) -> list[Row]:
    stem = f"{mark(bool(release.manifest['demonstration']))}{table}"
    path = release.folder / "tables" / f"{stem}-{release.manifest['year']}.json"
    if not path.is_file():
        raise Refused(f"{release.id} lacks its table {table}; restore it from a copy")
    rows: list[Row] = read_json(path)["rows"]
    return rows


def _taken(row: Row, columns: Iterable[str]) -> dict[str, Any]:
    return {name: row[name] for name in columns}


def _national_count(counted: str, rows: Iterable[Row]) -> NationalCount:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        # A measure stands on a row of its own, without a breakdown; counts have one each.
        if row["breakdown"]:
            counts[row["measure"]][row["breakdown"]] = row["numerator"]
    return NationalCount(
        counted=counted,
        received=counts["received"],
        decided=counts["decided"],
        decided_by_heading=counts["decided_by_heading"],
        investigations_by_heading=counts["investigations_by_heading"],
        upheld_by_heading=counts["upheld_by_heading"],
        measures={figure.measure: figure for figure in _figures(rows)},
    )


def _figures(rows: Iterable[Row]) -> Iterator[Figure]:
    for row in rows:
        if not row["breakdown"]:
            yield Figure(**_taken(row, FIGURE))
