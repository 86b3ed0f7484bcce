"""The database of a backup: copied as it stands at one moment, and put back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from upheld.domain.errors import Refused
from upheld.runs.backup import postgresql
from upheld.runs.backup.contents import DATABASE
from upheld.runs.backup.place import working_on


@contextmanager
def copied(place: Path) -> Iterator[None]:
    """Copy the database into `place`; in the block queries see the copy, not what came since."""
    if connection.vendor == "sqlite":
        _copy_sqlite(Path(connection.settings_dict["NAME"]), place / DATABASE)
        with working_on(place):
            yield
        return
    with postgresql.one_moment():
        postgresql.copy_out(place)
        yield


@contextmanager
def put_back(place: Path, migrations: tuple[tuple[str, str], ...]) -> Iterator[None]:
    """The database that lies in `place`, with the tables of this program, all in one transaction.

    On SQLite it stays in `place`; on PostgreSQL it goes into the database of the settings. What is
    done in the block is part of it.
    """
    with working_on(place):
        if connection.vendor == "sqlite":
            _check_sqlite()
            _check_known(migrations)
            _migrate(None)
            with transaction.atomic():
                yield
            return
        with transaction.atomic():
            _check_known(migrations)
            _migrate(migrations)
            postgresql.load(place)
            _migrate(None)
            yield


def _copy_sqlite(source: Path, target: Path) -> None:
    # SQLite's own online backup: one reading of one moment, while others go on writing.
    with closing(sqlite3.connect(source)) as ours, closing(sqlite3.connect(target)) as copy:
        ours.backup(copy)
    target.chmod(0o600)


def _check_sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        answer = cursor.fetchone()[0]
    if answer != "ok":
        raise Refused(f"the database in this backup is damaged: {answer}")


def _check_known(migrations: tuple[tuple[str, str], ...]) -> None:
    known = MigrationLoader(connection).disk_migrations or {}
    if strange := sorted(set(migrations) - set(known)):
        raise Refused(
            f"this backup was made by a newer program (it has {'.'.join(strange[0])}); install "
            "that one and restore with it"
        )


def _migrate(to: tuple[tuple[str, str], ...] | None) -> None:
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    targets = graph.leaf_nodes()
    if to is not None:
        has = set(to)
        later = {key: {child.key for child in graph.node_map[key].children} for key in has}
        targets = [key for key in sorted(has) if not later[key] & has]
    executor.migrate(targets)
