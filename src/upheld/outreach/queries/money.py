"""What is to be invoiced: places that were kept, and in-house sessions as a whole."""

from dataclasses import dataclass

from upheld.domain.training import BookingState, SessionWay
from upheld.outreach.certificates.setting import from_where
from upheld.outreach.models import Booking, Credit, Session
from upheld.outreach.queries.listed import WantedSessions, sessions_listed

OWED = (BookingState.BOOKED, BookingState.ATTENDED, BookingState.ABSENT)


@dataclass(frozen=True, kw_only=True)
class Owed:
    """A place, or an in-house session where there is no booking."""

    session: Session
    booking: Booking | None
    whom: str
    pence: int
    """What is to be paid; nothing where a credit paid it."""
    credited: bool
    words: str


def to_invoice(month: str) -> list[Owed]:
    """Of sessions that start in a month and were not cancelled, by day, session and number."""
    found: list[Owed] = []
    for session in sessions_listed(WantedSessions(month=month)).filter(cancelled_in=None):
        if session.way == SessionWay.IN_HOUSE:
            whom = session.body.short_name if session.body else ""
            credited = Credit.objects.filter(used_on_session=session).exists()
            found.append(Owed(
                session=session, booking=None, whom=whom, credited=credited,
                pence=0 if credited else session.price_pence, words="The whole session",
            ))  # fmt: skip
            continue
        rows = Booking.objects.filter(session=session, state__in=OWED, price_pence__gt=0)
        paid = set(Credit.objects.filter(used_on__in=rows).values_list("used_on", flat=True))
        for each in rows.select_related("body").order_by("pk"):
            credited = each.pk in paid
            found.append(Owed(
                session=session, booking=each, whom=from_where(each), credited=credited,
                pence=0 if credited else each.price_pence, words=BookingState(each.state).words,
            ))  # fmt: skip
    return found
