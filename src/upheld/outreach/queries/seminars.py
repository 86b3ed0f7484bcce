"""Seminars to come, and from which bodies somebody has booked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from upheld.domain.training import BookingState, CourseKind
from upheld.outreach.models import Booking, Enquiry, Session
from upheld.outreach.queries.enquiries import reached
from upheld.outreach.queries.sessions import announced
from upheld.register.queries.authorities import authorities_on
from upheld.register.queries.contacts import contacts_on
from upheld.toolbox import clock

OFFICERS = ("link_officer", "deputy_link_officer")
COMING = (BookingState.BOOKED, BookingState.WAITING)


@dataclass(frozen=True, kw_only=True)
class BodyAtSeminar:
    """A body, how many of it have booked, and whether its link officer was or can be invited."""

    body: str
    name: str
    region: str
    booked: int
    invited: bool
    role: str
    """Which office would be written to; empty where there is no link officer or deputy."""

    @property
    def can_be_invited(self) -> bool:
        """Whether a mail would go: once, and not to who has booked."""
        return bool(self.role) and not self.invited and not self.booked


def seminars() -> list[Session]:
    """Seminars that anybody can book now, the next first."""
    now = clock.now()
    rows = announced(now).filter(
        course__kind=CourseKind.SEMINAR, cancelled_in=None, given_at=None, starts_at__gt=now
    )
    return list(rows.select_related("course").order_by("starts_at", "pk"))


def bodies_at(session: Session) -> list[BodyAtSeminar]:
    """Every body that exists today."""
    today = clock.today()
    bookings = Booking.objects.filter(session=session, state__in=COMING, body__isnull=False)
    booked = Counter(bookings.values_list("body_id", flat=True))
    invited = set(Enquiry.objects.filter(session=session).values_list("body_id", flat=True))
    held = contacts_on(today)
    found = []
    for body in authorities_on(today):
        if body.type is None:
            continue
        officers = tuple(c for c in held.get(body.slug, ()) if c.role in OFFICERS)
        officer = reached(officers)
        found.append(
            BodyAtSeminar(
                body=body.slug,
                name=body.name,
                region=body.region,
                booked=booked[body.slug],
                invited=body.slug in invited,
                role=officer.role if officer else "",
            )
        )
    return sorted(found, key=lambda each: (each.name, each.body))


def to_invite(bodies: Sequence[BodyAtSeminar], region: str) -> list[BodyAtSeminar]:
    """Those of a region, or of all, to whom a mail would go."""
    return [b for b in bodies if b.can_be_invited and region in {"", b.region}]
