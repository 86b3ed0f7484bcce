"""Running `upheld` as a user does, in a data folder of one's own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

PATH = Path(sys.executable).parent / "upheld"
Finished = subprocess.CompletedProcess[str]
Program = Callable[..., Finished]


def run(
    *arguments: object,
    data: Path,
    environment: dict[str, str] | None = None,
    prefix: Sequence[str] = (),
    **options: Any,
) -> Finished:
    """Run the program with its own environment and give the finished process."""
    return subprocess.run(
        command(*arguments, prefix=prefix),
        env=environment_of(data) | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


_EACH = """
import contextlib, io, json, sys
from upheld.cli.main import run_arguments
for words in json.loads(sys.argv[1]):
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = run_arguments(words)
    print(json.dumps([code, said.getvalue()]))
"""


def run_each(
    *commands: Sequence[object], data: Path, environment: dict[str, str] | None = None
) -> list[tuple[int, str]]:
    """Exit code and output of several commands, one after another in one process.

    Each start of the program takes longer than a short command does.
    """
    told = json.dumps([[str(word) for word in each] for each in commands])
    settings = environment_of(data) | (environment or {})
    done = subprocess.run(
        [sys.executable, "-c", _EACH, told],
        env=settings, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return [(code, said) for code, said in map(json.loads, done.stdout.splitlines())]


def command(*arguments: object, prefix: Sequence[str] = ()) -> list[str]:
    """The words of the command line."""
    return [*prefix, str(PATH), *(str(a) for a in arguments)]


def environment_of(data: Path) -> dict[str, str]:
    """The environment of a run: the machine's without our settings, and its own data folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("UPHELD_", "DATABASE_"))}
    return kept | {"UPHELD_DATA": str(data), "PYTHONWARNINGS": "error"}


def run_python(text: str, *, data: Path, environment: dict[str, str] | None = None) -> str:
    """What some Python prints, with the environment that the program has; it must end well."""
    told = environment_of(data) | shared() | (environment or {})
    command = [sys.executable, "-c", text]
    return subprocess.run(command, env=told, stdout=subprocess.PIPE, text=True, check=True).stdout


def shared() -> dict[str, str]:
    """The setting with which a process of its own may use what tests share."""
    folders = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    return {"PYTHONPATH": os.pathsep.join(filter(None, folders))}
