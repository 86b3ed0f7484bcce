"""What a cancellation would end, before anybody says yes to it."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from upheld.domain.training import BookingState, CourseKind, SessionWay
from upheld.outreach.booked import Cancelled
from upheld.outreach.models import Booking, Session
from upheld.outreach.queries.sessions import with_places
from upheld.toolbox import clock

LIVE = (BookingState.BOOKED, BookingState.WAITING)
# What was to be paid: a wait alone costs nothing.
OWED = Q(had_place=True, price_pence__gt=0)
_IN_HOUSE = Q(way=SessionWay.IN_HOUSE.value, price_pence__gt=0)
_NOBODY = Q(body=None, organisation="")
# Whom it is held for keeps the credit; where that is not on record it is settled by hand.
FOR_SOMEBODY, FOR_NOBODY = _IN_HOUSE & ~_NOBODY, _IN_HOUSE & _NOBODY


def sessions_between(
    first: date, last: date, *, kinds: Collection[str] = tuple(CourseKind),
    ways: Collection[str] = tuple(SessionWay),
) -> QuerySet[Session]:  # fmt: skip
    """Sessions that start on these days, both included, and can still be cancelled.

    Of all kinds, held in every way, unless some are named.
    """
    begin, after = clock.midnight(first), clock.midnight(last + timedelta(days=1))
    return with_places().filter(
        cancelled_in=None, given_at=None, starts_at__gte=max(begin, clock.now()),
        starts_at__lt=after, course__kind__in=kinds, way__in=ways,
    )  # fmt: skip


def would_cancel(sessions: Iterable[int], *, credits_kept: bool) -> Cancelled:
    """How many sessions, people, bookings and credits one act would end or make."""
    wanted = Session.objects.filter(pk__in=list(sessions))
    rows = Booking.objects.filter(session__in=wanted, state__in=LIVE)
    bookings = list(rows.values_list("pk", "email", "state"))
    of_places, of_sessions = (
        list(found.values_list("price_pence", flat=True)) if credits_kept else []
        for found in (rows.filter(OWED), wanted.filter(FOR_SOMEBODY))
    )
    return Cancelled(
        sessions=wanted.count(),
        people=len({email or number for number, email, _ in bookings}),
        bookings=len(bookings),
        waiting=sum(state == BookingState.WAITING for *_, state in bookings),
        credits=len(of_places) + len(of_sessions),
        pence=sum(of_places) + sum(of_sessions),
        of_sessions=len(of_sessions),
        by_hand=wanted.filter(FOR_NOBODY).count(),
    )
