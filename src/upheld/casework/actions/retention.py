"""Personal values of the audit: shown for a reason, and unreadable once their time is over."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from upheld.casework import audit, personal
from upheld.casework.models import AuditEvent, Deletion
from upheld.casework.personal import Change, Opened
from upheld.casework.queries.retention import APPLY, CASES
from upheld.casework.traces import forget_key
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
