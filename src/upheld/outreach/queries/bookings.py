"""Who has a place, who waits, and whose money waits for a word: for staff."""

from django.db.models import Q, QuerySet

from upheld.domain.training import HOLDS_A_PLACE, BookingState
from upheld.outreach.booked import TRAINING
from upheld.outreach.models import Booking, Notice, Session
from upheld.outreach.queries.cancelling import OWED
from upheld.toolbox.receipts import receipt_read


def one_booking(number: int) -> Booking | None:
    """One booking with its session and course."""
    return _rows().filter(pk=number).first()


def receipt_of(number: int) -> str:
    """The number of a booking as it was told; there is one."""
    return str(Booking.objects.values_list("receipt", flat=True).get(pk=number))


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


def paid_and_cancelled() -> QuerySet[Booking]:
    """What was to be paid and was cancelled without a credit, the oldest first.

    A person says what becomes of the money; then it is here no more.
    """
    rows = _rows().filter(OWED, state=BookingState.CANCELLED, credit=None, uncredited_at=None)
    return rows.order_by("ended_at", "pk")


def told_of(booking: Booking) -> QuerySet[Notice]:
    """What somebody was or is to be told, in order."""
    return Notice.objects.filter(booking=booking).order_by("pk")


def _rows() -> QuerySet[Booking]:
    return Booking.objects.select_related("session__course", "body")
