"""A session that was given: who came is settled by a person, and counts."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import F

from upheld.domain.errors import Refused
from upheld.domain.training import BookingState
from upheld.outreach import locking
from upheld.outreach.actions.places import end, settle
from upheld.outreach.models import Booking, Session
from upheld.register.audited import note
from upheld.toolbox import clock

MOST_UNLISTED = 10_000


@transaction.atomic
def close_session(
    *, session: int, attended: Collection[int], version: int, by: str, came_unlisted: int = 0
) -> Session:
    """Say who of those with a place came; all others did not, and whoever still waits had no place.

    `came_unlisted` are people without a booking: an in-house session may send no list.
    """
    found = locking.session_locked(session, version=version)
    if found.cancelled_in_id is not None or found.given_at is not None:
        raise Refused("the session was cancelled" if found.cancelled_in_id else "it is closed")
    if found.ends_at > clock.now():
        raise Refused(f"it ends on {clock.spoken(found.ends_at)}: close it after that")
    if not 0 <= came_unlisted <= MOST_UNLISTED:
        raise Refused(f"people without a booking are between 0 and {MOST_UNLISTED:,}")
    booked = set(_numbers(found, BookingState.BOOKED))
    if strange := set(attended) - booked:
        raise Refused(f"{len(strange)} of those who came have no place in this session")
    end(bookings=set(attended), state=BookingState.ATTENDED, by=by)
    end(bookings=booked - set(attended), state=BookingState.ABSENT, by=by)
    end(bookings=_numbers(found, BookingState.WAITING), state=BookingState.CANCELLED, by=by)
    found.given_at, found.given_by = clock.now(), by
    found.came_unlisted = came_unlisted
    found.version += 1
    found.save()
    settle(session=found, by=by)
    detail = {"attended": len(set(attended)), "absent": len(booked) - len(set(attended)),
              "unlisted": came_unlisted}  # fmt: skip
    note(by=by, action="close_session", subject=f"session {session}", detail=detail)
    return found


@transaction.atomic
def reopen_session(*, session: int, version: int, why: str, by: str) -> Session:
    """Take back who came, because it was wrong; the session counts again once it is closed anew."""
    if not why.strip():
        raise Refused("say what was wrong")
    found = locking.session_locked(session, version=version)
    if found.given_at is None:
        raise Refused("the session is not closed")
    Booking.objects.filter(
        session=found, state__in=(BookingState.ATTENDED, BookingState.ABSENT)
    ).update(
        state=BookingState.BOOKED, ended_at=None, ended_by=None, version=F("version") + 1
    )  # fmt: skip
    found.given_at = found.given_by = None
    found.came_unlisted = 0
    found.version += 1
    found.save()
    note(
        by=by, action="reopen_session", subject=f"session {session}",
        detail={"version": found.version}, personal={"why": (None, why.strip())},
    )  # fmt: skip
    return found


def _numbers(session: Session, state: BookingState) -> list[int]:
    rows = Booking.objects.filter(session=session, state=state)
    return list(rows.values_list("pk", flat=True))
