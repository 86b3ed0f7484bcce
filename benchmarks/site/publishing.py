"""How long it takes to build and open the public site of eight years."""

import resource
import shutil
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.benchmark import Benchmark
from benchmarks.results import Goal, Line, Result
from benchmarks.site import program
from benchmarks.site.store import count_files

YEARS = "2018-2025"
ROUNDS = 3

EDITION = Line(name="publish eight years", unit="s", goal=Goal(value_at_most=60))


def measure(place: Path) -> list[Result]:
    """Make the demonstration, then its public site alone, each time from nothing."""
    data = place / "data"
    program.make_demonstration(data, YEARS)
    return measure_editions(data, rounds=ROUNDS)


def measure_editions(data: Path, *, rounds: int) -> list[Result]:
    """The public site of a data folder, built anew so often; what lies there is removed first."""
    before = _processor_seconds()
    taken = [_publish(data) for _ in range(rounds)]
    processor = (_processor_seconds() - before) / rounds
    how = (
        f"median of {rounds} runs of upheld roll without a public store, "
        f"{count_files(data):,} files and their packed forms, {program.WORKERS} workers, "
        f"{processor:.3g} s of processor time each"
    )
    return [EDITION.measured(median(taken), how=how)]


def _processor_seconds() -> float:
    # Of every process that has ended, the workers of a run among them.
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _publish(data: Path) -> float:
    for folder in ("public", "publishing"):
        shutil.rmtree(data / folder, ignore_errors=True)
    started = perf_counter()
    program.run("roll", data=data)
    return perf_counter() - started


PUBLISH = Benchmark(name="publish", lines=(EDITION,), measure=measure)
