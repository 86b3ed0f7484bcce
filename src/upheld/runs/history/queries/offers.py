"""Readings that wait for a person."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import QuerySet

from upheld.runs.history.kept import FORM
from upheld.runs.history.models import OfferedReading
from upheld.toolbox import clock

KEPT_DAYS = 30


def waiting(*, without: Collection[str] = ()) -> QuerySet[OfferedReading]:
    """Readings that nobody has judged, the newest first, apart from those about some bodies.

    What an older version of the program kept is not among them: its file is read again.
    """
    since = clock.now() - timedelta(days=KEPT_DAYS)
    found = OfferedReading.objects.filter(offered_at__gte=since, content__form=FORM).exclude(
        body__in=without
    )
    return found.order_by("-offered_at", "source", "number", "pk")


def old_offers() -> QuerySet[OfferedReading]:
    """Readings whose time is over."""
    since = clock.now() - timedelta(days=KEPT_DAYS)
    return OfferedReading.objects.filter(offered_at__lt=since)
