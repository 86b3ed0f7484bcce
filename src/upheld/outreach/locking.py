"""Sessions and bookings, locked in one order: sessions first, by number, then what hangs on them.

So two acts never wait for each other, and whoever counts places counts what is. Only columns that
the process of public forms may read are read here.
"""

from collections.abc import Iterable

from upheld.domain.errors import Overtaken, Refused
from upheld.domain.training import BookingState
from upheld.outreach.models import Booking, Session
from upheld.toolbox import clock

COLUMNS = (
    "pk", "course", "way", "body", "city", "starts_at", "ends_at", "places", "held",
    "price_pence", "announced_at", "cancelled_in", "given_at", "version",
)  # fmt: skip


def sessions_locked(numbers: Iterable[int]) -> dict[int, Session]:
    """These sessions, each locked until the caller's transaction ends; refused if one is none."""
    wanted = sorted(set(numbers))
    rows = Session.objects.select_for_update().filter(pk__in=wanted).order_by("pk").only(*COLUMNS)
    found = {session.pk: session for session in rows}
    for number in wanted:
        if number not in found:
            raise Refused(f"there is no session {number}")
    return found


def session_locked(number: int, *, version: int | None = None) -> Session:
    """One session, locked; `Overtaken` where it was changed since the caller saw `version`."""
    session = sessions_locked([number])[number]
    if version is not None and session.version != version:
        raise Overtaken(
            by="somebody", at=None, what="the session was changed", version=session.version
        )
    return session


def session_of(booking: int) -> Session:
    """The session of a booking, locked."""
    for (number,) in Booking.objects.filter(pk=booking).values_list("session"):
        return session_locked(number)
    raise Refused("there is no such booking")


def state_of(booking: int) -> BookingState:
    """How a booking stands; of a locked session it stays so."""
    return BookingState(Booking.objects.values_list("state", flat=True).get(pk=booking))


def check_to_come(session: Session) -> None:
    """Refuse what is cancelled, given or begun: nobody takes or leaves a place there."""
    when = clock.spoken(session.starts_at)
    if session.cancelled_in_id is not None:
        raise Refused(f"the session of {when} was cancelled: choose another one")
    if session.given_at is not None or session.starts_at <= clock.now():
        raise Refused(f"the session of {when} has begun or is over: choose another one")
