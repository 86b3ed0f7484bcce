"""Mails to single people that wait, and how the others stand."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, QuerySet

from upheld.domain.post import FOR_A_PERSON, State
from upheld.mailing.models import Dispatch
from upheld.toolbox import clock


def due_dispatch() -> Dispatch | None:
    """The next mail whose time has come: those not tried yet first, in the order queued."""
    ready = ready_dispatches()
    fresh = ready.filter(next_try_at__isnull=True).order_by("pk").first()
    return fresh or ready.filter(next_try_at__lte=clock.now()).order_by("next_try_at", "pk").first()


def ready_dispatches() -> QuerySet[Dispatch]:
    """What waits for the mail server, its time come or not; not what helps nobody any more."""
    return Dispatch.objects.filter(state=State.READY).exclude(ends_at__lte=clock.now())


def dispatches_begun_since(moment: datetime) -> int:
    """How many mails began to be sent since a moment."""
    return Dispatch.objects.filter(began_at__gt=moment).count()


def dispatches_seen(*, without: Collection[str] = ()) -> QuerySet[Dispatch]:
    """All of them, apart from some bodies."""
    return Dispatch.objects.exclude(body__in=[each for each in without if each])


def dispatches_for_a_person(*, without: Collection[str] = ()) -> QuerySet[Dispatch]:
    """What did not go, may not have gone, or came back."""
    return dispatches_seen(without=without).filter(state__in=FOR_A_PERSON)


def dispatch_counts(*, without: Collection[str] = ()) -> dict[str, int]:
    """How many mails there are in each state."""
    rows = dispatches_seen(without=without).values("state").annotate(count=Count("pk"))
    return {row["state"]: row["count"] for row in rows}


def mails_in_trouble(reference: str) -> dict[str, str]:
    """How mails of a case stand that need a person, in words, by what they are about."""
    found = Dispatch.objects.filter(reference=reference, state__in=FOR_A_PERSON)
    return {each.about: State(each.state).words for each in found}
