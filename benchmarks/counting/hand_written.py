"""The same counts by one query that a person wrote for DuckDB, over the two large tables."""

from pathlib import Path
from typing import Any

import duckdb

from benchmarks.counting.answers import Counts, counts_of
from benchmarks.counting.cut import table

QUERY = Path(__file__).with_name("hand_written.sql")

Prepared = tuple[str, dict[str, str]]


def prepare(place: Path) -> Prepared:
    """The query and its files."""
    names = ("pairs", "cases")
    return QUERY.read_text(encoding="utf-8"), {name: str(table(place, name)) for name in names}


def run(prepared: Prepared) -> list[dict[str, Any]]:
    """Its rows, from a connection of its own."""
    query, files = prepared
    with duckdb.connect() as connection:
        cursor = connection.execute(query, files)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def answer(rows: list[dict[str, Any]]) -> Counts:
    """The counts of pairs and of cases."""
    return counts_of(rows)
