"""A worker that outlives its run ends without a word."""

import os
import subprocess
import sys
from pathlib import Path

LEAVE = "import sys, pathlib, support.orphans as o; o.leave(pathlib.Path(sys.argv[1]))"


def test_a_worker_without_its_run_ends_quietly(tmp_path: Path) -> None:
    """What it was to work from was cleared away: nobody needs to read of that."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", LEAVE, str(tmp_path / "gone")]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert (said.stdout, said.stderr) == ("begun\n", "")
