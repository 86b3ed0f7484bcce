"""What is to be invoiced: places that were kept, and in-house sessions as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass

from upheld.domain.training import BookingState, SessionWay
from upheld.outreach.certificates.setting import from_where
from upheld.outreach.models import Booking, CreditUse, Session
from upheld.outreach.queries.credits import paid_for, paid_with
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
            found.append(Owed(
                session=session, booking=None, whom=from_where(session),
                words="The whole session", **_sums(session.price_pence, paid_with(session)),
            ))  # fmt: skip
            continue
        rows = Booking.objects.filter(session=session, state__in=OWED, price_pence__gt=0)
        paid = paid_for(rows)
        found += [
            Owed(
                session=session, booking=each, whom=from_where(each),
                words=BookingState(each.state).words,
                **_sums(each.price_pence, paid.get(each.pk, ())),
            )
            for each in rows.select_related("body").order_by("pk")
        ]  # fmt: skip
    return found


def _sums(price: int, uses: Iterable[CreditUse]) -> dict[str, int]:
    """Never more than the price: of a use before credits paid in parts the rest was lost."""
    used = list(uses)
    return {
        "pence": max(price - sum(each.pence for each in used), 0),
        "credited": min(price, sum(each.took for each in used)),
    }
