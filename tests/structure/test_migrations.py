"""The migrations make the tables that the models describe."""

import re
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from support.older import bring_up_older

# What SQLite keeps for itself tells how a table came to be, not what it is.
OBJECTS = "select name, type, sql from sqlite_master where name not like 'sqlite_seq%'"
# Before a column (its name and type) or a constraint.
PART = re.compile(r', (?="\w+" \w|CONSTRAINT |UNIQUE |FOREIGN )')


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    """No model has changed without its migration."""
    said = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=said)
    assert "No changes detected" in said.getvalue()


@pytest.mark.slow
def test_a_new_database_is_as_the_migrations_make_it(tables: Path, tmp_path: Path) -> None:
    """One made at once is the same as one that held credits and was brought up, and is current."""
    bring_up_older(tmp_path)
    assert _shape(tables) == _shape(tmp_path)


def _shape(data: Path) -> dict[str, tuple[int, list[str]]]:
    """Each table and index: how many rows it has, and its whole definition.

    A table may have its columns and constraints in any order; an index may not.
    """
    found = {}
    with closing(sqlite3.connect(data / "casework.sqlite3")) as database:
        for name, kind, sql in database.execute(OBJECTS).fetchall():
            rows = f"select count(*) from {name}" if kind == "table" else "select 0"  # noqa: S608
            parts = _parts(sql) if kind == "table" else [sql]
            found[name] = (database.execute(rows).fetchone()[0], parts)
        noted = database.execute("select app || '.' || name from django_migrations order by 1")
        found["migrations"] = (0, [name for (name,) in noted])
    return found


def _parts(sql: str) -> list[str]:
    # Not at each comma: the order of the columns of a constraint counts.
    head, _, rest = sql.partition("(")
    columns, _, tail = rest.rpartition(")")
    return [head, *sorted(PART.split(columns)), tail]
