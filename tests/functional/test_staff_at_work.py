"""Twenty people at work at a time, on each database: nobody sees a fault, nothing is lost."""

from pathlib import Path

import pytest

from benchmarks.apart import run_apart
from benchmarks.staff.bench import POSTGRESQL, SQLITE

SECONDS = 6


@pytest.mark.slow
@pytest.mark.parametrize("database", [SQLITE, POSTGRESQL])
def test_twenty_people_at_work(database: str, tmp_path: Path) -> None:
    """Every change that somebody was told of is there, once; the audit chain is whole."""
    # Tests open no connection: a process of its own does.
    tally = run_apart("benchmarks.staff.bench", "work_on", database, tmp_path, SECONDS)
    assert tally.faults == []
    assert min(len(tally.invited), len(tally.blocked)) > 0
    assert min(len(times) for times in tally.times.values()) > len(tally.invited)
