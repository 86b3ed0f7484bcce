"""Sessions as staff list them, and what about them needs doing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, F, QuerySet, When

from upheld.domain.training import BookingState
from upheld.domain.worded import Worded
from upheld.outreach.models import Booking, Session
from upheld.outreach.queries.credits import credits_open
from upheld.outreach.queries.due import sessions_to_close, sessions_with_queue
from upheld.outreach.queries.sessions import with_places
from upheld.outreach.whose import NOBODY, whose
from upheld.toolbox import clock
from upheld.toolbox.clock import UK

# A session that soon should have more than one place in so many taken.
SOON, FEW_IN = timedelta(days=21), 3


class Stands(Worded):
    """How a session stands."""

    TO_COME = "to_come", "To come"
    OVER = "over", "Not closed yet"
    GIVEN = "given", "Given"
    CANCELLED = "cancelled", "Cancelled"


class Matter(Worded):
    """What needs doing about a session."""

    CLOSE = "close", "It is over: say who came"
    QUEUE = "queue", "People wait, and another session has places"
    FEW = "few", "It is soon, and few have booked"
    UNTOLD = "untold", "Somebody has no mail address: tell them yourself"


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """Something that waits for a person."""

    matter: Matter
    session: Session
    since: datetime


@dataclass(frozen=True, kw_only=True)
class WantedSessions:
    """What was chosen of a list of sessions; empty means any."""

    kind: str = ""
    way: str = ""
    month: str = ""
    stands: str = ""
    course: str = ""
    newest_first: bool = False


def stands_of(session: Session) -> Stands:
    """How a session stands now."""
    if session.cancelled_in_id is not None:
        return Stands.CANCELLED
    if session.given_at is not None:
        return Stands.GIVEN
    return Stands.OVER if session.ends_at <= clock.now() else Stands.TO_COME


def sessions_listed(wanted: WantedSessions) -> QuerySet[Session]:
    """Sessions as they were chosen, with `taken`, `waiting` and `came`, by day."""
    rows = with_places().select_related("course", "body")
    for field, value in (("course__kind", wanted.kind), ("way", wanted.way),
                         ("course", wanted.course)):  # fmt: skip
        rows = rows.filter(**{field: value}) if value else rows
    if wanted.month:
        begin = datetime.strptime(wanted.month, "%Y-%m").replace(tzinfo=UK)
        rows = rows.filter(starts_at__gte=begin, starts_at__lt=_next_month(begin))
    now = clock.now()
    if wanted.stands == Stands.CANCELLED:
        rows = rows.filter(cancelled_in__isnull=False)
    elif wanted.stands == Stands.GIVEN:
        rows = rows.filter(given_at__isnull=False)
    elif wanted.stands:
        rows = rows.filter(cancelled_in=None, given_at=None)
        over = wanted.stands == Stands.OVER
        rows = rows.filter(ends_at__lte=now) if over else rows.filter(ends_at__gt=now)
    return rows.order_by("-starts_at", "-pk") if wanted.newest_first else rows


def months() -> list[date]:
    """The first day of each month in which a session starts, the newest first."""
    found = Session.objects.datetimes("starts_at", "month", order="DESC", tzinfo=UK)
    return [each.date() for each in found]


def to_do() -> list[ToDo]:
    """What waits for a person, what has waited longest first."""
    found = [
        *(ToDo(matter=Matter.CLOSE, session=each, since=each.ends_at)
          for each in sessions_to_close()),
        *_queues(),
        *_few(),
        *_untold(),
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.since, each.session.pk))


def free_elsewhere(session: Session) -> QuerySet[Session]:
    """Other sessions to come of the same course that have places for the same people."""
    rows = _to_come({whose(session)}, course=session.course_id)
    return rows.filter(held__lt=F("places")).exclude(pk=session.pk)


def open_like(session: Session) -> QuerySet[Session]:
    """Other sessions to come to which people of this one could be moved, its own course first."""
    rows = _to_come({NOBODY, whose(session)}, course__audience=session.course.audience)
    own = Case(When(course=session.course_id, then=0), default=1)
    rows = rows.select_related("course", "body").exclude(pk=session.pk)
    return rows.order_by(own, "starts_at", "pk")


def known_addresses(session: Session) -> set[str]:
    """Addresses that have a place or wait in a session."""
    live = (BookingState.BOOKED, BookingState.WAITING)
    rows = Booking.objects.filter(session=session, state__in=live).exclude(email="")
    return set(rows.values_list("email", flat=True))


def kept() -> tuple[int, int, datetime | None]:
    """How many credits are open, how many pence are left of them, and since when the oldest is."""
    rows = list(credits_open().values_list("left", "made_at"))
    since = min((made for _, made in rows), default=None)
    return len(rows), sum(pence for pence, _ in rows), since


def _to_come(held_for: set[tuple[str, str]], **of: str) -> QuerySet[Session]:
    """Sessions to come that are held for one of these; names are not compared by the database."""
    rows = Session.objects.filter(
        cancelled_in=None, given_at=None, starts_at__gt=clock.now(), **of
    ).only("body", "organisation")  # fmt: skip
    return with_places().filter(pk__in=[each.pk for each in rows if whose(each) in held_for])


def _queues() -> Iterator[ToDo]:
    for each in sessions_with_queue():
        if free_elsewhere(each).exists():
            waits = Booking.objects.filter(session=each, state=BookingState.WAITING)
            since = waits.order_by("pk").values_list("made_at", flat=True)[0]
            yield ToDo(matter=Matter.QUEUE, session=each, since=since)


def _few() -> Iterator[ToDo]:
    now = clock.now()
    rows = with_places().filter(
        cancelled_in=None, given_at=None, starts_at__gt=now, starts_at__lte=now + SOON,
        held__lt=F("places") / FEW_IN,
    )  # fmt: skip
    for each in rows:
        yield ToDo(matter=Matter.FEW, session=each, since=each.starts_at - SOON)


def _untold() -> Iterator[ToDo]:
    rows = Booking.objects.filter(
        state__in=(BookingState.BOOKED, BookingState.WAITING), email="",
        session__cancelled_in=None, session__starts_at__gt=clock.now(),
        session__starts_at__lte=clock.now() + SOON,
    ).order_by("session", "pk").values_list("session", "made_at")  # fmt: skip
    since = dict(reversed(rows))
    for each in with_places().filter(pk__in=since):
        yield ToDo(matter=Matter.UNTOLD, session=each, since=since[each.pk])


def _next_month(begin: datetime) -> datetime:
    after = begin + timedelta(days=32)
    return after.replace(day=1)
