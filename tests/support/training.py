"""Courses, sessions and bookings for tests, and a clock that can be set."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from upheld.domain.training import Audience, CourseKind, SessionWay
from upheld.outreach.actions.booking import book
from upheld.outreach.actions.courses import add_course
from upheld.outreach.actions.sessions import announce_session, plan_session
from upheld.outreach.booked import Booked
from upheld.outreach.facts import ArrivingBooking, CourseFacts, SessionFacts
from upheld.outreach.models import Booking, Course, Session
from upheld.toolbox import clock

NOW = datetime(2020, 3, 19, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def go_to(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """It is this moment."""
    monkeypatch.setattr(clock, "now", lambda: moment)


def course(slug: str = "handling", **changes: Any) -> Course:
    """A course for councils with two outcomes."""
    facts: dict[str, Any] = dict(
        kind=CourseKind.COURSE, audience=Audience.COUNCILS, title="Good complaint handling",
        summary="How to answer a complaint.", outcomes=("List the steps", "Write an answer"),
        hours=Decimal("5.5"),
    )  # fmt: skip
    return add_course(slug=slug, facts=CourseFacts(**(facts | changes)), by="tests")


def session_facts(days: float = 30, **changes: Any) -> SessionFacts:
    """In Leeds, so many days from now, two places."""
    starts = clock.now() + days * DAY
    facts: dict[str, Any] = dict(
        way=SessionWay.OPEN, city="Leeds", venue="1 Example Street", joining="Ring at the door",
        starts=starts, ends=starts + timedelta(hours=6), places=2, price_pence=20_000,
    )  # fmt: skip
    return SessionFacts(**(facts | changes))


def session(
    of: str = "handling", days: float = 30, *, announced: bool = True, **changes: Any
) -> Session:
    """A session that anybody may book."""
    planned = plan_session(course=of, facts=session_facts(days, **changes), by="tests")
    if announced and planned.way != SessionWay.IN_HOUSE:
        return announce_session(session=planned.pk, version=planned.version, by="tests")
    return planned


def told(session: Session, who: str = "Ann", **changes: Any) -> ArrivingBooking:
    """Somebody of Luton who wants to come."""
    said: dict[str, Any] = dict(
        session=session.pk, sector=Audience.COUNCILS, name=f"{who} Booker",
        email=f"{who.lower()}@luton.example", body="luton", needs=f"Needs of {who}",
    )  # fmt: skip
    return ArrivingBooking(**(said | changes))


def booked(session: Session, *people: str) -> list[Booked]:
    """These people book one after the other."""
    return [book(told=told(session, who), by="tests") for who in people]


def states(session: Session) -> dict[str, str]:
    """How everybody stands in a session, by first name."""
    rows = Booking.objects.filter(session=session).order_by("pk")
    return {name.split()[0]: state for name, state in rows.values_list("name", "state")}
