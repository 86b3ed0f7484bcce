"""Letters on their way are neither lost nor sent twice, whenever their sending is killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import program

PROGRAM = Path(__file__).parents[1] / "torture" / "kill_post.py"


@pytest.mark.slow
def test_killed_post_goes_on(prepared: Path) -> None:
    """Four kills of each way; `make torture` kills each 200 times, with 350 bodies."""
    done = subprocess.run(
        [sys.executable, PROGRAM, "--kills", "4", "--bodies", "8", "--prepared", prepared],
        env=os.environ | program.shared(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert done.stdout.count("of 4 hit, faults: []") == 3
