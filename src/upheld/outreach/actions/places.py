"""Places and the queue for them: parts of the acts that add, end or move bookings.

Whoever calls these holds the lock of the session (`outreach.locking`) and notes the act.
"""

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.db.models import F

from upheld.domain.errors import Refused
from upheld.domain.training import HOLDS_A_PLACE, BookingState, NoticeKind
from upheld.outreach.booked import TRAINING, Booked
from upheld.outreach.facts import ArrivingBooking
from upheld.outreach.models import Booking, Cancellation, Notice, Session
from upheld.outreach.queries.queue import ahead_of
from upheld.toolbox import clock
from upheld.toolbox.receipts import code_digest, receipt_from, same

THERE = "this person has a place in this session or waits for one already"


class There(Refused):
    """Somebody is booked already."""


TOLD = {BookingState.BOOKED: NoticeKind.BOOKED, BookingState.WAITING: NoticeKind.WAITING}
HOLDERS = [state.value for state in HOLDS_A_PLACE]


@transaction.atomic
def add(*, session: Session, told: ArrivingBooking, seed: bytes, by: str) -> tuple[Booked, bool]:
    """A place, or the end of the queue; and whether it is new: sent twice, it is there once."""
    receipt = receipt_from(seed, letter=TRAINING)
    digest = code_digest(receipt.number, receipt.code)
    rows = Booking.objects.filter(receipt=receipt.number)
    for number, known, state in rows.values_list("pk", "code_digest", "state"):
        if not same(digest, known):
            raise Refused("this number is given already: open the form again")
        return Booked(
            receipt=receipt.number, code=receipt.code, state=BookingState(state), number=number,
            ahead=ahead_of(session, number, state),
        ), False  # fmt: skip
    booking = Booking(
        session=session, receipt=receipt.number, code_digest=digest, sector=told.sector,
        body_id=told.body or None, organisation=told.organisation.strip(),
        name=" ".join(told.name.split()), email=told.address, needs=told.needs.strip(),
        order_number=told.order_number.strip(), price_pence=session.price_of_place,
    )  # fmt: skip
    put(session=session, booking=booking, by=by)
    tell(bookings=[booking.pk], kind=TOLD[BookingState(booking.state)], by=by)
    return Booked(
        receipt=receipt.number, code=receipt.code, state=BookingState(booking.state),
        number=booking.pk, ahead=ahead_of(session, booking.pk, booking.state),
    ), True  # fmt: skip


@transaction.atomic
def put(*, session: Session, booking: Booking, by: str) -> None:
    """Save a new booking with a place where one is free, else at the end of the queue."""
    free = session.places > session.held
    booking.session = session
    booking.state = BookingState.BOOKED if free else BookingState.WAITING
    booking.had_place = booking.had_place or free
    booking.made_at, booking.made_by = clock.now(), by
    try:
        with transaction.atomic():
            booking.save(force_insert=True)
    except IntegrityError:
        # Asked of the database alone: the process of public forms may read no address.
        raise There(THERE) from None
    settle(session=session, by=by)


@transaction.atomic
def end(*, bookings: Collection[int], state: BookingState, by: str) -> None:
    """Bookings end so."""
    Booking.objects.filter(pk__in=bookings).update(
        state=state, ended_at=clock.now(), ended_by=by, version=F("version") + 1
    )


@transaction.atomic
def settle(*, session: Session, by: str) -> list[str]:
    """Count the places anew and move the queue up; the receipts of those who got a place.

    The first of the queue come first, and each of them is told.
    """
    del by
    of_session = Booking.objects.filter(session=session)
    held = of_session.filter(state__in=HOLDERS).count()
    moved: list[tuple[int, str]] = []
    if session.cancelled_in_id is None and session.given_at is None and (
        session.starts_at > clock.now()
    ):  # fmt: skip
        queue = of_session.filter(state=BookingState.WAITING).order_by("pk")
        moved = list(queue.values_list("pk", "receipt")[: max(session.places - held, 0)])
        numbers = [number for number, _ in moved]
        Booking.objects.filter(pk__in=numbers).update(
            state=BookingState.BOOKED, had_place=True, version=F("version") + 1
        )
        tell(bookings=numbers, kind=NoticeKind.MOVED_UP, by="")
    session.held = held + len(moved)
    Session.objects.filter(pk=session.pk).update(held=session.held)
    return [receipt for _, receipt in moved]


@transaction.atomic
def tell(
    *, bookings: Collection[int], kind: NoticeKind, by: str, about: str = "",
    cancellation: Cancellation | None = None,
) -> None:  # fmt: skip
    """A notice for each; its mail is laid down afterwards."""
    del by
    now = clock.now()
    Notice.objects.bulk_create(
        Notice(booking_id=number, kind=kind, about=about, cancellation=cancellation, at=now)
        for number in sorted(bookings)
    )
