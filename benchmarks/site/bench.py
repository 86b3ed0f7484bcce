"""The public site as its readers meet it."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.benchmark import Benchmark
from benchmarks.results import Line, Result
from benchmarks.site import painting, program, rates, times, weights
from benchmarks.site.effort import FULL, Effort
from benchmarks.site.visit import NoBrowser
from benchmarks.site.visits import visit_pages

YEARS = "2018,2020"


def measure(place: Path) -> list[Result]:
    """Make the demonstration, then weigh, ask and visit its public site."""
    data = place / "data"
    program.make_demonstration(data, YEARS)
    return measure_site(data, place, FULL)


def measure_site(data: Path, place: Path, effort: Effort) -> list[Result]:
    """The public site of a data folder, which is only read."""
    return [*_visited(data, effort), *times.measure(data, effort), *_beside(data, place, effort)]


def _visited(data: Path, effort: Effort) -> list[Result]:
    try:
        seen = visit_pages(data, effort)
    except NoBrowser as fault:
        why = f"Chromium did not start or answer ({fault})"
        return _unmeasured((*weights.LINES, *painting.LINES), why)
    return [*weights.weights(seen, data), *painting.painting(seen)]


def _beside(data: Path, place: Path, effort: Effort) -> list[Result]:
    if find_spec("datasette") is None:
        return _unmeasured(rates.LINES, "Datasette is not there; see docs/operations.md")
    return rates.measure(data, place, effort)


def _unmeasured(lines: Sequence[Line], why: str) -> list[Result]:
    return [line.unmeasured(why) for line in lines]


SITE = Benchmark(
    name="site",
    lines=(*weights.LINES, *painting.LINES, *times.LINES, *rates.LINES),
    measure=measure,
)
