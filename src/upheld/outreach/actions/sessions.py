"""Sessions: planned, changed, announced. `closing` says what becomes of one that was given."""

from datetime import datetime
from typing import Any

from django.db import transaction

from upheld.domain.errors import Refused
from upheld.domain.training import BookingState, NoticeKind, SessionWay
from upheld.outreach import locking
from upheld.outreach.actions.places import settle, tell
from upheld.outreach.checking import check_body
from upheld.outreach.facts import SessionFacts
from upheld.outreach.models import Booking, Course, Session
from upheld.outreach.models.notice import JOINING
from upheld.outreach.queries.credits import paid_with
from upheld.outreach.whose import whose
from upheld.register.audited import note
from upheld.toolbox import clock

FIELDS = {
    "way": "way", "city": "city", "venue": "venue", "joining": "joining", "starts": "starts_at",
    "ends": "ends_at", "places": "places", "price_pence": "price_pence",
    "organisation": "organisation",
}  # fmt: skip
# A change of one of these is told to everybody who booked; how to join, to those with a place.
TOLD = ("way", "city", "venue", "starts_at", "ends_at")
JOIN = "joining"
LIVE = (BookingState.BOOKED, BookingState.WAITING)


@transaction.atomic
def plan_session(*, course: str, facts: SessionFacts, by: str, source: str = "") -> Session:
    """A session to come; one of the past, with the source from which it is known."""
    held = Course.objects.select_for_update().filter(pk=course).first()
    if held is None or held.retired_at is not None:
        raise Refused("this course is retired" if held else f"there is no course {course}")
    if facts.starts <= clock.now() and not source:
        raise Refused("it starts in the past: name the source from which it is known")
    session = Session(course=held, source=source)
    _take(session, facts)
    session.save(force_insert=True)
    note(by=by, action="plan_session", subject=f"session {session.pk}", detail=_said(session))
    return session


@transaction.atomic
def change_session(*, session: int, facts: SessionFacts, version: int, by: str) -> Session:
    """Say it anew: who booked is told of another day, hour or place; more places move up the queue.

    Where only the words on how to join changed, those with a place are told, and nobody else.
    Refused: fewer places than are taken, what is cancelled or given; where people have booked or
    a credit paid, another way, body or provider; a price below what credits paid.
    """
    found = locking.session_locked(session, version=version)
    _check_open(found)
    booked = dict(Booking.objects.filter(session=found, state__in=LIVE).values_list("pk", "state"))
    if facts.places < found.held:
        raise Refused(
            f"{found.held} places are taken: move or cancel bookings before there are only "
            f"{facts.places}"
        )
    before = {field: getattr(found, field) for field in (*TOLD, JOIN)}
    held_for, price = _held_for(found), found.price_pence
    _take(found, facts)
    _check_paid(found, held_for=held_for, price=price)
    if booked and held_for != _held_for(found):
        raise Refused("people have booked: plan another session for another way, body or provider")
    found.version += 1
    found.save()
    changed = [field for field in before if getattr(found, field) != before[field]]
    told = _tell_of(changed, found, booked, by)
    moved = settle(session=found, by=by)
    detail = _said(found) | {"changed": changed, "told": told,
                             "moved_up": moved}  # fmt: skip
    note(by=by, action="change_session", subject=f"session {session}", detail=detail)
    return found


@transaction.atomic
def announce_session(*, session: int, version: int, by: str, at: datetime | None = None) -> Session:
    """Put it on the public list, from now or from an hour to come."""
    found = locking.session_locked(session, version=version)
    _check_open(found)
    if found.way == SessionWay.IN_HOUSE:
        raise Refused("an in-house session is for its own people and is not announced")
    if found.announced_at is not None:
        raise Refused("it is announced already")
    found.announced_at, found.announced_by = at or clock.now(), by
    found.version += 1
    found.save()
    detail = {"from": found.announced_at.isoformat()}
    note(by=by, action="announce_session", subject=f"session {session}", detail=detail)
    return found


def _tell_of(changed: list[str], session: Session, booked: dict[int, str], by: str) -> int:
    """Tell whom it concerns; how many. Who waits never knew how to join."""
    about = f"version {session.version}"
    if changed == [JOIN]:
        about = f"{JOINING} {about}"
        booked = {number: state for number, state in booked.items() if state == BookingState.BOOKED}
    if changed:
        tell(bookings=booked, kind=NoticeKind.CHANGED, about=about, by=by)
    return len(booked) if changed else 0


def _held_for(session: Session) -> tuple[str, ...]:
    return session.way, *whose(session)


def _check_paid(session: Session, *, held_for: tuple[str, ...], price: int) -> None:
    """A credit pays for whom it was kept, and no more than is to be paid: neither slips away."""
    paid = sum(use.pence for use in paid_with(session))
    if paid and held_for != _held_for(session):
        raise Refused(
            "a credit paid for this session: plan another session for another way, body or provider"
        )
    if session.price_pence < min(paid, price):
        raise Refused(
            "credits paid more than this price for the session, and the rest would be lost: leave "
            "the price at what they paid or above"
        )


def _check_open(session: Session) -> None:
    if session.cancelled_in_id is not None:
        raise Refused("the session was cancelled: plan another one")
    if session.given_at is not None:
        raise Refused("the session was given: reopen it first")


def _take(session: Session, facts: SessionFacts) -> None:
    for field, column in FIELDS.items():
        setattr(session, column, getattr(facts, field))
    session.body_id = facts.body or None
    if facts.body:
        check_body(facts.body, session)


def _said(session: Session) -> dict[str, Any]:
    return {
        "course": session.course_id, "starts": session.starts_at.isoformat(),
        "ends": session.ends_at.isoformat(), "city": session.city, "places": session.places,
        "pence": session.price_pence,
    }  # fmt: skip
