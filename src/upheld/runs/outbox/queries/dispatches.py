"""Mails to single people that wait, and how the others stand."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from upheld.domain.post import FOR_A_PERSON, State
from upheld.mailing.models import Dispatch
from upheld.mailing.spool import ENDED
from upheld.toolbox import clock

# As long as anybody may ask what became of a mail.
KEPT = timedelta(days=366)
# What came back is open until somebody says why it is let be.
_OPEN = Q(state__in=FOR_A_PERSON) & ~(Q(state=State.RETURNED) & ~Q(why=""))


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
    """What did not go, may not have gone, or came back and nobody has seen to it."""
    return dispatches_seen(without=without).filter(_OPEN)


def needs_a_person(dispatch: Dispatch) -> bool:
    """Whether it is one of them."""
    seen_to = dispatch.state == State.RETURNED and bool(dispatch.why)
    return dispatch.state in FOR_A_PERSON and not seen_to


def old_dispatches() -> QuerySet[Dispatch]:
    """What was laid down long ago and has come to its end."""
    return Dispatch.objects.filter(state__in=ENDED, queued_at__lt=clock.now() - KEPT)


def dispatch_counts(*, without: Collection[str] = ()) -> dict[str, int]:
    """How many mails there are in each state."""
    rows = dispatches_seen(without=without).values("state").annotate(count=Count("pk"))
    return {row["state"]: row["count"] for row in rows}


def mails_in_trouble(reference: str) -> dict[str, str]:
    """How mails of a case stand that need a person, in words, by what they are about."""
    found = Dispatch.objects.filter(_OPEN, reference=reference)
    return {each.about: State(each.state).words for each in found}
