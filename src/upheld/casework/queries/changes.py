"""Who changed what since: told by the audit, which knows of every change."""

from collections.abc import Collection

from django.db.models import QuerySet

from upheld.casework.models import AuditEvent


def newest_change(subject: str, actions: Collection[str]) -> int:
    """Number of the newest event of these actions about a subject; 0 where there is none."""
    return _changes(subject, actions).values_list("pk", flat=True).last() or 0


def changes_since(subject: str, actions: Collection[str], number: int) -> list[AuditEvent]:
    """The events that came after one, oldest first."""
    return list(_changes(subject, actions).filter(pk__gt=number))


def _changes(subject: str, actions: Collection[str]) -> QuerySet[AuditEvent]:
    return AuditEvent.objects.filter(subject=subject, action__in=actions).order_by("pk")
