"""How long a page takes from question to answer when nobody else asks."""

from pathlib import Path
from statistics import median

from benchmarks.apart import run_apart
from benchmarks.results import Goal, Line, Result
from benchmarks.site import servers
from benchmarks.site.effort import Effort

LOAD = "benchmarks.site.load"
GOAL = Goal(value_at_most=20)
MILLISECONDS = 1000

PATHS = {
    Line(name=f"server time, {page}", unit="ms", goal=GOAL): path
    for page, path in (
        ("council page", "/councils/luton/"),
        ("two councils compared", "/compare/?a=luton&b=bedford&year=2020"),
        ("search by a misspelt name", "/find/?q=lutton"),
        ("search by postcode", "/find/?q=LU1+2BQ"),
        ("councils of a type", "/councils/?type=london&year=2020"),
    )
}
LINES = tuple(PATHS)


def measure(data: Path, effort: Effort) -> list[Result]:
    """Each page over one connection, one question after the other."""
    taken: dict[Line, list[float]] = {line: [] for line in LINES}
    with servers.public_site(data, workers=1) as port:
        for turn in range(effort.rounds + 1):
            for line, path in PATHS.items():
                load = run_apart(LOAD, "ask_for", effort.seconds if turn else 1, port, path, 1)
                taken[line] += [load.seconds] if turn else []
    how = (
        f"median of {effort.rounds} rounds of {effort.seconds:g} s, each the median of its answers;"
        " one connection over loopback, the whole answer read, packed with brotli, one worker"
    )
    return [line.measured(median(taken[line]) * MILLISECONDS, how=how) for line in LINES]
