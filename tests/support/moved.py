"""The program and its processes under a clock that a test puts on.

A file says which moment it was when the file was written; from there time goes on as it does. As a
module it is the program (`python -m support.moved freeze 2020`); `support.moved:staff` and
`support.moved:council` are the processes.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from support import program
from upheld.toolbox import clock

FILE = "TESTS_MOMENT"
_FOLDERS = (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", ""))
_really = clock.now


def environment(data: Path) -> dict[str, str]:
    """What a process is told, so that it has the clock of a data folder's tests."""
    path = os.pathsep.join(filter(None, _FOLDERS))
    return program.environment_of(data) | {"PYTHONPATH": path, FILE: str(_file(data))}


def go_to(data: Path, moment: datetime) -> None:
    """From now on it is this moment for every process that was told of the data folder's clock."""
    ahead = moment.astimezone(UTC) - _really()
    made = _file(data).with_suffix(".new")
    made.write_text(str(ahead.total_seconds()))
    made.rename(_file(data))


def run(*arguments: object, data: Path) -> program.Finished:
    """Run the program at the moment that a test put on."""
    return program.run(*arguments, data=data, environment=environment(data), prefix=_PREFIX)


def _file(data: Path) -> Path:
    return data.parent / "moment"


def _now() -> datetime:
    return _really() + timedelta(seconds=float(Path(os.environ[FILE]).read_text()))


_PREFIX = (sys.executable, "-m", "support.moved")

if FILE in os.environ:
    clock.now = _now


def __getattr__(name: str) -> Any:
    """The application of a process."""
    if name not in {"staff", "council"}:
        raise AttributeError(name)
    return import_module(f"upheld.config.{name}_wsgi").application


if __name__ == "__main__":
    from upheld.cli.main import run_arguments

    # The words of the program as `support.program` gives them: its own path comes first.
    os.umask(0o077)
    sys.exit(run_arguments(sys.argv[2:]))
