"""How fast decisions are found, in process and over HTTP."""

from pathlib import Path
from statistics import quantiles

from benchmarks.apart import run_apart
from benchmarks.benchmark import Benchmark
from benchmarks.results import Goal, Line, Result
from benchmarks.sampling import Disagreement
from benchmarks.searching.asking import Asked
from benchmarks.searching.corpus import TEXTS

HERE = "benchmarks.searching"
OURS, FTS5 = f"{HERE}.ours", f"{HERE}.with_fts5"
AGAINST = "SQLite FTS5 on the same texts"
MEGABYTE, MILLISECONDS = 1_000_000, 1_000

BUILD = Line(
    name=f"index of {TEXTS:,} decision texts", unit="s", goal=Goal(ratio_at_most=1), against=AGAINST
)
SIZE = Line(name="size of that index with its texts", unit="MB", goal=Goal(value_at_most=500))
MIDDLE = Line(
    name="search with filters, counts and snippets, 50 of 100", unit="ms",
    goal=Goal(value_at_most=5, ratio_at_least=5), against=AGAINST,
)  # fmt: skip
SLOW = Line(
    name="search with filters, counts and snippets, 99 of 100", unit="ms",
    goal=Goal(value_at_most=15, ratio_at_least=10), against=AGAINST,
)  # fmt: skip
LINES = (BUILD, SIZE, MIDDLE, SLOW)


def measure(place: Path) -> list[Result]:
    """The corpus once, then each contender builds its index and is asked, in its own process."""
    run_apart(f"{HERE}.corpus", "write_corpus", place)
    made = {one: run_apart(f"{HERE}.asking", "make", one, place) for one in (OURS, FTS5)}
    asked = {one: run_apart(f"{HERE}.asking", "ask_all", one, place) for one in (OURS, FTS5)}
    _check(asked)
    seconds, size, peak = made[OURS]
    return [
        BUILD.measured_against(
            seconds, made[FTS5][0], how=f"once, 2 threads; {peak / MEGABYTE:.0f} MB of memory"
        ),
        SIZE.measured(
            size / MEGABYTE, how=f"FTS5 with its table: {made[FTS5][1] / MEGABYTE:.0f} MB"
        ),
        *(_share(line, share, asked) for line, share in ((MIDDLE, 50), (SLOW, 99))),
    ]


def _share(line: Line, share: int, asked: dict[str, Asked]) -> Result:
    ours, peer = (
        quantiles(asked[one].seconds, n=100)[share - 1] * MILLISECONDS for one in (OURS, FTS5)
    )
    memory = " and ".join(f"{asked[one].memory / MEGABYTE:.0f} MB" for one in (OURS, FTS5))
    totals = asked[OURS].totals
    how = (
        f"{len(totals)} searches, each once, {sum(totals) / len(totals):,.0f} results on average, "
        f"9 facets counted, in process; {memory} of memory"
    )
    return line.measured_against(ours, peer, how=how)


def _check(asked: dict[str, Asked]) -> None:
    differ = [
        at
        for at, pair in enumerate(zip(asked[OURS].answers, asked[FTS5].answers, strict=True))
        if len(set(pair)) > 1
    ]
    if differ:
        raise Disagreement(f"{len(differ)} searches are answered otherwise: {differ[:10]}")


SEARCHING = Benchmark(name="searching", lines=LINES, measure=measure)
