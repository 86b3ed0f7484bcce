"""The seals of the audit chain, as the auditor sees them."""

from typing import NamedTuple

from django.db.models import QuerySet

from upheld.casework.models import AuditEvent, AuditSeal


class State(NamedTuple):
    """How long the chain is, how much of it stands sealed, and its end."""

    events: int
    sealed: int
    head: str


def state() -> State:
    """Now."""
    last, seal = AuditEvent.objects.order_by("-id").first(), seals().first()
    return State(
        events=AuditEvent.objects.count(),
        sealed=seal.count if seal else 0,
        head=last.digest if last else "",
    )


def seals() -> QuerySet[AuditSeal]:
    """Every seal, the newest first."""
    return AuditSeal.objects.order_by("-number")


def seal_over(event: AuditEvent) -> AuditSeal | None:
    """The first seal that covers an event."""
    return AuditSeal.objects.filter(last_event__gte=event.pk).order_by("number").first()
