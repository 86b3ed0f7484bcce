"""Invitations that wait for an answer."""

from datetime import timedelta

from django.db.models import QuerySet

from upheld.people.models import Invitation
from upheld.toolbox import clock, secret

# A double click comes sooner; whoever comes later signs in and asks for new codes.
JUST = timedelta(minutes=5)


def invitations() -> QuerySet[Invitation]:
    """Invitations that nobody accepted or withdrew, the oldest first."""
    return Invitation.objects.filter(accepted_at__isnull=True, withdrawn_at__isnull=True).order_by(
        "invited_at"
    )


def waiting(token: str, *, held: bool = False) -> Invitation | None:
    """The invitation of a link that may still be accepted; `held`, its row is locked."""
    found = invitations().filter(
        secret_sha256=secret.digest(token), expires_at__gt=clock.now()
    )  # fmt: skip
    return (
        found.select_for_update(no_key=True) if held else found.select_related("person")
    ).first()


def just_accepted(token: str) -> Invitation | None:
    """The invitation of a link that was accepted a moment ago."""
    return (
        Invitation.objects.filter(
            secret_sha256=secret.digest(token), accepted_at__gt=clock.now() - JUST
        )
        .select_related("person")
        .first()
    )
