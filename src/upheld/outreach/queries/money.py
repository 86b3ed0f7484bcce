"""What is to be invoiced: places that were kept, and in-house sessions as a whole."""

from dataclasses import dataclass

from upheld.domain.training import BookingState, SessionWay
from upheld.outreach.certificates.setting import from_where
from upheld.outreach.models import Booking, Session
from upheld.outreach.queries.credits import left_to_pay, paid_for
from upheld.outreach.queries.listed import WantedSessions, sessions_listed

OWED = (BookingState.BOOKED, BookingState.ATTENDED, BookingState.ABSENT)


@dataclass(frozen=True, kw_only=True)
class Owed:
    """A place, or an in-house session where there is no booking."""

    session: Session
    booking: Booking | None
    whom: str
    pence: int
    """What is still to be paid, after what credits paid."""
    credited: int
    """What credits paid, in pence."""
    words: str


def to_invoice(month: str) -> list[Owed]:
    """Of sessions that start in a month and were not cancelled, by day, session and number."""
    found: list[Owed] = []
    for session in sessions_listed(WantedSessions(month=month)).filter(cancelled_in=None):
        if session.way == SessionWay.IN_HOUSE:
            left = left_to_pay(session)
            found.append(Owed(
                session=session, booking=None, whom=from_where(session), pence=left,
                credited=session.price_pence - left, words="The whole session",
            ))  # fmt: skip
            continue
        rows = Booking.objects.filter(session=session, state__in=OWED, price_pence__gt=0)
        paid = paid_for(rows)
        for each in rows.select_related("body").order_by("pk"):
            credited = paid.get(each.pk, 0)
            found.append(Owed(
                session=session, booking=each, whom=from_where(each), credited=credited,
                pence=max(each.price_pence - credited, 0), words=BookingState(each.state).words,
            ))  # fmt: skip
    return found
