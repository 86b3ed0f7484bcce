"""What is kept for whom, how much of it is left, and how much of a price is still to be paid."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Greatest

from upheld.domain.training import BookingState, SessionWay
from upheld.outreach.models import Booking, Credit, CreditUse, Session
from upheld.outreach.whose import folded, whose

# A wait alone costs nothing: what was to pay for it can pay for something else.
_FOR_A_WAIT = Q(booking__state=BookingState.CANCELLED, booking__had_place=False)


def uses() -> QuerySet[CreditUse]:
    """What credits paid, the newest first."""
    rows = CreditUse.objects.exclude(_FOR_A_WAIT).order_by("-at", "-pk")
    return rows.select_related(
        "credit__booking", "credit__session", "booking__session__course", "session__course"
    )


def with_left() -> QuerySet[Any]:
    """Every credit with what is `left` of it and when it was `last_used`."""
    of = CreditUse.objects.exclude(_FOR_A_WAIT).filter(credit=OuterRef("pk")).order_by()
    used = of.values("credit")
    return Credit.objects.select_related(
        "booking__session__course", "booking__body", "session__course", "session__body"
    ).annotate(
        left=Greatest(
            F("pence") - Coalesce(Subquery(used.annotate(sum=Sum("pence")).values("sum")), 0), 0
        ),
        last_used=Subquery(used.annotate(last=Max("at")).values("last")),
    )  # fmt: skip


def credits_open() -> QuerySet[Any]:
    """Of what something is left, the oldest first."""
    return with_left().filter(left__gt=0).order_by("pk")


def credits_used() -> QuerySet[Any]:
    """What is used up, the newest use first."""
    return with_left().filter(left=0).order_by("-last_used", "-pk")


def credits_for(of: Booking | Session) -> QuerySet[Any]:
    """Open credits of the same body or provider, which could pay for a booking or a session."""
    body, organisation = whose(of)
    rows = credits_open()
    if body:
        return rows.filter(Q(booking__body=body) | Q(session__body=body))
    if not organisation:
        return rows.none()
    named = rows.filter(booking__body=None, session__body=None).values_list(
        "pk", "booking__organisation", "session__organisation"
    )
    same = [number for number, *names in named if organisation in map(folded, filter(None, names))]
    return rows.filter(pk__in=same)


def uses_of(kept: Iterable[Credit]) -> dict[int, list[CreditUse]]:
    """What each paid, by its number, the newest first."""
    found: dict[int, list[CreditUse]] = {}
    for use in uses().filter(credit__in=[each.pk for each in kept]):
        found.setdefault(use.credit_id, []).append(use)
    return found


def paid_with(of: Booking | Session) -> QuerySet[CreditUse]:
    """What credits paid for a booking or a session."""
    return uses().filter(booking=of) if isinstance(of, Booking) else uses().filter(session=of)


def paid_for(bookings: QuerySet[Booking]) -> dict[int, list[CreditUse]]:
    """What credits paid for each, by its number."""
    found: dict[int, list[CreditUse]] = {}
    for use in uses().filter(booking__in=bookings):
        found.setdefault(use.booking_id or 0, []).append(use)
    return found


def left_to_pay(of: Booking | Session) -> int:
    """The price less what credits paid, in pence."""
    if isinstance(of, Session) and of.way != SessionWay.IN_HOUSE:
        return 0
    paid: int = paid_with(of).aggregate(sum=Sum("pence"))["sum"] or 0
    return max(of.price_pence - paid, 0)
