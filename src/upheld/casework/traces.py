"""Leave no trace of what retention takes out: neither its key nor old pages of the database."""

from django.db import connection, transaction
from django.db.models import Model

from upheld.casework.held import HELD
from upheld.casework.models import AuditKey
from upheld.toolbox import clock


def forget_key(subject: str, by: str) -> AuditKey | None:
    """The key of a subject, which is none any more. The caller leaves the event of it."""
    overwrite()
    key = AuditKey.objects.filter(subject=subject, destroyed_at__isnull=True).first()
    if key is not None:
        key.key, key.destroyed_at, key.destroyed_by = None, clock.now(), by
        key.save()
    return key


def overwrite() -> None:
    """Leave nothing of what this transaction takes out in the files of the database."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # What is overwritten is zeroed in the file, not only let go.
            cursor.execute("PRAGMA secure_delete = ON")
    transaction.on_commit(clear_rest)


def clear_rest() -> None:
    """Take what went out of what the database keeps of former rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        models: list[type[Model]] = [AuditKey, *dict.fromkeys(held.model for held in HELD)]
        for model in models:
            cursor.execute(f"VACUUM {model._meta.db_table}")  # noqa: SLF001 - Django's documented API
