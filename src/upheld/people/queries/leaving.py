"""Who left, or was never let in, so long ago that the audit forgets what it holds of them."""

from datetime import datetime

from django.db.models import Q

from upheld.domain.periods import months_after
from upheld.domain.retention import STAFF_MONTHS
from upheld.people.models import Invitation, Person
from upheld.toolbox import clock


def subjects_gone() -> list[str]:
    """Subjects of the audit: people whose access ended, and invitations that closed, long ago."""
    before = _long_ago()
    people = Person.objects.filter(ended_at__lt=before).order_by("pk")
    closed = Invitation.objects.filter(
        Q(accepted_at__lt=before)
        | Q(withdrawn_at__lt=before)
        | Q(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__lt=before)
    ).order_by("pk")
    return [*(person.key for person in people), *map(str, closed)]


def _long_ago() -> datetime:
    today = clock.today()
    day = months_after(today, -STAFF_MONTHS)
    return datetime(day.year, day.month, day.day, tzinfo=clock.UK)
