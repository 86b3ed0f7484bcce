"""What falls due: by the clock, and for people."""

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from upheld.domain.periods import months_after
from upheld.domain.training import (
    ASKED_FOR,
    CREDIT_MONTHS,
    NEEDS_MONTHS,
    PEOPLE_MONTHS,
    REMINDED_BEFORE,
    BookingState,
    NoticeKind,
)
from upheld.outreach.models import Booking, Evaluation, Notice, Session
from upheld.outreach.models.evaluation import AFTER
from upheld.outreach.queries.credits import credits_open
from upheld.outreach.queries.sessions import with_places
from upheld.toolbox import clock

NOT_COMING = (BookingState.CANCELLED, BookingState.CREDITED, BookingState.MOVED)


def notices_to_lay() -> QuerySet[Notice]:
    """Notices whose mail is still to be laid down, the oldest first."""
    return (
        Notice.objects.filter(laid_at=None)
        .select_related(
            "booking__session__course",
            "booking__session__credit",
            "booking__credit",
            "cancellation",
        )
        .order_by("pk")
    )


def is_another(booking: Booking) -> bool:
    """Whether somebody else comes, since a move, than whoever was sent the code that it bears.

    A code goes along where a booking is moved, so the first that bears it is the one that was
    sent it; a move of which no mail went in between changes nothing.
    """
    sent = booking
    while sent.moved_from and sent.moved_from.own_digest == booking.own_digest:
        sent = sent.moved_from
    return sent.email != booking.email


def reminders_due(now: datetime) -> QuerySet[Booking]:
    """Places in sessions within a week, of people who were told nothing in that week."""
    told = Notice.objects.filter(
        booking=OuterRef("pk"), at__gte=OuterRef("session__starts_at") - REMINDED_BEFORE
    )
    return (
        Booking.objects.filter(
            ~Exists(told), state=BookingState.BOOKED, session__cancelled_in=None,
            session__starts_at__gt=now, session__starts_at__lte=now + REMINDED_BEFORE,
        ).exclude(email="").select_related("session").order_by("pk")
    )  # fmt: skip


def evaluations_due(now: datetime) -> QuerySet[Booking]:
    """People who came, from the day after on, who have neither been asked nor answered."""
    asked = Notice.objects.filter(booking=OuterRef("pk"), kind=NoticeKind.EVALUATE)
    answered = Evaluation.objects.filter(booking=OuterRef("pk"), when=AFTER)
    return (
        Booking.objects.filter(
            ~Exists(asked), ~Exists(answered), state=BookingState.ATTENDED,
            session__ends_at__lt=clock.midnight(clock.today()),
            session__ends_at__gt=now - ASKED_FOR,
        ).exclude(email="").order_by("pk")
    )  # fmt: skip


def unplaced_due(now: datetime) -> QuerySet[Booking]:
    """People who waited until the session began, and have not been told that no place was free.

    Also where it was closed since: only that ends a booking after its session without telling.
    """
    told = Notice.objects.filter(booking=OuterRef("pk"), kind=NoticeKind.CANCELLED)
    closed = Q(state=BookingState.CANCELLED, ended_at__gte=F("session__ends_at"))
    return (
        Booking.objects.filter(
            Q(state=BookingState.WAITING) | closed, ~Exists(told), session__cancelled_in=None,
            session__starts_at__lte=now, session__starts_at__gt=now - ASKED_FOR,
        ).exclude(email="").order_by("pk")
    )  # fmt: skip


def sessions_to_close() -> QuerySet[Session]:
    """Sessions that are over and of which nobody has said who came."""
    return with_places().filter(cancelled_in=None, given_at=None, ends_at__lte=clock.now())


def sessions_with_queue() -> QuerySet[Session]:
    """Sessions to come for which people wait."""
    waits = Booking.objects.filter(session=OuterRef("pk"), state=BookingState.WAITING)
    return with_places().filter(
        Exists(waits), cancelled_in=None, given_at=None, starts_at__gt=clock.now()
    )


def needs_over() -> QuerySet[Booking]:
    """Bookings that still say what somebody needs, though the day is over or they do not come."""
    ended = Booking.objects.filter(state__in=NOT_COMING)
    return (_before(NEEDS_MONTHS) | ended).exclude(needs="").order_by("pk")


def people_over() -> QuerySet[Booking]:
    """Bookings whose names are not needed any more: not those that keep a credit open."""
    open_credit = Q(pk__in=credits_open().exclude(booking=None).values("booking"))
    of_credit = _before(CREDIT_MONTHS).filter(open_credit)
    return (_before(PEOPLE_MONTHS).exclude(open_credit) | of_credit).filter(forgotten_at=None)


def _before(months: int) -> QuerySet[Booking]:
    over = clock.midnight(months_after(clock.today(), -months) + timedelta(days=1))
    return Booking.objects.filter(session__ends_at__lt=over).order_by("pk")
