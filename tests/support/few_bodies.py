"""A register of few councils: what is made for each of five hundred is made for these alone."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

KEPT = ("barnet", "bedford", "croydon", "derby", "kent", "leeds", "luton")
# Which columns of the register name a body.
NAMING = {
    "authorityname": ("authority_id",), "population": ("authority_id",),
    "succession": ("authority_id", "successor_id"), "authority": ("slug",),
}  # fmt: skip


def keep_few(execute: Callable[[str], object]) -> None:
    """Leave the few in a register that was loaded; it counts as loaded and stays so."""
    kept = ", ".join(f"'{slug}'" for slug in KEPT)
    for table, columns in NAMING.items():
        for column in columns:
            execute(f"delete from register_{table} where {column} not in ({kept})")  # noqa: S608


def keep_few_in(data: Path) -> None:
    """The same in a data folder on SQLite, while nothing else is at work there."""
    with closing(sqlite3.connect(data / "casework.sqlite3")) as database, database:
        keep_few(database.execute)
        assert not database.execute("pragma foreign_key_check").fetchall()
