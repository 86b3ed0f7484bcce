"""A round that is killed while it starts: every body is asked once, and each link works."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import program

PROGRAM = Path(__file__).parents[1] / "torture" / "kill_officers.py"


@pytest.mark.slow
def test_a_killed_round_goes_on(prepared: Path) -> None:
    """Five kills of each way; called by itself, the program kills as often as it is told."""
    done = subprocess.run(
        [sys.executable, PROGRAM, "--kills", "5", "--prepared", prepared],
        env=os.environ | program.shared(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert done.stdout.count("of 5 hit, faults: []") == 2
