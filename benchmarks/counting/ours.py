"""Our counts: the queries that the measure records give, run by our engine."""

from pathlib import Path

from benchmarks.counting.answers import Counts, counts_of
from benchmarks.counting.cut import YEAR, table
from upheld.domain.cut_columns import TABLES
from upheld.statistics.query import queries
from upheld.toolbox.engine import Row, count_each


def prepare(place: Path) -> dict[str, Path]:
    """Where each table lies."""
    return {name: table(place, name) for name in TABLES}


def run(tables: dict[str, Path]) -> dict[str, list[Row]]:
    """Every query of a year, the small tables' too, as the annual run asks them."""
    return count_each(queries(YEAR), tables)


def answer(rows: dict[str, list[Row]]) -> Counts:
    """The counts of pairs and of cases."""
    return counts_of([*rows["pairs"], *rows["cases"]])
