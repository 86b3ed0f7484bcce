"""PostgreSQL out and in by COPY: no program of the server's is needed beside us."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from upheld.domain.errors import Refused
from upheld.toolbox.files import CHUNK, discard, read_json

FOLDER, TABLES = "database", "tables.json"
# Which migrations there are is told by making the tables, not by copying rows.
MIGRATIONS = MigrationRecorder.Migration._meta.db_table  # noqa: SLF001 - Django's documented API


@contextmanager
def one_moment() -> Iterator[None]:
    """A transaction in which nothing changes, whatever others write meanwhile."""
    with transaction.atomic():
        _run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def copy_out(place: Path) -> None:
    """Every table into a file of its own, and how far its numbers have been given out."""
    folder = place / FOLDER
    folder.mkdir()
    tables = {name: _columns(name) for name in _our_tables() if name != MIGRATIONS}
    for table, columns in tables.items():
        with (
            connection.cursor() as cursor,
            (folder / table).open("xb") as target,
            cursor.copy(f"COPY {_named(table, columns)} TO STDOUT") as rows,
        ):
            for block in rows:
                target.write(block)
    content = {"tables": tables, "given_out": dict(_sequences())}
    (folder / TABLES).write_text(json.dumps(content, indent=1), encoding="utf-8")


def load(place: Path) -> None:
    """Fill the tables, which have the columns of the backup, in the caller's transaction."""
    folder = place / FOLDER
    content = read_json(folder / TABLES)
    tables = content["tables"]
    ours = set(_our_tables()) - {MIGRATIONS}
    if set(tables) != ours:
        odd = ", ".join(sorted(set(tables) ^ ours))
        raise Refused(f"the tables of this backup are not those of its migrations: {odd}")
    # What making the tables put into them comes from the backup as well.
    _run(f"TRUNCATE {', '.join(map(_quoted, tables))}")
    for table, columns in tables.items():
        with (
            connection.cursor() as cursor,
            (folder / table).open("rb") as source,
            cursor.copy(f"COPY {_named(table, columns)} FROM STDIN") as rows,
        ):
            while block := source.read(CHUNK):
                rows.write(block)
    for sequence, last in content["given_out"].items():
        _run("SELECT setval(%s, %s)", [_quoted(sequence), last])
    # References are looked at here, not at the end: what follows may change tables.
    _run("SET CONSTRAINTS ALL IMMEDIATE")
    _run("SET CONSTRAINTS ALL DEFERRED")
    discard(folder)


def is_empty() -> bool:
    """Whether the database of the settings has none of our tables."""
    return not _our_tables()


def _our_tables() -> list[str]:
    found = set(connection.introspection.django_table_names(only_existing=True))
    if MIGRATIONS in connection.introspection.table_names():
        found.add(MIGRATIONS)
    return sorted(found)


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    return [column.name for column in described]


def _sequences() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequencename, last_value FROM pg_sequences"
            " WHERE schemaname = current_schema() AND last_value IS NOT NULL"
        )
        return [(str(name), int(last)) for name, last in cursor.fetchall()]


def _named(table: str, columns: list[str]) -> str:
    return f"{_quoted(table)} ({', '.join(map(_quoted, columns))})"


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _run(sql: str, values: list[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
