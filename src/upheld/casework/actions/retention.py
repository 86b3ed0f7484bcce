"""Personal values of the audit: shown for a reason, and unreadable once their time is over."""

from collections.abc import Mapping, Sequence

from django.db import connection, transaction
from django.db.models import Model

from upheld.casework import audit, personal
from upheld.casework.held import HELD
from upheld.casework.models import AuditEvent, AuditKey, Deletion
from upheld.casework.personal import Change, Opened
from upheld.casework.queries.retention import APPLY, CASES
from upheld.domain.errors import Refused
from upheld.toolbox import clock

AUDIT_KEY = "key of the audit"
"""The kind under which the list of deletions names a destroyed key."""


@transaction.atomic
def destroy_key(*, subject: str, rule: str, by: str) -> bool:
    """Make every personal value under a subject's key unreadable; False where there is no key.

    This cannot be undone. `rule` names the rule that ends them, never a person. The chain stays
    whole: it covers salted digests, and the salts go with the values.
    """
    key = forget_key(subject, by)
    if key is None:
        return False
    if not rule.strip():
        raise Refused("name the rule by which the values end")
    # An older backup still has the key: whoever restores it follows the list of deletions.
    Deletion.objects.create(kind=AUDIT_KEY, subject=subject, at=clock.now(), by=by)
    detail = {"key": key.pk, "rule": rule.strip()}
    audit.record(by=by, action=personal.DESTROY, subject=subject, detail=detail)
    return True


@transaction.atomic
def note_applied(*, counts: Mapping[str, int], by: str) -> None:
    """The timer came to its end today: how many ended of each kind, and how many are kept."""
    audit.record(by=by, action=APPLY, subject=CASES, detail=counts)


@transaction.atomic
def reveal(*, event: AuditEvent, why: str, by: str) -> Sequence[Opened]:
    """The personal values of an event, for a reason; that they were shown is an event itself.

    Refused without a reason, and where no value is left to show. The reason may name somebody, so
    it lies under the same key as the values.
    """
    if not why.strip():
        raise Refused("say why you have to see these values")
    values = personal.opened(event)
    if not values:
        raise Refused("nothing is left to show: the key of these values was destroyed")
    held = event.personal.select_related("key").filter(key__destroyed_at__isnull=True)
    audit.record(
        by=by, action="reveal", subject=f"audit event {event.pk}", detail={"values": len(values)},
        personal_values={"why": Change(None, why.strip())}, under=held[0].key.subject,
    )  # fmt: skip
    return values


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
