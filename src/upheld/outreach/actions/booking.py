"""Places: booked by staff, cancelled, moved. What the public does is in `by_public`."""

from collections.abc import Sequence

from django.db import transaction

from upheld.domain.errors import Refused
from upheld.domain.training import BookingState, NoticeKind
from upheld.outreach import locking
from upheld.outreach.actions.crediting import LIVE, credit_place, let_go
from upheld.outreach.actions.places import add, end, put, settle, tell
from upheld.outreach.booked import Booked, Moved, next_receipt
from upheld.outreach.checking import check_who
from upheld.outreach.facts import ArrivingBooking
from upheld.outreach.models import Booking, CreditUse, Evaluation, Session
from upheld.outreach.queries.bookings import receipt_of
from upheld.outreach.queries.cancelling import OWED
from upheld.outreach.whose import NOBODY, whose
from upheld.register.audited import note
from upheld.toolbox import secret

SEED = 32


@transaction.atomic
def book(*, told: ArrivingBooking, by: str) -> Booked:
    """A place for somebody who rang or wrote, or in a session that is not for the public."""
    return book_list(people=[told], by=by)[0]


@transaction.atomic
def book_list(*, people: Sequence[ArrivingBooking], by: str) -> list[Booked]:
    """All of a list, as a body sends it for an in-house session; refused whole if one is."""
    locked = locking.sessions_locked({each.session for each in people})
    found = []
    for told in people:
        session = locked[told.session]
        locking.check_to_come(session)
        check_who(session, told)
        found.append(add(session=session, told=told, seed=secret.raw(SEED), by=by)[0])
    for number in locked:
        note(
            by=by, action="book_places", subject=f"session {number}",
            detail={"receipts": [b.receipt for b, t in zip(found, people, strict=True)
                                 if t.session == number]},
        )  # fmt: skip
    return found


@transaction.atomic
def cancel_booking(*, booking: int, by: str, with_credit: bool = False) -> None:
    """End a booking; whoever waits first gets the place. With a credit where it was to be paid."""
    session = locking.session_of(booking)
    _check_live(booking)
    if session.given_at is not None:
        raise Refused("the session was given: reopen it to say who came")
    end(bookings=[booking], state=BookingState.CANCELLED, by=by)
    tell(bookings=[booking], kind=NoticeKind.CANCELLED, by=by)
    if with_credit:
        credit_place(booking=booking, by=by)
    elif Booking.objects.filter(OWED, pk=booking).exists():
        let_go(bookings=[booking], by=by)
    moved = settle(session=session, by=by)
    detail = {"credit": with_credit, "moved_up": moved}
    note(by=by, action="cancel_booking", subject=receipt_of(booking), detail=detail)


@transaction.atomic
def move_booking(*, booking: int, to: int, by: str) -> Moved:
    """Move a booking to another session: a place there, or the end of its queue.

    What was agreed to be paid and the credit that paid it go with it; the person's number stays.
    """
    source, target = _locked_pair(booking, to)
    moved = _move(booking, target, by)
    up = settle(session=source, by=by)
    detail = {"from": source.pk, "to": to, "state": moved.state, "moved_up": up}
    note(by=by, action="move_booking", subject=receipt_of(booking), detail=detail)
    return moved


@transaction.atomic
def move_all(*, session: int, to: int, by: str) -> list[Moved]:
    """Move everybody to another session: those with a place first, then the queue in its order."""
    if session == to:
        raise Refused("choose another session to move to")
    locked = locking.sessions_locked([session, to])
    _check_target(locked[session], locked[to])
    rows = Booking.objects.filter(session=session, state__in=LIVE).order_by("pk")
    order = sorted(rows.values_list("state", "pk"), key=lambda row: (LIVE.index(row[0]), row[1]))
    if not order:
        raise Refused("nobody has a place or waits there")
    moved = [_move(number, locked[to], by) for _, number in order]
    settle(session=locked[session], by=by)
    detail = {"to": to, "bookings": len(moved)}
    note(by=by, action="move_bookings", subject=f"session {session}", detail=detail)
    return moved


def _locked_pair(booking: int, to: int) -> tuple[Session, Session]:
    for (number,) in Booking.objects.filter(pk=booking).values_list("session"):
        if number == to:
            raise Refused("choose another session to move to")
        locked = locking.sessions_locked([number, to])
        _check_target(locked[number], locked[to])
        return locked[number], locked[to]
    raise Refused("there is no such booking")


def _check_target(source: Session, target: Session) -> None:
    locking.check_to_come(target)
    if source.given_at is not None:
        raise Refused("the session was given: reopen it to say who came")
    if source.course.audience != target.course.audience:
        raise Refused("the other session is for another kind of body")
    if whose(target) not in {NOBODY, whose(source)}:
        raise Refused("the other session is for one body or provider alone")


def _move(number: int, target: Session, by: str) -> Moved:
    _check_live(number)
    old = Booking.objects.get(pk=number)
    end(bookings=[number], state=BookingState.MOVED, by=by)
    new = Booking(
        receipt=next_receipt(old.receipt), code_digest="", own_digest=old.own_digest,
        sector=old.sector, body_id=old.body_id, organisation=old.organisation, name=old.name,
        email=old.email, needs=old.needs, order_number=old.order_number,
        price_pence=old.price_pence, had_place=old.had_place, moved_from=old,
    )  # fmt: skip
    put(session=target, booking=new, by=by)
    CreditUse.objects.filter(booking=old).update(booking=new)
    if old.session.course_id == target.course_id:
        Evaluation.objects.filter(booking=old).update(booking=new)
    tell(bookings=[new.pk], kind=NoticeKind.MOVED, by=by)
    return Moved(number=new.pk, state=BookingState(new.state))


def _check_live(number: int) -> None:
    state = locking.state_of(number)
    if state not in LIVE:
        raise Refused(f"the booking stands so already: {state.words.lower()}")
