"""What the pages of training share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.training import CourseKind, SessionWay
from upheld.outreach.certificates.setting import from_where
from upheld.outreach.models import Booking, Course, Session
from upheld.outreach.queries.bookings import one_booking
from upheld.outreach.queries.listed import stands_of
from upheld.outreach.queries.sessions import with_places
from upheld.pages.frame import Crumb
from upheld.toolbox.clock import UK
from upheld.web.staff.cases.forms import CaseForm
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.environment import page, tell

ROOM = "/training/"
UP = (Crumb(text="Training", address=ROOM),)
COURSES = f"{ROOM}courses/"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a page asks, what its button says, and where it leads."""

    title: str
    button: str
    back: str
    crumbs: tuple[Crumb, ...] = UP
    lede: str = ""
    warning: bool = False


class Done(NamedTuple):
    """What was done, and where to look at it; empty for where the page was asked for."""

    words: str
    onward: str = ""


def course_in(slug: str) -> Course:
    """The course that an address names, or not found."""
    found = Course.objects.filter(pk=slug).first()
    if found is None:
        raise Http404
    return found


def session_in(number: int) -> Session:
    """The session that an address names, or not found."""
    found = with_places().select_related("course", "body").filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def booking_in(number: int) -> Booking:
    """The booking that an address names, or not found."""
    found = one_booking(number)
    if found is None:
        raise Http404
    return found


def address_of(found: Course | Session | Booking) -> str:
    """Its page."""
    if isinstance(found, Course):
        return f"{COURSES}{found.pk}/"
    return f"{ROOM}{'sessions' if isinstance(found, Session) else 'bookings'}/{found.pk}/"


def name_of(session: Session) -> str:
    """A session in a few words: its course and day."""
    return f"{session.course.title}, {day_of(session)}"


def day_of(session: Session) -> str:
    """Its first day."""
    return day_in(session.starts_at)


def day_in(moment: datetime) -> str:
    """The day of a moment, by UK time."""
    return spoken_day(moment.astimezone(UK).date())


def hours_of(session: Session) -> str:
    """From when to when, by UK time; the last day with it where it is another."""
    starts, ends = session.starts_at.astimezone(UK), session.ends_at.astimezone(UK)
    until = f"{ends:%H:%M}" if ends.date() == starts.date() else (
        f"{spoken_day(ends.date())}, {ends:%H:%M}"
    )  # fmt: skip
    return f"{starts:%H:%M} to {until}"


def place_of(session: Session) -> str:
    """Where it is held, in a few words."""
    if session.way == SessionWay.ONLINE:
        return SessionWay.ONLINE.words
    whom = from_where(session)
    return f"{session.city}, for {whom}" if whom and whom != session.city else session.city


def pounds(pence: int) -> str:
    """Money as people read it."""
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02d}"


def crumbs_of(found: Course | Session | Booking) -> tuple[Crumb, ...]:
    """The way back to a page."""
    if isinstance(found, Course):
        return (*UP, Crumb(text=found.title, address=address_of(found)))
    if isinstance(found, Session):
        of = crumbs_of(found.course)
        return (*of, Crumb(text=day_of(found), address=address_of(found)))
    of = crumbs_of(found.session)
    return (*of, Crumb(text=found.receipt, address=address_of(found)))


def shown(request: HttpRequest, template: str, title: str, **facts: Any) -> HttpResponse:
    """A page of this room: its templates know how days, places and money are said."""
    return page(
        request, f"training/{template}", title, **{"crumbs": UP} | facts, address_of=address_of,
        day_of=day_of, day_in=day_in, hours_of=hours_of, place_of=place_of, pounds=pounds,
        stands_of=stands_of, Kind=CourseKind, Way=SessionWay,
    )  # fmt: skip


def asked(
    request: HttpRequest, form: CaseForm, act: Callable[[], Done], said: Question,
    now: Callable[[], dict[str, Any]] = dict, template: str = "form.html", **facts: Any,
) -> HttpResponse:  # fmt: skip
    """Ask, do it once the answer holds, and lead on; what was typed stays where it was refused.

    `now` gives the record as it is by field, for whoever was overtaken.
    """
    if done := form.done(act, now):
        tell(request, done.words)
        return HttpResponseRedirect(done.onward or said.back)
    return shown(
        request, template, said.title, crumbs=said.crumbs, form=form, question=said,
        back=said.back, **facts,
    )  # fmt: skip
