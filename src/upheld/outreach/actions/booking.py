"""Places: booked by staff, cancelled, moved, credited. What the public does is in `by_public`."""

from collections.abc import Sequence

from django.db import transaction

from upheld.domain.errors import Refused
from upheld.domain.training import BookingState, NoticeKind
from upheld.outreach import locking
from upheld.outreach.actions.places import add, end, put, settle, tell
from upheld.outreach.booked import Booked, Moved, next_receipt
from upheld.outreach.checking import check_who
from upheld.outreach.facts import ArrivingBooking
from upheld.outreach.models import Booking, Credit, Evaluation, Session
from upheld.register.audited import note
from upheld.toolbox import clock, secret

LIVE = (BookingState.BOOKED, BookingState.WAITING)
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
        _credit(booking, by)
    moved = settle(session=session, by=by)
    detail = {"credit": with_credit, "moved_up": moved}
    note(by=by, action="cancel_booking", subject=_receipt(booking), detail=detail)


@transaction.atomic
def give_credit(*, booking: int, by: str) -> None:
    """Keep what was paid for a booking that was cancelled without a credit."""
    locking.session_of(booking)
    if locking.state_of(booking) is not BookingState.CANCELLED:
        raise Refused("a credit is given for a booking that was cancelled without one")
    _credit(booking, by)
    tell(bookings=[booking], kind=NoticeKind.CANCELLED, about="credit", by=by)
    note(by=by, action="give_credit", subject=_receipt(booking), detail={})


@transaction.atomic
def use_credit(*, credit: int, booking: int, by: str) -> None:
    """Pay for a booking with a credit of the same body or provider; a credit is used once."""
    locking.session_of(booking)
    found = open_credit(credit)
    _check_live(booking)
    paid, on = found.booking, Booking.objects.get(pk=booking)
    if paid is None:
        raise Refused("the credit of a whole session pays for a whole session in-house")
    if (paid.body_id, paid.organisation) != (on.body_id, on.organisation):
        raise Refused("a credit is for another session of the same body or provider")
    if Credit.objects.filter(used_on=on).exists():
        raise Refused("this booking is paid with a credit already")
    found.used_on, found.used_at, found.used_by = on, clock.now(), by
    found.save()
    note(by=by, action="use_credit", subject=on.receipt, detail={"credit": credit})


@transaction.atomic
def move_booking(*, booking: int, to: int, by: str) -> Moved:
    """Move a booking to another session: a place there, or the end of its queue.

    What was agreed to be paid and the credit that paid it go with it; the person's number stays.
    """
    source, target = _locked_pair(booking, to)
    moved = _move(booking, target, by)
    up = settle(session=source, by=by)
    detail = {"from": source.pk, "to": to, "state": moved.state, "moved_up": up}
    note(by=by, action="move_booking", subject=_receipt(booking), detail=detail)
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


def open_credit(number: int) -> Credit:
    """A credit that was not used yet, locked."""
    found = Credit.objects.select_for_update().filter(pk=number).first()
    if found is None or found.used_at is not None:
        raise Refused("this credit is used already" if found else "there is no such credit")
    return found


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
    if target.body_id not in (None, source.body_id):
        raise Refused("the other session is for one body alone")


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
    Credit.objects.filter(used_on=old).update(used_on=new)
    if old.session.course_id == target.course_id:
        Evaluation.objects.filter(booking=old).update(booking=new)
    tell(bookings=[new.pk], kind=NoticeKind.MOVED, by=by)
    return Moved(number=new.pk, state=BookingState(new.state))


def _credit(number: int, by: str) -> None:
    rows = Booking.objects.values_list("price_pence", "had_place")
    pence, had_place = rows.get(pk=number)
    if not (pence and had_place):
        raise Refused("nothing was to be paid for this booking, so there is nothing to credit")
    Credit(booking_id=number, pence=pence, made_at=clock.now(), made_by=by).save(force_insert=True)
    Booking.objects.filter(pk=number).update(state=BookingState.CREDITED)


def _check_live(number: int) -> None:
    state = locking.state_of(number)
    if state not in LIVE:
        raise Refused(f"the booking stands so already: {state.words.lower()}")


def _receipt(number: int) -> str:
    return str(Booking.objects.values_list("receipt", flat=True).get(pk=number))
