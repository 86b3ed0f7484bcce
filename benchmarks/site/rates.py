"""Requests per second, beside Datasette with the same figures."""

from collections import defaultdict
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks.apart import run_apart
from benchmarks.results import Goal, Line, Result
from benchmarks.site import peer, questions, servers
from benchmarks.site.effort import CONNECTIONS, Effort
from benchmarks.site.load import Load
from benchmarks.site.store import facts_of

LOAD = "benchmarks.site.load"
UNIT = "requests/s"

ROW, TWO, LIST = (
    "Datasette, its row page",
    "Datasette, a view of two",
    "Datasette, a view of the type",
)
GOAL = Goal(ratio_at_least=10)
FILE_ONE = Line(name="council page, a file, one worker", unit=UNIT, goal=GOAL, against=ROW)
FILE_TWO = Line(name="council page, a file, two workers", unit=UNIT, goal=GOAL, against=ROW)
MADE = Line(name="council page, made on request, one worker", unit=UNIT, goal=GOAL, against=ROW)
COMPARED = Line(name="two councils compared, one worker", unit=UNIT, goal=GOAL, against=TWO)
LISTED = Line(name="councils of a type, one worker", unit=UNIT, goal=GOAL, against=LIST)
ONE, BOTH, ANEW = "one worker", "two workers", "one worker that renders"
OURS = {
    FILE_ONE: (ONE, questions.PAGE),
    FILE_TWO: (BOTH, questions.PAGE),
    MADE: (ANEW, questions.PAGE),
    COMPARED: (ONE, questions.COMPARE),
    LISTED: (ONE, questions.LIST),
}
PEERS = {ROW: questions.ROW, TWO: questions.VIEW_OF_TWO, LIST: questions.VIEW_OF_TYPE}
LINES = tuple(OURS)


def measure(data: Path, place: Path, effort: Effort) -> list[Result]:
    """Ask both for the same, by turns."""
    database = place / f"{peer.DATABASE}.db"
    rows = peer.write_table(facts_of(data), database, questions.VIEWS)
    with ExitStack() as started:
        ports = {
            ONE: started.enter_context(servers.public_site(data, workers=1)),
            BOTH: started.enter_context(servers.public_site(data, workers=2)),
            ANEW: started.enter_context(servers.rendered_pages(data)),
        }
        theirs = started.enter_context(servers.datasette(database))
        asked = {line.name: (ports[on], path) for line, (on, path) in OURS.items()}
        asked |= {name: (theirs, path) for name, path in PEERS.items()}
        taken = _by_turns(asked, effort)
    return [_result(line, taken, rows, effort) for line in LINES]


def _by_turns(asked: Mapping[str, tuple[int, str]], effort: Effort) -> dict[str, list[Load]]:
    taken = defaultdict(list)
    # A port of this machine and a path for each. The round before the first is to warm up.
    for turn in range(effort.rounds + 1):
        for name, (port, path) in asked.items():
            seconds = effort.seconds if turn else min(effort.seconds, 1)
            load = run_apart(LOAD, "ask_for", seconds, port, path, CONNECTIONS)
            if turn:
                taken[name].append(load)
    return taken


def _result(line: Line, taken: Mapping[str, list[Load]], rows: int, effort: Effort) -> Result:
    ours, theirs = (median(load.per_second for load in taken[n]) for n in (line.name, line.against))
    size, their_size = (taken[n][0].size / 1000 for n in (line.name, line.against))
    how = (
        f"median of {effort.rounds} rounds by turns, {effort.seconds:g} s each after 1 s to warm "
        f"up, {CONNECTIONS} connections kept open; answers of {size:.3g} kB, brotli; the peer, one "
        f"process, {rows} rows, immutable, no facets, no compression, gave {theirs:.3g} {UNIT} "
        f"of {their_size:.3g} kB"
    )
    return line.measured(ours, ours / theirs, how=how)
