"""A session as lists, pages and calendars tell it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from upheld.domain.training import CourseKind, Fullness, SessionWay
from upheld.letters import words
from upheld.pages.calendars import Appointment
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import PublicSession
from upheld.toolbox.clock import UK

ADDRESS, CALENDAR = "/training/", "/training/calendar.ics"
TITLE = "Training and seminars"
OPEN, FULL, CANCELLED = "open", "full", "cancelled"
PENCE = 100


class Held(Protocol):
    """A session from the shelf, or from the database: what both know of it."""

    @property
    def number(self) -> int: ...  # noqa: D102 - as its name says
    @property
    def title(self) -> str: ...  # noqa: D102 - as its name says
    @property
    def summary(self) -> str: ...  # noqa: D102 - as its name says
    @property
    def kind(self) -> CourseKind: ...  # noqa: D102 - as its name says
    @property
    def way(self) -> SessionWay: ...  # noqa: D102 - as its name says
    @property
    def city(self) -> str: ...  # noqa: D102 - as its name says
    @property
    def venue(self) -> str: ...  # noqa: D102 - as its name says
    @property
    def starts(self) -> datetime: ...  # noqa: D102 - as its name says
    @property
    def ends(self) -> datetime: ...  # noqa: D102 - as its name says
    @property
    def public_from(self) -> datetime: ...  # noqa: D102 - as its name says
    @property
    def version(self) -> int: ...  # noqa: D102 - as its name says
    @property
    def cancelled(self) -> bool: ...  # noqa: D102 - as its name says


@dataclass(frozen=True, kw_only=True)
class SessionShown:
    """One session in words."""

    number: int
    title: str
    address: str
    """Of its course."""
    kind: str
    audience: str
    way: str
    day: str
    when: str
    """Day and hours."""
    hours: str
    """From when to when on that day; with the last day where it is another."""
    where: str
    venue: tuple[str, ...]
    """Street and room, line by line."""
    price: str
    state: str
    places: str
    book: str
    """Where it is booked; empty where it cannot be booked by form."""
    button: str
    calendar: str
    invented: bool


def show(session: PublicSession, setting: Setting) -> SessionShown:
    """A session as it stood when the shelf was made."""
    state = state_of(session)
    return SessionShown(
        number=session.number,
        title=session.title,
        address=course_address(session.course),
        kind=session.kind.words,
        audience=session.audience.words,
        way=session.way.words,
        day=day_of(session.starts),
        when=when(session.starts, session.ends),
        hours=hours_of(session.starts, session.ends),
        where=session.city or session.way.words,
        venue=tuple(line for line in session.venue.splitlines() if line.strip()),
        price=price_of(session.price_pence),
        state=state,
        places=_places(session, state),
        book=booking_address(session, setting) if state != CANCELLED else "",
        button="Join the waiting list" if state == FULL else "Book",
        calendar=f"{course_address(session.course)}{session.number}.ics",
        invented=session.invented,
    )


def course_address(course: str) -> str:
    """The page of a course."""
    return f"{ADDRESS}{course}/"


def booking_address(session: PublicSession, setting: Setting) -> str:
    """The form; empty where the installation has not said where its forms are."""
    return f"{setting.forms}/training/{session.number}/book/" if setting.forms else ""


def state_of(session: PublicSession) -> str:
    """Whether there are places."""
    if session.cancelled:
        return CANCELLED
    return FULL if session.fullness is Fullness.FULL else OPEN


def when(starts: datetime, ends: datetime) -> str:
    """Day and hours by the clocks of the United Kingdom."""
    return f"{day_of(starts)}, {hours_of(starts, ends)}"


def hours_of(starts: datetime, ends: datetime) -> str:
    """From when to when; with the last day where it is another than the first."""
    first, last = starts.astimezone(UK), ends.astimezone(UK)
    until = "" if first.date() == last.date() else f"{day_of(ends)}, "
    return f"{first:%H:%M} to {until}{last:%H:%M}"


def day_of(moment: datetime) -> str:
    """Its day with the name of the day: people plan by it."""
    local = moment.astimezone(UK)
    return f"{local:%A} {words.day(local.date())}"


def price_of(pence: int) -> str:
    """What one place costs."""
    if not pence:
        return "Free"
    pounds, rest = divmod(pence, PENCE)
    return f"£{pounds:,}{f'.{rest:02}' if rest else ''} a place, without VAT"


def place_of(session: Held) -> str:
    """Venue and city on one line; how it is held where it is at no place."""
    lines = (line.strip() for line in (*session.venue.splitlines(), session.city))
    return ", ".join(filter(None, lines)) or session.way.words


def appointment_of(session: Held) -> Appointment:
    """A session as a calendar has it."""
    return Appointment(
        id=f"training-{session.number}",
        starts=session.starts,
        ends=session.ends,
        summary=session.title,
        description=f"{session.kind.words}. {session.summary}",
        place=place_of(session),
        stamp=session.public_from,
        version=session.version,
        cancelled=session.cancelled,
    )


def is_seminar(session: PublicSession) -> bool:
    """Whether it is for link officers."""
    return session.kind is CourseKind.SEMINAR


def _places(session: PublicSession, state: str) -> str:
    if state == CANCELLED:
        return "Cancelled. It will not take place."
    return f"{session.fullness.words}."
