"""Messages that wait, and how the others stand."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, QuerySet

from upheld.domain.post import State
from upheld.runs.outbox.models import Message
from upheld.toolbox import clock


def due(*, without: Collection[int] = ()) -> Message | None:
    """The next message whose time has come: those not tried yet first, in the order queued.

    Messages of letters in `without`, by id, keep waiting.
    """
    now = clock.now()
    ready = Message.objects.filter(state=State.READY).exclude(letter__in=without)
    fresh = ready.filter(next_try_at__isnull=True).order_by("pk").first()
    return fresh or ready.filter(next_try_at__lte=now).order_by("next_try_at", "pk").first()


def begun_since(moment: datetime) -> int:
    """How many messages began to be sent since a moment."""
    return Message.objects.filter(began_at__gt=moment).count()


def waiting() -> QuerySet[Message]:
    """What waits for the mail server, its time come or not."""
    return Message.objects.filter(state=State.READY)


def counts(*, without: Collection[str] = ()) -> dict[str, int]:
    """How many messages there are in each state, apart from some bodies."""
    rows = Message.objects.exclude(body__in=without).values("state").annotate(count=Count("pk"))
    return {row["state"]: row["count"] for row in rows}
