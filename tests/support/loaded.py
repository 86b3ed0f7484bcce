"""The register in the test database: loaded by the program once, then put back row by row.

Loading takes a second, hundreds of tests need it, and each begins with an empty database.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection

from upheld.register.actions.loading import load_register

APPS = ("register", "casework")
Rows = dict[str, Sequence[Sequence[Any]]]


def load() -> None:
    """Fill the empty tables of the register and of the audit, as `load_register` does."""
    before = _rows()
    if any(before.values()):
        load_register(by="tests")
        return
    with connection.cursor() as cursor:
        for table, rows in _once().items():
            if not _rows_of(table) and rows:
                marks = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f"insert into {table} values ({marks})", rows)  # noqa: S608


@cache
def _once() -> Rows:
    load_register(by="tests")
    return _rows()


def _rows() -> Rows:
    return {table: _rows_of(table) for table in _tables()}


def _rows_of(table: str) -> Sequence[Sequence[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {table}")  # noqa: S608 - a name of ours
        return cursor.fetchall()


def _tables() -> list[str]:
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return [model._meta.db_table for model in models]  # noqa: SLF001 - Django's documented API
