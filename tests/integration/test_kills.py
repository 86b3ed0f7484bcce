"""A run that is killed at any moment continues, and neither loses nor repeats anything."""

import os
from pathlib import Path
from random import Random  # noqa: TID251 - draws moments of a kill, by seed

import pytest

from support import killing
from support.killing import Stage

# Two per step here; `make torture` kills each step 200 times.
KILLS = int(os.environ.get("UPHELD_KILLS", "2"))
STEPS = (
    "import", "freeze", "count", "write", "approve", "issue", "publish", "recode", "correct",
    "accept", killing.ROLL,
)  # fmt: skip


@pytest.fixture(scope="module")
def stages(prepared_for_few: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Stage]:
    """Every step run once without a kill."""
    work = tmp_path_factory.mktemp("stages")
    return killing.stages(prepared_for_few, killing.write_lists(work / "lists"), work)


@pytest.mark.slow
@pytest.mark.parametrize("name", STEPS)
def test_a_killed_step_continues(stages: dict[str, Stage], tmp_path: Path, name: str) -> None:
    """Killed at a moment drawn by lot and run again, a step ends as if nothing had happened."""
    stage = stages[name]
    lots = Random(f"{name} {os.environ.get('UPHELD_KILL_SEED', '1')}")  # noqa: S311 - not a secret
    for attempt in range(KILLS):
        data = tmp_path / str(attempt)
        moment, _ = killing.kill_and_rerun(stage, data, lots)
        found = killing.state_of(data)
        differing = killing.differences(stage.after, found)
        assert differing == [], f"killed after {moment:.3f} s of {stage.seconds:.3f}"
