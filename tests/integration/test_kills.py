"""What is killed at any moment continues, and neither loses nor repeats anything."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from support import killing, program

PROGRAM = Path(__file__).parents[1] / "torture" / "kill_steps.py"
# Two per step here; `make torture` kills each step 200 times.
KILLS = os.environ.get("UPHELD_KILLS", "2")
SEED = os.environ.get("UPHELD_KILL_SEED", "1")
STEPS = (
    "import", "freeze", "count", "write", "approve", "issue", "publish", "recode", "correct",
    "accept", killing.ROLL,
)  # fmt: skip
FAULTS = re.compile(r"^(\S+): \d+ of (\d+) hit, faults: (.*)$", re.MULTILINE)


def killed(steps: Sequence[str], kills: str, *options: object) -> dict[str, tuple[str, str]]:
    """Kill each of these so often: how often it was done, and the faults that showed."""
    told = ("--steps", ",".join(steps), "--kills", kills, "--seed", SEED, *map(str, options))
    done = subprocess.run(
        [sys.executable, PROGRAM, *told],
        env=os.environ | program.shared(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout, done.stderr
    return {step: (times, faults) for step, times, faults in FAULTS.findall(done.stdout)}


@pytest.mark.slow
def test_killed_steps_continue(prepared: Path) -> None:
    """Killed at a moment drawn by lot and run again, a step ends as if nothing had happened."""
    found = killed(STEPS, KILLS, "--prepared", prepared)
    assert found == dict.fromkeys(STEPS, (KILLS, "[]"))


@pytest.mark.slow
def test_killed_post_goes_on(prepared: Path) -> None:
    """Letters on their way are neither lost nor sent twice; `make torture` has 350 bodies."""
    ways = ("post-issue", "post-issue-smtp", "post-send")
    found = killed(ways, "4", "--bodies", 8, "--prepared", prepared)
    assert found == dict.fromkeys(ways, ("4", "[]"))


@pytest.mark.slow
def test_killed_acts_towards_many_go_on(prepared: Path) -> None:
    """Courses cancelled at once, a round of questions started: nobody twice, none forgotten."""
    ways = ("training-folder", "training-server", "officers-folder", "officers-server")
    assert killed(ways, "10", "--prepared", prepared) == dict.fromkeys(ways, ("10", "[]"))
