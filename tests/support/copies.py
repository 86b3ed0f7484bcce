"""Backups in tests: a small year worth keeping, a key, and what a user would compare."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from support import lists, program
from support.killing import state_of
from support.program import Finished

REFUSED = 2
Restore = Callable[..., Finished]


class Kept(NamedTuple):
    """A data folder, its backup, and the key."""

    data: Path
    file: Path
    key: Path
    public: str


def back_up(data: Path, file: Path, public: str) -> Finished:
    """Make a backup."""
    told = {"UPHELD_BACKUP_KEY": public}
    return program.run("backup", file, "--by", "operator", data=data, environment=told)


def left_over(folder: Path) -> list[str]:
    """What a run that ended should not have left."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


PEOPLE = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.casework.actions.complainants import record_complainant
for number in (1, 2):
    record_complainant(
        reference=f"19 000 00{number}", role="complainant", name=f"Somebody {number}",
        contact="", by="intake",
    )
"""


def make_year(data: Path, work: Path) -> None:
    """A small year up to its release, with a person in two of its cases and a waiting mail."""
    steps = (
        ("import", lists.write_year(work / "lists"), "--by", "officer"),
        ("freeze", 2020, "--by", "officer"), ("count", 2020, "--by", "officer"),
        ("invite", "ada@example.org", "--role", "administrator", "--by", "operator"),
    )  # fmt: skip
    for step in steps:
        done = program.run(*step, data=data)
        assert done.returncode == 0, done.stderr
    program.run_python(PEOPLE, data=data)


def make_key(file: Path) -> str:
    """A key in a file; its public half."""
    done = program.run("backup-key", file, data=file.parent / "nowhere")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def kept(data: Path) -> dict[str, Any]:
    """What a user would find, but for the events of the backup and the restore themselves."""
    state = state_of(data)
    for event in [key for key in state["actions"] if key[0] in {"backup", "restore", "delete"}]:
        del state["actions"][event]
    state["files"] = {n: d for n, d in state["files"].items() if n != "backup.lock"}
    return state


def names_in(data: Path) -> list[str]:
    """The people of cases that the database knows."""
    with closing(sqlite3.connect(data / "casework.sqlite3")) as connection:
        found = connection.execute("select name from casework_complainant order by name")
        return [name for (name,) in found]
