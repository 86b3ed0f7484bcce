"""Who stands where in a queue. No column that the process of public forms may not read."""

from upheld.domain.training import BookingState
from upheld.outreach.models import Booking, Session


def ahead_of(session: Session, number: int, state: str) -> int:
    """How many stand before a booking in the queue; none where it does not wait."""
    if state != BookingState.WAITING:
        return 0
    return Booking.objects.filter(session=session, state=state, pk__lt=number).count()
