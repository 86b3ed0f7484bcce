"""Every course cancelled in one act: killed at any moment, nobody is told twice or forgotten."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import program

PROGRAM = Path(__file__).parents[1] / "torture" / "kill_training.py"


@pytest.mark.slow
def test_a_killed_cancellation_goes_on(prepared: Path) -> None:
    """Ten kills of each way; `make torture` kills each 200 times."""
    done = subprocess.run(
        [sys.executable, PROGRAM, "--kills", "10", "--prepared", prepared],
        env=os.environ | program.shared(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert done.stdout.count("of 10 hit, faults: []") == 2
