"""Personal values of the audit: shown for a reason, and unreadable once their time is over."""

from collections.abc import Sequence

from django.db import connection, transaction

from upheld.casework import audit, personal
from upheld.casework.models import AuditEvent, AuditKey, Deletion
from upheld.casework.personal import Change, Opened
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
    key = AuditKey.objects.filter(subject=subject, destroyed_at__isnull=True).first()
    if key is None:
        return False
    if not rule.strip():
        raise Refused("name the rule by which the values end")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # What is overwritten is zeroed in the file, not only let go.
            cursor.execute("PRAGMA secure_delete = ON")
    key.key, key.destroyed_at, key.destroyed_by = None, clock.now(), by
    key.save()
    # An older backup still has the key: whoever restores it follows the list of deletions.
    Deletion.objects.create(kind=AUDIT_KEY, subject=subject, at=clock.now(), by=by)
    detail = {"key": key.pk, "rule": rule.strip()}
    audit.record(by=by, action=personal.DESTROY, subject=subject, detail=detail)
    transaction.on_commit(_clear_rest)
    return True


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


def _clear_rest() -> None:
    """Take the key out of what the database keeps of former rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute(f"VACUUM {AuditKey._meta.db_table}")  # noqa: SLF001 - Django's documented API
