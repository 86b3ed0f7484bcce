"""Sessions as the process of public forms may read them: what is public, and free places."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from upheld.domain.training import Audience, BookingState, CourseKind, SessionWay
from upheld.outreach.models import Booking, Cancellation, Session
from upheld.toolbox import clock

__all__ = ["SessionToBook", "fact_of", "others_like", "session_to_book"]

SHOWN = (
    "pk", "way", "city", "venue", "starts_at", "ends_at", "places", "held", "price_pence",
    "announced_at", "cancelled_in", "given_at", "version", "course__slug", "course__kind",
    "course__audience", "course__title", "course__summary", "course__outcomes",
    "course__invented",
)  # fmt: skip
"""The columns that are read of a session and its course; with `only`."""


@dataclass(frozen=True, kw_only=True)
class SessionToBook:
    """A session with its places at this moment; it names nobody."""

    number: int
    course: str
    title: str
    summary: str
    outcomes: tuple[str, ...]
    kind: CourseKind
    audience: Audience
    way: SessionWay
    city: str
    venue: str
    starts: datetime
    ends: datetime
    price_pence: int
    places: int
    left: int
    waiting: int
    cancelled: bool
    why: str
    """Why it was cancelled, as those who booked are told it."""
    begun: bool
    public_from: datetime
    """When it was announced; of one in-house, its day."""
    version: int
    invented: bool

    @property
    def is_open(self) -> bool:
        """Whether places may still be taken and given back."""
        return not self.cancelled and not self.begun


def session_to_book(number: int) -> SessionToBook | None:
    """A session that is announced and not in-house; None for any other, whatever it is."""
    found = _public().filter(pk=number).first()
    return fact_of(found) if found else None


def others_like(session: SessionToBook) -> tuple[SessionToBook, ...]:
    """Other sessions of its course that may be booked now, by day."""
    rows = _public().filter(
        course=session.course, starts_at__gt=clock.now(), cancelled_in=None, given_at=None
    )
    return tuple(fact_of(each) for each in rows.exclude(pk=session.number))


def fact_of(session: Session) -> SessionToBook:
    """A session that was read with `SHOWN`."""
    course = session.course
    waiting = Booking.objects.filter(session=session, state=BookingState.WAITING.value).count()
    return SessionToBook(
        number=session.pk,
        course=course.slug,
        title=course.title,
        summary=course.summary,
        outcomes=course.each_outcome,
        kind=CourseKind(course.kind),
        audience=Audience(course.audience),
        way=SessionWay(session.way),
        city=session.city,
        venue=session.venue,
        starts=session.starts_at,
        ends=session.ends_at,
        price_pence=session.price_of_place,
        places=session.places,
        left=max(session.places - session.held, 0),
        waiting=waiting,
        cancelled=session.cancelled_in_id is not None,
        why=_why(session.cancelled_in_id),
        begun=session.given_at is not None or session.starts_at <= clock.now(),
        public_from=session.announced_at or session.starts_at,
        version=session.version,
        invented=course.invented,
    )


def _public() -> QuerySet[Session]:
    return (
        Session.objects.select_related("course")
        .only(*SHOWN)
        .filter(announced_at__lte=clock.now())
        .exclude(way=SessionWay.IN_HOUSE.value)
        .order_by("starts_at", "pk")
    )


def _why(cancellation: int | None) -> str:
    reasons = Cancellation.objects.filter(pk=cancellation or 0).values_list("why", flat=True)
    return next(iter(reasons), "")
