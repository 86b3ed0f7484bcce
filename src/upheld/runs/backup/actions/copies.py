"""Every backup and every restore is an audit event."""

from django.db import transaction

from upheld.casework import audit, sealing


@transaction.atomic
def note_backup(*, backup: str, encrypted: bool, by: str) -> None:
    """A backup is made: written down before anything leaves, so that none is without its event.

    The chain is sealed there: the backup is a copy of the seal out of reach of the database.
    """
    detail = {"encrypted": encrypted}
    audit.record(by=by, action="backup", subject=f"backup {backup}", detail=detail)
    sealing.seal_now()


@transaction.atomic
def note_restore(
    *, backup: str, made_at: str, deleted: int, damage: str, listed_at: str | None, by: str
) -> None:
    """A backup was restored; `deleted` counts what was deleted again.

    `listed_at` is the moment up to which deletions were known; `damage` says how the chain was
    broken before the backup was made: everything after this event rests on that.
    """
    detail = {"made_at": made_at, "deleted": deleted, "deletions_known_until": listed_at}
    said = detail | ({"broken": damage} if damage else {})
    audit.record(by=by, action="restore", subject=f"backup {backup}", detail=said)
