"""Counting a year of a large ombudsman, and one fifty times as large."""

from pathlib import Path

from benchmarks.apart import run_apart
from benchmarks.benchmark import Benchmark
from benchmarks.results import Goal, Line, Result
from benchmarks.sampling import Measured, Plan, sample_in_turn

HERE = "benchmarks.counting"
OURS, FIGURES, QUERY = f"{HERE}.ours", f"{HERE}.every_figure", f"{HERE}.hand_written"
PANDAS, CATEGORIES = f"{HERE}.with_pandas", f"{HERE}.with_categories"
PEERS = (QUERY, PANDAS, CATEGORIES)
NAMES = {
    QUERY: "one hand-written DuckDB query",
    PANDAS: "pandas, Arrow columns",
    CATEGORIES: "pandas, texts read as categories",
}

YEAR_ROWS, MANY_ROWS = 200_000, 10_000_000
YEAR_PLAN = Plan(rounds=5, runs=7, warm_ups=2)
MANY_PLAN = Plan(rounds=3, runs=2, warm_ups=1)
MEGABYTE = 1_000_000

EVERY_FIGURE = Line(
    name="every figure of a year, 200 thousand rows",
    unit="s",
    goal=Goal(value_at_most=0.3),
)
# The goals set for pandas are for the file as pandas reads it. Told which columns are few-valued it
# is quicker: beside that we may start up slower and must still be twice as fast once rows are many.
YEAR = tuple(
    Line(name="count a year, 200 thousand rows", unit="s", goal=goal, against=NAMES[peer])
    for peer, goal in (
        (QUERY, Goal(ratio_at_most=1.5)),
        (PANDAS, Goal(ratio_at_least=1)),
        (CATEGORIES, Goal(ratio_at_least=0.5)),
    )
)
MANY = tuple(
    Line(name="count 10 million rows", unit="s", goal=goal, against=NAMES[peer])
    for peer, goal in (
        (QUERY, Goal(ratio_at_most=1.3)),
        (PANDAS, Goal(ratio_at_least=5)),
        (CATEGORIES, Goal(ratio_at_least=2)),
    )
)
MANY_MEMORY = Line(name="memory to count 10 million rows", unit="MB", goal=Goal(value_at_most=600))


def measure_year(place: Path) -> list[Result]:
    """A year of 200 thousand pairs, as a large ombudsman has them."""
    run_apart(f"{HERE}.cut", "write_cut", place, YEAR_ROWS)
    taken = sample_in_turn((OURS, FIGURES, *PEERS), place, YEAR_PLAN)
    how = f"{YEAR_PLAN.words}; the same counts by all"
    figures = EVERY_FIGURE.measured(
        taken[FIGURES].seconds,
        how=f"{YEAR_PLAN.words}; counts, averages, intervals and verdicts from the Parquet files",
    )
    return [figures, *_compared(YEAR, taken, how)]


def measure_many(place: Path) -> list[Result]:
    """Fifty times as many rows: what is left when start-up no longer matters."""
    run_apart(f"{HERE}.cut", "write_cut", place, MANY_ROWS)
    taken = sample_in_turn((OURS, *PEERS), place, MANY_PLAN)
    memory = MANY_MEMORY.measured(
        taken[OURS].peak / MEGABYTE, how=f"highest of {MANY_PLAN.rounds} processes (ru_maxrss)"
    )
    return [*_compared(MANY, taken, f"{MANY_PLAN.words}; the same counts by all"), memory]


def _compared(lines: tuple[Line, ...], taken: dict[str, Measured], how: str) -> list[Result]:
    ours = taken[OURS].seconds
    return [
        line.measured_against(ours, taken[peer].seconds, how=how)
        for line, peer in zip(lines, PEERS, strict=True)
    ]


COUNT = Benchmark(name="count", lines=(EVERY_FIGURE, *YEAR), measure=measure_year)
COUNT_MANY = Benchmark(name="count-many", lines=(*MANY, MANY_MEMORY), measure=measure_many)
