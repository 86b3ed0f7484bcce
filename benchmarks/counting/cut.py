"""A cut of any size in the columns of the real one, made of hashes: the same cut for a size."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb

from upheld.domain.cut_columns import BODIES, CASES, PAIRS, TABLES
from upheld.domain.headings import Heading
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.demo.bodies import read_bodies
from upheld.toolbox import parquet

YEAR = ReportingYear(2020)
LOTS = Path(__file__).with_name("cut.sql")


def write_cut(place: Path, rows: int) -> None:
    """Write every table of a cut of `rows` pairs of 2020 into `place`, as Parquet."""
    bodies = list(_body_rows())
    with duckdb.connect() as connection:
        connection.execute(
            "create temp table names as select ?::varchar[] as bodies, ?::varchar[] as headings",
            [[row[0] for row in bodies], [heading.value for heading in Heading]],
        )
        # A view takes no parameters.
        connection.execute(LOTS.read_text(encoding="utf-8").replace("$rows", str(rows)))
        pairs = connection.view("made_pairs")
        _write(pairs, PAIRS, table(place, "pairs"))
        _write(pairs.filter("not again"), CASES, table(place, "cases"))
    parquet.write(table(place, "bodies"), bodies, BODIES)
    for name in TABLES.keys() - {"pairs", "cases", "bodies"}:
        parquet.write(table(place, name), (), TABLES[name])


def table(place: Path, name: str) -> Path:
    """Where a table of the cut lies."""
    return place / f"{name}.parquet"


def _write(rows: duckdb.DuckDBPyRelation, columns: Iterable[str], path: Path) -> None:
    # A cut is sorted by reference, which is the order of `i`.
    rows.order("i").project(", ".join(columns)).write_parquet(str(path), compression="zstd")


def _body_rows() -> Iterator[tuple[Any, ...]]:
    # The real councils of the year, so that averages and verdicts are taken over real types.
    for body in read_bodies().values():
        if not body.compared_in(YEAR.ended):
            continue
        row = {
            "body": body.slug,
            "name": body.slug,
            "type": body.kind.value,
            "kind": body.kind.value,
            "start": body.start,
            "end": body.end,
            "population": body.residents_in(YEAR.ended) or None,
            "fictional": False,
        }
        yield tuple(row.get(name) for name in BODIES)
