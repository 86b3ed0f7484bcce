"""The migrations make the tables that the models describe."""

import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from support import program

MIGRATE = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
"""
# What SQLite keeps for itself tells how a table came to be, not what it is.
OBJECTS = "select name, type, sql from sqlite_master where name not like 'sqlite_seq%'"


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    """No model has changed without its migration."""
    said = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=said)
    assert "No changes detected" in said.getvalue()


@pytest.mark.slow
def test_a_new_database_is_as_the_migrations_make_it(tables: Path, tmp_path: Path) -> None:
    """One made at once has the same tables, indexes and rows, and wants no migration."""
    program.run_python(MIGRATE, data=tmp_path)
    assert _shape(tables) == _shape(tmp_path)


def _shape(data: Path) -> dict[str, tuple[int, list[str]]]:
    """Each table and index: how many rows it has, and its definition, in any order of columns."""
    found = {}
    with closing(sqlite3.connect(data / "casework.sqlite3")) as database:
        for name, kind, sql in database.execute(OBJECTS).fetchall():
            rows = f"select count(*) from {name}" if kind == "table" else "select 0"  # noqa: S608
            parts = sorted((sql or "").partition("(")[2].rpartition(")")[0].split(", "))
            found[name] = (database.execute(rows).fetchone()[0], parts)
        noted = database.execute("select app || '.' || name from django_migrations order by 1")
        found["migrations"] = (0, [name for (name,) in noted])
    return found
