"""What one form of the public does at once: book several people, or move one of them.

The process of public forms may read no name: whoever moves writes theirs again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from upheld.domain.errors import Refused
from upheld.domain.training import Audience, BookingState, NoticeKind
from upheld.outreach import locking
from upheld.outreach.actions.by_public import add_booking
from upheld.outreach.actions.places import There, end, put, settle, tell
from upheld.outreach.booked import Booked, Moved, next_receipt
from upheld.outreach.checking import check_public, check_who
from upheld.outreach.facts import ArrivingBooking
from upheld.outreach.models import Booking, CreditUse, Evaluation, Session
from upheld.outreach.queries.by_code import booking_by_code
from upheld.register.audited import note

MOST_PEOPLE = 5
SOMEBODY_THERE = (
    "not every one of these people can be booked: somebody may have a place or wait already, as "
    "the mail that we sent then says"
)
LIVE = (BookingState.BOOKED, BookingState.WAITING)


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """Who comes to the other session; the body stays, a provider is named again."""

    name: str
    email: str
    organisation: str = ""
    needs: str = ""
    order_number: str = ""


@transaction.atomic
def add_bookings(*, people: Sequence[ArrivingBooking], seed: bytes, by: str) -> list[Booked]:
    """A booking for each person of one form, in their order; refused whole where one is.

    Sent twice, each is there once. Of the last place the first person of the form gets it.
    """
    if not 0 < len(people) <= MOST_PEOPLE:
        raise Refused(f"book one to {MOST_PEOPLE} people at a time")
    found = []
    for place, told in enumerate(people, 1):
        try:
            booked = add_booking(told=told, seed=seed + f":{place}".encode(), by=by)
        except There:
            # Not said of whom: nobody shall try out here who is booked.
            raise Refused(SOMEBODY_THERE) from None
        except Refused as refusal:
            which = f"person {place}: " if len(people) > 1 else ""
            raise Refused(f"{which}{refusal}") from None
        found.append(booked)
    return found


@transaction.atomic
def move_place(*, receipt: str, code: str, to: int, who: Attendee, by: str) -> Moved:
    """Move a booking to another session of its course: a place there, or the end of its queue.

    Who comes is said anew, since nobody here may read what was told before. Number, code, body,
    the price that was agreed and the credit that paid it stay. Twice is as once.
    """
    found = booking_by_code(receipt, code)
    if found is None:
        raise Refused("we do not know this number and code together")
    if found.session.pk == to:
        return Moved(number=found.number, state=found.state)
    locked = locking.sessions_locked([found.session.pk, to])
    source, target = locked[found.session.pk], locked[to]
    locking.check_to_come(source)
    locking.check_to_come(target)
    check_public(target)
    if source.course_id != target.course_id:
        raise Refused("a booking is moved to another session of the same course")
    number, state = _moved(found.number, target, who, by)
    moved_up = settle(session=source, by=by)
    detail = {"from": source.pk, "to": target.pk, "state": state, "moved_up": moved_up}
    note(by=by, action="move_booking", subject=found.receipt, detail=detail)
    return Moved(number=number, state=state)


def _moved(number: int, target: Session, who: Attendee, by: str) -> tuple[int, BookingState]:
    if locking.state_of(number) not in LIVE:
        raise Refused("the booking was changed at this moment: open the page again")
    columns = ("receipt", "own_digest", "body", "price_pence", "had_place")
    rows = Booking.objects.filter(pk=number).values_list(*columns)
    ((receipt, own, body, pence, had_place),) = rows
    if target.price_of_place > pence:
        raise Refused(
            "the other session costs more than you agreed to pay: write to us, and we move you"
        )
    told = ArrivingBooking(
        session=target.pk, sector=Audience(target.course.audience), body=body or "", **vars(who)
    )
    check_who(target, told)
    end(bookings=[number], state=BookingState.MOVED, by=by)
    new = Booking(
        receipt=next_receipt(receipt), code_digest="", own_digest=own, sector=told.sector,
        body_id=body, organisation=told.organisation.strip(), name=" ".join(told.name.split()),
        email=told.address, needs=told.needs.strip(), order_number=told.order_number.strip(),
        price_pence=pence, had_place=had_place, moved_from_id=number,
    )  # fmt: skip
    put(session=target, booking=new, by=by)
    CreditUse.objects.filter(booking=number).update(booking=new.pk)
    Evaluation.objects.filter(booking=number).update(booking=new.pk)
    tell(bookings=[new.pk], kind=NoticeKind.MOVED, by=by)
    return new.pk, BookingState(new.state)
