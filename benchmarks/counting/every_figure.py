"""Every figure of a year: the counts, and the averages, intervals and verdicts made of them."""

from pathlib import Path

from benchmarks.counting import ours
from benchmarks.counting.answers import Counts
from benchmarks.counting.cut import YEAR
from upheld.domain.method import method_of
from upheld.statistics.assembly import assemble
from upheld.statistics.counting import gather
from upheld.statistics.figures import YearFigures
from upheld.toolbox.engine import Row

Found = tuple[dict[str, list[Row]], YearFigures]


def prepare(place: Path) -> dict[str, Path]:
    """Where each table lies."""
    return ours.prepare(place)


def run(tables: dict[str, Path]) -> Found:
    """From the files to every figure, with the rows they were made of."""
    rows = ours.run(tables)
    return rows, assemble(gather(rows), method=method_of(YEAR.ended), release="benchmark")


def answer(found: Found) -> Counts:
    """The counts behind the figures."""
    rows, _ = found
    return ours.answer(rows)
