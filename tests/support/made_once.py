"""What all processes that run tests share: one of them makes it, the others wait."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from support import program

_TABLES = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.runs import tables
tables.bring_up()
"""


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that `make` filled, in this process or another; only to be read."""
    # Above the folder of each process that runs tests, where there are several.
    several = "PYTEST_XDIST_WORKER" in os.environ
    base = factory.getbasetemp()
    folder = (base.parent if several else base) / name
    with folder.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            # What a killed one left half made would hide why.
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            (folder / "done").touch()
    return folder


def make_tables(data: Path) -> None:
    """A data folder with every table, as the program makes them, and nothing in it."""
    data.mkdir()
    program.run_python(_TABLES, data=data)


def fill_tables(data: Path) -> None:
    """Give the database of the tests, which is in memory, the tables of a data folder."""
    with closing(sqlite3.connect(data / "casework.sqlite3")) as made:
        connection.ensure_connection()
        made.backup(connection.connection)
