"""Who has a place, who waits, and whose money is kept: for staff."""

from django.db.models import Q, QuerySet

from upheld.domain.training import HOLDS_A_PLACE, BookingState
from upheld.outreach.booked import TRAINING
from upheld.outreach.models import Booking, Credit, Notice, Session
from upheld.outreach.queries.cancelling import OWED
from upheld.toolbox.receipts import receipt_read


def one_booking(number: int) -> Booking | None:
    """One booking with its session and course."""
    return _rows().filter(pk=number).first()


def by_number(text: str) -> Booking | None:
    """The attended booking of a number as it was told, however it was typed and moved."""
    number = receipt_read(text, letter=TRAINING)
    told = Q(receipt=number) | Q(receipt__startswith=f"{number}/")
    return _rows().filter(told, state=BookingState.ATTENDED).first() if number else None


def list_of(session: Session) -> QuerySet[Booking]:
    """Everybody with a place, by name."""
    holders = [state.value for state in HOLDS_A_PLACE]
    return _rows().filter(session=session, state__in=holders).order_by("name", "pk")


def queue_of(session: Session) -> QuerySet[Booking]:
    """Everybody who waits, in their order."""
    return _rows().filter(session=session, state=BookingState.WAITING).order_by("pk")


def ended_of(session: Session) -> QuerySet[Booking]:
    """What was cancelled, credited or moved, the newest first."""
    ends = (BookingState.CANCELLED, BookingState.CREDITED, BookingState.MOVED)
    return _rows().filter(session=session, state__in=ends).order_by("-ended_at", "-pk")


def credits_open() -> QuerySet[Credit]:
    """What is kept and not used yet, the oldest first."""
    return _credits().filter(used_at=None).order_by("pk")


def credits_used() -> QuerySet[Credit]:
    """What was kept and is used up, the newest use first."""
    return _credits().filter(used_at__isnull=False).order_by("-used_at", "-pk")


def paid_and_cancelled() -> QuerySet[Booking]:
    """What was to be paid and was cancelled without a credit, the oldest first.

    A person says what becomes of the money; then it is here no more.
    """
    rows = _rows().filter(OWED, state=BookingState.CANCELLED, credit=None, uncredited_at=None)
    return rows.order_by("ended_at", "pk")


def credits_for(booking: Booking) -> QuerySet[Credit]:
    """Open credits of the same body or provider, which could pay for a booking."""
    return credits_open().filter(
        booking__isnull=False,
        booking__body=booking.body_id,
        booking__organisation=booking.organisation,
    )


def session_credits_for(session: Session) -> QuerySet[Credit]:
    """Open credits of the body of an in-house session, which could pay for it as a whole."""
    return credits_open().filter(session__body__isnull=False, session__body=session.body_id)


def told_of(booking: Booking) -> QuerySet[Notice]:
    """What somebody was or is to be told, in order."""
    return Notice.objects.filter(booking=booking).order_by("pk")


def _credits() -> QuerySet[Credit]:
    return Credit.objects.select_related(
        "booking__session__course", "booking__body", "session__course", "session__body",
        "used_on__session__course", "used_on_session__course",
    )  # fmt: skip


def _rows() -> QuerySet[Booking]:
    return Booking.objects.select_related("session__course", "body")
