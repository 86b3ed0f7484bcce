"""A booking, for whoever has its number and its code: nothing about anybody."""

from dataclasses import dataclass
from datetime import datetime

from upheld.domain.training import BookingState
from upheld.outreach.booked import TRAINING
from upheld.outreach.models import Booking, Evaluation, Session
from upheld.outreach.queries.queue import ahead_of
from upheld.outreach.queries.to_book import SHOWN
from upheld.toolbox.receipts import code_digest, receipt_read, same

__all__ = ["BookingStatus", "booking_by_code"]


@dataclass(frozen=True, kw_only=True)
class BookingStatus:
    """How a booking stands today, in whichever session it is by now."""

    number: int
    receipt: str
    """The number that was given."""
    receipt_now: str
    """The number of the booking that stands for it now, where it was moved."""
    state: BookingState
    unplaced: bool
    """Whether somebody waited to the end: the session was closed, and they never had a place."""
    price_pence: int
    """What was agreed to be paid; it stays where the booking is moved."""
    ahead: int
    session: Session
    """With its course; of its columns those that the process of public forms may read."""
    evaluated: tuple[str, ...]
    """Of "before" and "after" what was answered."""


def booking_by_code(number: str, code: str) -> BookingStatus | None:
    """The status; None for a number that is not known and for a code that is not its own.

    The code is that of whoever booked, or that of whoever comes by now. Known or not, both take
    the same way: digests are compared in constant time.
    """
    receipt = receipt_read(number, letter=TRAINING)
    known_as = Booking.objects.filter(receipt=receipt).values_list("pk", "code_digest").first()
    found, shown = known_as or (0, "")
    while moved := Booking.objects.filter(moved_from=found).values_list("pk").first():
        (found,) = moved
    own = Booking.objects.filter(pk=found).values_list("own_digest", flat=True).first() or ""
    said = code_digest(receipt, code)
    if True not in [same(said, shown), same(said, own)]:
        return None
    rows = Booking.objects.filter(pk=found).values_list(
        "state", "session", "receipt", "ended_at", "price_pence"
    )  # fmt: skip
    for state, session, now, ended, pence in rows:
        return _status(found, (receipt, now), BookingState(state), session, ended, pence)
    return None


def _status(
    found: int, receipts: tuple[str, str], state: BookingState, number: int,
    ended: datetime | None, pence: int,
) -> BookingStatus:  # fmt: skip
    held = Session.objects.select_related("course").only(*SHOWN).get(pk=number)
    answers = Evaluation.objects.filter(booking=found).order_by("when")
    evaluated = tuple(answers.values_list("when", flat=True))
    # Nothing but the closing ends a wait once the session is over.
    late = ended is not None and held.given_at is not None and ended >= held.ends_at
    return BookingStatus(
        number=found, receipt=receipts[0], receipt_now=receipts[1], state=state,
        unplaced=state is BookingState.CANCELLED and late,
        price_pence=pence, ahead=ahead_of(held, found, state), session=held, evaluated=evaluated,
    )  # fmt: skip
