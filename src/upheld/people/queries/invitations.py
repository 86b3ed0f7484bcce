"""Invitations that wait for an answer."""

from django.db.models import QuerySet

from upheld.people.models import Invitation
from upheld.toolbox import clock, secret


def invitations() -> QuerySet[Invitation]:
    """Invitations that nobody accepted or withdrew, the oldest first."""
    return Invitation.objects.filter(accepted_at__isnull=True, withdrawn_at__isnull=True).order_by(
        "invited_at"
    )


def waiting(token: str) -> Invitation | None:
    """The invitation of a link that may still be accepted."""
    return (
        invitations()
        .filter(secret_sha256=secret.digest(token), expires_at__gt=clock.now())
        .select_related("person")
        .first()
    )
