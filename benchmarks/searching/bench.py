"""How fast decisions are found, in process and over HTTP."""

from pathlib import Path
from statistics import quantiles

from benchmarks.apart import run_apart
from benchmarks.benchmark import Benchmark
from benchmarks.results import Goal, Line, Result
from benchmarks.sampling import Disagreement
from benchmarks.searching.asking import Asked
from benchmarks.searching.corpus import TEXTS
from benchmarks.site import servers

HERE = "benchmarks.searching"
OURS, FTS5 = f"{HERE}.ours", f"{HERE}.with_fts5"
AGAINST = "SQLite FTS5 on the same texts"
SERVED = "SQLite FTS5 behind the same server"
MEGABYTE, MILLISECONDS = 1_000_000, 1_000

BUILD = Line(
    name=f"index of {TEXTS:,} decision texts",
    unit="s",
    goal=Goal(value_at_most=60),
    against=AGAINST,
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
OVER_HTTP = {
    share: Line(
        name=f"page of results over HTTP at 16 connections, {share} of 100", unit="ms",
        goal=Goal(value_at_most=most, ratio_at_least=ratio), against=SERVED,
    )
    for share, most, ratio in ((50, 200, 5), (99, 500, 10))
}  # fmt: skip
LINES = (BUILD, SIZE, MIDDLE, SLOW, *OVER_HTTP.values())
WORKERS = 2
# Porter's stemmer and its successor cut some words otherwise: of 100 searches so many may differ.
MOST_DIFFER = 5


def measure(place: Path) -> list[Result]:
    """The corpus once, then each contender builds its index and is asked, in its own process."""
    run_apart(f"{HERE}.corpus", "write_corpus", place)
    made = {one: run_apart(f"{HERE}.asking", "make", one, place) for one in (OURS, FTS5)}
    asked = {one: run_apart(f"{HERE}.asking", "ask_all", one, place) for one in (OURS, FTS5)}
    run_apart(f"{HERE}.store", "make_store", place)
    over_http = {}
    for one, served in ((OURS, servers.public_site), (FTS5, servers.fts5)):
        with served(place, workers=WORKERS) as port:
            over_http[one] = run_apart(f"{HERE}.over_http", "ask_over_http", port, place)
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
        *(_page(line, share, over_http) for share, line in OVER_HTTP.items()),
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


def _page(line: Line, share: int, over_http: dict[str, list[float]]) -> Result:
    ours, peer = (
        quantiles(over_http[one], n=100)[share - 1] * MILLISECONDS for one in (OURS, FTS5)
    )
    how = (
        f"{len(over_http[OURS])} searches, each once, {WORKERS} workers on this machine; "
        "ours is the whole page, the peer's the figures alone"
    )
    return line.measured_against(ours, peer, how=how)


def _check(asked: dict[str, Asked]) -> None:
    pairs = list(zip(asked[OURS].answers, asked[FTS5].answers, strict=True))
    differ = [at for at, (ours, peer) in enumerate(pairs) if ours != peer]
    if 100 * len(differ) > MOST_DIFFER * len(pairs):
        raise Disagreement(f"{len(differ)} searches are answered otherwise: {differ[:10]}")


SEARCHING = Benchmark(name="searching", lines=LINES, measure=measure)
