"""Personal values of the audit: shown for a reason, and unreadable once their time is over."""

from collections.abc import Sequence
from datetime import date

from django.db import connection, transaction

from upheld.casework import audit, personal
from upheld.casework.models import (
    AuditEvent,
    AuditKey,
    Complainant,
    Deletion,
    RetentionHold,
)
from upheld.casework.personal import Change, Opened
from upheld.casework.queries.changes import hold
from upheld.casework.queries.retention import APPLY, CASES, standings
from upheld.domain.errors import Refused
from upheld.domain.retention import Stage
from upheld.toolbox import clock

AUDIT_KEY = "key of the audit"
"""The kind under which the list of deletions names a destroyed key."""
PEOPLE_OF_CASE = "people of a case"


@transaction.atomic
def destroy_key(*, subject: str, rule: str, by: str) -> bool:
    """Make every personal value under a subject's key unreadable; False where there is no key.

    This cannot be undone. `rule` names the rule that ends them, never a person. The chain stays
    whole: it covers salted digests, and the salts go with the values.
    """
    key = _emptied(subject, by)
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
def anonymise(*, reference: str, by: str) -> bool:
    """Take the people out of a case whose time is over, for good; False where it is not over.

    Its people, what explains its holds, and the key of its personal values in the audit go
    together. Whether it is over is looked at here, after whoever places a hold has ended.
    """
    hold(reference)
    standing = standings([reference])[0]
    if not standing.is_over(clock.today()):
        return False
    key, counts = _emptied(reference, by), _without_people(reference)
    if key is None and not any(counts.values()):
        return False
    Deletion.objects.create(kind=PEOPLE_OF_CASE, subject=reference, at=clock.now(), by=by)
    last_act: date | None = standing.last_act
    audit.record(
        by=by, action=personal.ANONYMISE, subject=reference,
        detail={
            "key": key.pk if key else None, "rule": Stage.PEOPLE.rule,
            "last_act": last_act.isoformat() if last_act else None, **counts,
        },
    )  # fmt: skip
    return True


@transaction.atomic
def delete_people(*, reference: str, by: str) -> int:
    """Take the people out of a case without asking its time, as a list of deletions says.

    It leaves the event of the key; whoever deletes leaves the one of the deletion.
    """
    destroy_key(subject=reference, rule=PEOPLE_OF_CASE, by=by)
    return _without_people(reference)["people"]


@transaction.atomic
def note_applied(*, anonymised: int, kept: int, by: str) -> None:
    """The timer came to its end today; `kept` cases are due, and something keeps them."""
    detail = {"anonymised": anonymised, "kept": kept}
    audit.record(by=by, action=APPLY, subject=CASES, detail=detail)


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


def _emptied(subject: str, by: str) -> AuditKey | None:
    """The key of a subject, which is none any more; the caller leaves the event."""
    _overwrite()
    key = AuditKey.objects.filter(subject=subject, destroyed_at__isnull=True).first()
    if key is not None:
        key.key, key.destroyed_at, key.destroyed_by = None, clock.now(), by
        key.save()
    return key


def _without_people(reference: str) -> dict[str, int]:
    _overwrite()
    people = Complainant.objects.filter(case_id=reference).delete()[0]
    holds = RetentionHold.objects.filter(case_id=reference).delete()[0]
    return {"people": people, "holds": holds}


def _overwrite() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # What is overwritten is zeroed in the file, not only let go.
            cursor.execute("PRAGMA secure_delete = ON")
    transaction.on_commit(_clear_rest)


def _clear_rest() -> None:
    """Take what went out of what the database keeps of former rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for model in (AuditKey, Complainant, RetentionHold):
            cursor.execute(f"VACUUM {model._meta.db_table}")  # noqa: SLF001 - Django's documented API
