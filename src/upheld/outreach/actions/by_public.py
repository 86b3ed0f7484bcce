"""What the public may do to training: book a place, give it back, say what a course was worth.

This is all that the process of public forms changes here; it reads no more than
`queries.by_code`. Who did it is not known: `by` says by which way.
"""

from django.db import transaction

from upheld.domain.errors import Refused
from upheld.domain.training import BookingState, NoticeKind
from upheld.outreach import locking
from upheld.outreach.actions.evaluating import When, evaluate
from upheld.outreach.actions.places import add, end, settle, tell
from upheld.outreach.booked import Booked
from upheld.outreach.checking import check_public, check_who
from upheld.outreach.facts import ArrivingBooking
from upheld.outreach.queries.by_code import booking_by_code
from upheld.register.audited import note

__all__ = [
    "PUBLIC", "ArrivingBooking", "Booked", "When", "add_booking", "cancel_place",
    "evaluate_by_code",
]  # fmt: skip

PUBLIC = "public form"


@transaction.atomic
def add_booking(*, told: ArrivingBooking, seed: bytes, by: str) -> Booked:
    """A place where one is free, else one in the queue; the receipt, and the code of it.

    `seed` is unguessable and the same for the same sending: sent twice, the booking is there once
    and the same is told. Refused: no address, half a name, a session that is over, cancelled or
    not for them, a body that is none, somebody who is booked already.
    """
    session = locking.session_locked(told.session)
    if not told.address:
        raise Refused("give a mail address: we write to it when something changes")
    check_public(session)
    locking.check_to_come(session)
    check_who(session, told)
    booked, is_new = add(session=session, told=told, seed=seed, by=by)
    if is_new:
        detail = {"session": session.pk, "state": booked.state}
        note(by=by, action="book_place", subject=booked.receipt, detail=detail)
    return booked


@transaction.atomic
def cancel_place(*, receipt: str, code: str, by: str) -> None:
    """Give a place or a wait back; whoever waits first gets the place. Twice is as once."""
    found = booking_by_code(receipt, code)
    if found is None:
        raise Refused("we do not know this number and code together")
    session = locking.session_of(found.number)
    state = locking.state_of(found.number)
    if state in {BookingState.CANCELLED, BookingState.CREDITED}:
        return
    locking.check_to_come(session)
    if state not in {BookingState.BOOKED, BookingState.WAITING}:
        raise Refused("the booking was changed at this moment: open the page again")
    end(bookings=[found.number], state=BookingState.CANCELLED, by=by)
    tell(bookings=[found.number], kind=NoticeKind.CANCELLED, by=by)
    moved = settle(session=session, by=by)
    note(by=by, action="cancel_booking", subject=found.receipt_now, detail={"moved_up": moved})


@transaction.atomic
def evaluate_by_code(
    *, receipt: str, code: str, when: When, ratings: list[int], by: str,
    content: int | None = None, words: str = "",
) -> None:  # fmt: skip
    """Keep how sure somebody is of each outcome; once before, once afterwards, and then for good.

    Before: until the session ends. Afterwards: once it was given and they came.
    """
    found = booking_by_code(receipt, code)
    if found is None:
        raise Refused("we do not know this number and code together")
    evaluate(booking=found.number, when=when, ratings=ratings, content=content, words=words, by=by)
