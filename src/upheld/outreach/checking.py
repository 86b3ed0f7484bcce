"""Whether somebody may come to a session: of one that is public by public columns."""

from upheld.domain.errors import Refused
from upheld.domain.training import Audience, SessionWay
from upheld.outreach.facts import ArrivingBooking
from upheld.outreach.models import Session
from upheld.outreach.whose import folded
from upheld.register.models import Authority
from upheld.toolbox import clock
from upheld.toolbox.clock import UK


def check_who(session: Session, told: ArrivingBooking) -> None:
    """Refuse another kind of body, in-house also another body or provider, one that is no more."""
    audience = Audience(session.course.audience)
    if told.sector is not audience:
        raise Refused(f"this session is for {audience.words.lower()}: choose another one")
    if session.body_id is not None and told.body != session.body_id:
        raise Refused("this session is held at one body, for its own people alone")
    # Read in-house alone: the process of public forms may not read it, and books nothing in-house.
    held_for = folded(session.organisation) if session.way == SessionWay.IN_HOUSE else ""
    if held_for and told.organisation and folded(told.organisation) != held_for:
        raise Refused("this session is held at one provider, for its own people alone")
    if told.body:
        check_body(told.body, session)


def check_body(slug: str, session: Session) -> None:
    """Refuse a body that is not in the register or will have ended on the day."""
    found = list(Authority.objects.filter(pk=slug).values_list("end"))
    day = session.starts_at.astimezone(UK).date()
    if not found or any(end and end < day for (end,) in found):
        raise Refused("this body does not exist on the day of the session: search for it again")


def check_public(session: Session) -> None:
    """Refuse what is not announced, and what is in-house."""
    announced = session.announced_at
    if announced is None or announced > clock.now() or session.way == SessionWay.IN_HOUSE:
        raise Refused("places in this session are not booked by this form")
