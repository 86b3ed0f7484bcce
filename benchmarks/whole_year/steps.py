"""The annual run of one year, step by step, with the time that each step takes."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from upheld.domain.errors import CheckFailed
from upheld.runs import session
from upheld.runs.annual.check import check_year, open_errors
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.showing import copy_tables
from upheld.runs.annual.verify import verify
from upheld.runs.annual.write import write
from upheld.runs.demo.lists import write_lists
from upheld.runs.importing.intake import import_lists

YEAR, SEED, BY = 2020, 1, "benchmark"


class Steps:
    """The steps taken, each with its seconds."""

    def __init__(self) -> None:
        """Begin with none."""
        self.seconds: dict[str, float] = {}

    def take(self, name: str, step: Callable[[], Any]) -> Any:
        """Take a step and note how long it took; what it gave."""
        started = perf_counter()
        result = step()
        self.seconds[name] = perf_counter() - started
        return result


def run_year(place: Path) -> tuple[dict[str, float], int]:
    """Seconds by step, and how many letters were written; to be run apart, in a data folder.

    Tables, register and demonstration lists are made before the clock starts. Raises
    `CheckFailed` where the year does not come out whole.
    """
    session.prepare()
    lists = place / "lists"
    write_lists(YEAR, seed=SEED, folder=lists)
    steps = Steps()
    steps.take("import", lambda: import_lists(lists, by=BY))
    steps.take("freeze", lambda: freeze(YEAR, by=BY))
    steps.take("count and release", lambda: count(YEAR, by=BY))
    if errors := open_errors(steps.take("check", lambda: check_year(YEAR))):
        raise CheckFailed(f"{len(errors)} errors in the demonstration of {YEAR}")
    written = steps.take("write", lambda: write(YEAR, by=BY))
    steps.take("tables", lambda: copy_tables(YEAR, place / "tables"))
    verified = steps.take("verify", lambda: verify(YEAR))
    if verified.faults or verified.letters != len(written.drafted):
        raise CheckFailed(f"the demonstration of {YEAR} does not verify: {verified.faults[:1]}")
    return steps.seconds, len(written.drafted)
