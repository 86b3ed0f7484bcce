"""What was to be paid and was not held: kept as a credit, used on another place, or let go."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import F

from upheld.domain.errors import Refused
from upheld.domain.training import BookingState, NoticeKind
from upheld.outreach import locking
from upheld.outreach.actions.places import tell
from upheld.outreach.models import Booking, Credit, CreditUse, Session
from upheld.outreach.queries.bookings import paid_and_cancelled, receipt_of
from upheld.outreach.queries.credits import credits_for, left_to_pay, with_left
from upheld.register.audited import note
from upheld.toolbox import clock

LIVE = (BookingState.BOOKED, BookingState.WAITING)


@transaction.atomic
def give_credit(*, booking: int, by: str) -> None:
    """Keep what was paid for a booking that was cancelled without a credit."""
    locking.session_of(booking)
    if locking.state_of(booking) is not BookingState.CANCELLED:
        raise Refused("a credit is given for a booking that was cancelled without one")
    credit_place(booking=booking, by=by)
    tell(bookings=[booking], kind=NoticeKind.CANCELLED, about="credit", by=by)
    note(by=by, action="give_credit", subject=receipt_of(booking), detail={})


@transaction.atomic
def keep_no_credit(*, booking: int, by: str) -> None:
    """Say of a place that was cancelled that nothing is kept: it leaves the list of what waits."""
    locking.session_of(booking)
    if not paid_and_cancelled().filter(pk=booking).exists():
        raise Refused("nothing is to be decided of what was to be paid for this booking")
    let_go(bookings=[booking], by=by)
    note(by=by, action="keep_no_credit", subject=receipt_of(booking), detail={})


@transaction.atomic
def use_credit(*, credit: int, booking: int, by: str) -> None:
    """Pay for a booking, as far as it goes, with a credit of the same body or provider."""
    locking.session_of(booking)
    state = locking.state_of(booking)
    if state not in LIVE:
        raise Refused(f"the booking stands so already: {state.words.lower()}")
    on = Booking.objects.get(pk=booking)
    use = _pay(credit, on, by)
    use.booking = on
    use.save(force_insert=True)
    detail = {"credit": credit, "pence": use.pence}
    note(by=by, action="use_credit", subject=on.receipt, detail=detail)


@transaction.atomic
def use_session_credit(*, credit: int, session: int, by: str) -> None:
    """Pay for an in-house session, as far as it goes, with a credit of whom it is held for."""
    on = locking.session_locked(session)
    if on.cancelled_in_id is not None:
        raise Refused("the session was cancelled: choose another one")
    use = _pay(credit, on, by)
    use.session = on
    use.save(force_insert=True)
    detail = {"credit": credit, "pence": use.pence}
    note(by=by, action="use_credit", subject=f"session {session}", detail=detail)


@transaction.atomic
def credit_place(*, booking: int, by: str) -> None:
    """A credit of what was to be paid for a place: part of an act that ends or has ended it."""
    rows = Booking.objects.values_list("price_pence", "had_place")
    pence, had_place = rows.get(pk=booking)
    if not (pence and had_place):
        raise Refused("nothing was to be paid for this booking, so there is nothing to credit")
    Credit(booking_id=booking, pence=pence, made_at=clock.now(), made_by=by).save(force_insert=True)
    Booking.objects.filter(pk=booking).update(
        state=BookingState.CREDITED, uncredited_at=None, uncredited_by=None
    )


@transaction.atomic
def credit_sessions(*, sessions: Iterable[Session], by: str) -> None:
    """A credit for each body or provider whose in-house session is cancelled: part of that act."""
    now = clock.now()
    Credit.objects.bulk_create(
        Credit(session=each, pence=each.price_pence, made_at=now, made_by=by) for each in sessions
    )


@transaction.atomic
def let_go(*, bookings: Collection[int], by: str) -> None:
    """Nothing is kept of what was to be paid for these: part of an act that says so."""
    Booking.objects.filter(pk__in=bookings).update(
        uncredited_at=clock.now(), uncredited_by=by, version=F("version") + 1
    )


def _pay(number: int, on: Booking | Session, by: str) -> CreditUse:
    """What the credit, locked, can pay of it; not saved yet."""
    found = Credit.objects.select_for_update().filter(pk=number).first()
    if found is None:
        raise Refused("there is no such credit")
    # Asked anew now that nobody else can use it.
    left = with_left().get(pk=number).left
    if left <= 0:
        raise Refused("this credit is used up already")
    if not credits_for(on).filter(pk=number).exists():
        raise Refused("a credit is for another session of the same body or provider")
    pence = min(left, left_to_pay(on))
    if not pence:
        raise Refused("nothing is left to pay here: it is free, or paid already")
    return CreditUse(credit=found, pence=pence, at=clock.now(), by=by)
