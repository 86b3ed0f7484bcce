"""A large year's case lists into casework."""

from pathlib import Path

from benchmarks.apart import run_apart
from benchmarks.benchmark import Benchmark
from benchmarks.results import Goal, Line, Result
from benchmarks.sampling import Plan, sample_in_turn

HERE = "benchmarks.importing"
OURS, BULK = f"{HERE}.ours", f"{HERE}.bulk_create"
NAME = "import 200 thousand lines"
MEGABYTE = 1_000_000

AGAINST_BULK = Line(
    name=f"{NAME}, all checks",
    unit="s",
    goal=Goal(ratio_at_most=1.5, value_at_most=30),
    against="Django bulk_create alone",
)
MEMORY = Line(name=f"memory to {NAME}", unit="MB", goal=Goal(value_at_most=1000))

# A database takes a first import only once.
PLAN = Plan(rounds=3)


def measure(place: Path) -> list[Result]:
    """The same lists into new databases, by turns."""
    run_apart(f"{HERE}.lists", "write_lists", place)
    taken = sample_in_turn((OURS, BULK), place, PLAN, casework=True)
    how = (
        f"{PLAN.words}, each into a new SQLite database; the same rows in the tables after both; "
        "reading the files is counted in ours alone"
    )
    return [
        AGAINST_BULK.measured_against(taken[OURS].seconds, taken[BULK].seconds, how=how),
        MEMORY.measured(
            taken[OURS].peak / MEGABYTE, how=f"highest of {PLAN.rounds} processes (ru_maxrss)"
        ),
    ]


IMPORT = Benchmark(name="import", lines=(AGAINST_BULK, MEMORY), measure=measure)
