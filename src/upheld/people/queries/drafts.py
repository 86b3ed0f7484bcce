"""What is kept for a person, and for how long."""

from datetime import timedelta

from django.db.models import QuerySet

from upheld.people.models import Draft, Person, Sending
from upheld.toolbox import clock

DRAFTS_KEPT_FOR, SENDINGS_KEPT_FOR = timedelta(days=7), timedelta(days=1)


def draft_of(person: Person, place: str) -> Draft | None:
    """What the person had written in the form of this place, unless it is too old."""
    young = clock.now() - DRAFTS_KEPT_FOR
    return Draft.objects.filter(person=person, place=place, kept_at__gte=young).first()


def result_of(digest: str) -> Sending | None:
    """Where a form led that was sent before."""
    return Sending.objects.filter(digest=digest).first()


def old_drafts() -> QuerySet[Draft]:
    """Drafts that nobody came back to."""
    return Draft.objects.filter(kept_at__lt=clock.now() - DRAFTS_KEPT_FOR)


def old_sendings() -> QuerySet[Sending]:
    """Forms that nobody will send again."""
    return Sending.objects.filter(sent_at__lt=clock.now() - SENDINGS_KEPT_FOR)
