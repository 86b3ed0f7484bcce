"""What was held in a reporting year: sessions that were given, and who came."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from upheld.domain.reporting_year import ReportingYear
from upheld.domain.training import Audience, BookingState, CourseKind, SessionWay
from upheld.outreach.models import Booking, Session
from upheld.toolbox.clock import UK, midnight


@dataclass(frozen=True, kw_only=True)
class HeldSession:
    """One session that was given, and how many came."""

    number: int
    course: str
    title: str
    kind: CourseKind
    audience: Audience
    way: SessionWay
    city: str
    day: date
    attended: int
    """With those who came without a booking."""
    without_body: int
    """Of them, those of whom it is not known from which body they came."""
    invented: bool
    reference: str
    """What the record calls it from which it was brought in, if it was."""
    source: str


@dataclass(frozen=True, kw_only=True)
class Held:
    """A reporting year's sessions of one kind."""

    sessions: tuple[HeldSession, ...]
    authorities: frozenset[str]
    """Bodies from which at least one person came, by slug; in-house the body it was held for."""

    @property
    def people(self) -> int:
        """How many came, each as often as they came."""
        return sum(each.attended for each in self.sessions)

    @property
    def without_body(self) -> int:
        """Of how many it is not known from which body they came."""
        return sum(each.without_body for each in self.sessions)

    @property
    def sessions_by_sector(self) -> dict[Audience, int]:
        """How many were held for councils and for providers."""
        return dict(Counter(each.audience for each in self.sessions))

    @property
    def cities(self) -> tuple[str, ...]:
        """Where they were held, in the order of their first day; each once."""
        return tuple(dict.fromkeys(each.city for each in self.sessions if each.city))


def held_in(year: ReportingYear, kind: CourseKind) -> Held:
    """Sessions of a kind that started in the year by UK date and were closed as given."""
    came = Q(bookings__state=BookingState.ATTENDED.value)
    rows = list(
        Session.objects.filter(
            course__kind=kind, given_at__isnull=False,
            starts_at__gte=midnight(year.start),
            starts_at__lt=midnight(year.end + timedelta(days=1)),
        ).select_related("course").annotate(came=Count("bookings", filter=came))
        .order_by("starts_at", "pk")
    )  # fmt: skip
    return Held(
        sessions=tuple(_held(each, each.came + each.came_unlisted) for each in rows),
        authorities=_authorities(rows),
    )


def years_held(kind: CourseKind) -> tuple[ReportingYear, ...]:
    """Reporting years in which at least one session of a kind was given, the first one first."""
    days = Session.objects.filter(course__kind=kind, given_at__isnull=False).values_list(
        "starts_at", flat=True
    )
    return tuple(sorted({ReportingYear.of(each.astimezone(UK).date()) for each in days}))


def _held(session: Session, attended: int) -> HeldSession:
    course = session.course
    return HeldSession(
        number=session.pk, course=course.slug, kind=CourseKind(course.kind),
        audience=Audience(course.audience), way=SessionWay(session.way), city=session.city,
        day=session.starts_at.astimezone(UK).date(), attended=attended, invented=course.invented,
        title=course.title, reference=session.reference, source=session.source,
        without_body=0 if session.body_id else session.came_unlisted,
    )  # fmt: skip


def _authorities(sessions: Iterable[Session]) -> frozenset[str]:
    numbers = [each.pk for each in sessions]
    came = Booking.objects.filter(
        session__in=numbers, state=BookingState.ATTENDED, body__isnull=False
    ).values_list("body", flat=True)
    at_one = [each.body_id for each in sessions if each.body_id and each.came_unlisted]
    return frozenset({*came, *at_one})
