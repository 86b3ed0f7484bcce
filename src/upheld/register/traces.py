"""Leave no trace of what retention takes out: old pages and rows of the database go too."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Model


def overwrite(models: Iterable[type[Model]]) -> None:
    """Leave nothing of what this transaction takes out of these tables in the database's files."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # What is overwritten is zeroed in the file, not only let go.
            cursor.execute("PRAGMA secure_delete = ON")
    tables = list(dict.fromkeys(models))
    transaction.on_commit(lambda: _clear_rest(tables))


def _clear_rest(models: Iterable[type[Model]]) -> None:
    # What the database keeps of former rows.
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for model in models:
            cursor.execute(f"VACUUM {model._meta.db_table}")  # noqa: SLF001 - Django's documented API
