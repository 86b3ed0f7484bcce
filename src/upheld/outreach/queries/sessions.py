"""Sessions and their places."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from upheld.domain.training import HOLDS_A_PLACE, BookingState, SessionWay
from upheld.outreach.models import Session


def with_places() -> QuerySet[Session]:
    """Sessions with how many are `taken`, `waiting` and `came`, in the order of their days."""
    taken = Q(bookings__state__in=[state.value for state in HOLDS_A_PLACE])
    waiting = Q(bookings__state=BookingState.WAITING.value)
    came = Q(bookings__state=BookingState.ATTENDED.value)
    return (
        Session.objects.select_related("course")
        .annotate(
            taken=Count("bookings", filter=taken),
            waiting=Count("bookings", filter=waiting),
            came=Count("bookings", filter=came),
        )
        .order_by("starts_at", "pk")
    )


def announced(at: datetime) -> QuerySet[Session]:
    """Those that anybody may book and see at a moment, cancelled ones with them: not over yet."""
    return (
        with_places()
        .filter(announced_at__lte=at, ends_at__gt=at)
        .exclude(way=SessionWay.IN_HOUSE.value)
    )
