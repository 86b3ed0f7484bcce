"""A whole year from case lists to verified letters."""

import tempfile
from pathlib import Path
from statistics import median

from benchmarks.apart import run_apart
from benchmarks.benchmark import Benchmark
from benchmarks.results import Goal, Line, Result

STEPS = "benchmarks.whole_year.steps"
ROUNDS = 3

WHOLE = Line(
    name="whole year: import, freeze, count, check, write, tables, release, verify",
    unit="s",
    goal=Goal(value_at_most=30),
)


def measure(place: Path) -> list[Result]:
    """The demonstration's year 2020 in a new data folder, three times."""
    taken = []
    letters = 0
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory(dir=place) as name:
            folder = Path(name)
            data = folder / "data"
            data.mkdir()
            seconds, letters = run_apart(STEPS, "run_year", folder, data=data)
        taken.append(seconds)
    typical = sorted(taken, key=lambda steps: sum(steps.values()))[ROUNDS // 2]
    told = ", ".join(f"{step} {seconds:.2g} s" for step, seconds in typical.items())
    how = f"median of {ROUNDS} fresh processes and data folders, {letters} letters, two workers"
    return [WHOLE.measured(median(sum(each.values()) for each in taken), how=f"{how}: {told}")]


YEAR = Benchmark(name="year", lines=(WHOLE,), measure=measure)
