"""From the record of somebody who came to the bytes of an accessible PDF."""

from pathlib import Path
from typing import Any

from upheld.domain.demonstration import WATERMARK
from upheld.domain.errors import Refused
from upheld.domain.training import BookingState, CourseKind
from upheld.outreach.booked import told_number
from upheld.outreach.mails import when, where
from upheld.outreach.models import Booking, Session
from upheld.register.queries.installation import is_demonstration
from upheld.register.queries.office import office_on
from upheld.toolbox.clock import UK
from upheld.toolbox.typesetting import TypesettingFailed, typeset

CERTIFICATE = Path(__file__).parent / "templates" / "certificate.typ"
LIST = Path(__file__).parent / "templates" / "people.typ"
NO_OFFICE = "The Ombudsman"


def set_certificate(booking: Booking) -> bytes:
    """The certificate of a booking that was closed as attended; refused for any other."""
    session = booking.session
    if booking.state != BookingState.ATTENDED or session.given_at is None:
        raise Refused("a certificate is for somebody who came to a session that was closed")
    if not booking.name:
        raise Refused("the name was removed when its time was over: no certificate can be made")
    day = session.given_at.astimezone(UK).date()
    try:
        return typeset(CERTIFICATE, data=_facts(booking, session), day=day)
    except TypesettingFailed as failure:
        raise Refused(
            "the certificate cannot be set: the name or the course holds a sign that our letters "
            "cannot show, such as a picture sign"
        ) from failure


def set_list(session: Session, people: list[Booking]) -> bytes:
    """Everybody with a place, to be ticked at the door."""
    facts = {
        "title": f"Who comes: {session.course.title}", "when": when(session),
        "where": where(session), "mark": WATERMARK if is_demonstration() else "",
        "people": [[each.name or each.receipt, from_where(each), each.needs] for each in people],
        "day": str(session.starts_at.astimezone(UK).date()), "places": session.places,
    }  # fmt: skip
    try:
        return typeset(LIST, data=facts, day=session.starts_at.astimezone(UK).date())
    except TypesettingFailed as failure:
        raise Refused(
            "the list cannot be set: a name or need holds a sign that our letters cannot show"
        ) from failure


def from_where(of: Booking | Session) -> str:
    """The body or provider that somebody comes from, or that a session is held for."""
    return of.body.short_name if of.body else of.organisation


def _facts(booking: Booking, session: Session) -> dict[str, Any]:
    day = session.starts_at.astimezone(UK).date()
    office = office_on(day)
    course = session.course
    hours = f"{course.hours.normalize():f}"
    of = "course" if course.kind == CourseKind.COURSE else "seminar"
    return {
        "name": booking.name, "course": course.title, "of": of, "when": when(session),
        "where": where(session), "hours": f"{hours} hour{'' if hours == '1' else 's'}",
        "outcomes": list(course.each_outcome),
        "number": told_number(booking.receipt),
        "sender": office.sender if office else NO_OFFICE,
        "signatory": office.signatory if office else "", "email": office.email if office else "",
        "titles": list(office.titles) if office else [],
        "mark": WATERMARK if is_demonstration() else "",
    }  # fmt: skip
