"""The program itself, run as a user runs it, in a data folder of the benchmark."""

import os
import subprocess
import sys
from pathlib import Path

WORKERS = 2


def make_demonstration(data: Path, years: str) -> None:
    """Casework, releases, letters and public site of these years (a list or a range)."""
    run("demo", "--years", years, data=data)


def run(*arguments: str, data: Path) -> None:
    """Run `upheld` with these arguments; an exit code other than 0 is an error."""
    command = [sys.executable, "-m", "upheld", *arguments]
    environment = os.environ | settings(data)
    # Its messages are no part of the table; what goes wrong still shows.
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own program


def settings(data: Path) -> dict[str, str]:
    """SQLite, two workers and no boundaries, whatever this machine is otherwise set to."""
    return {
        "UPHELD_DATA": str(data),
        "UPHELD_PUBLIC": "",
        "UPHELD_BOUNDARIES": "",
        "DATABASE_URL": "",
        "UPHELD_WORKERS": str(WORKERS),
    }
