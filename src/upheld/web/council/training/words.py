"""A session and a booking as the pages tell them."""

from typing import NamedTuple

from upheld.domain.training import BookingState
from upheld.outreach.queries.by_code import BookingStatus
from upheld.outreach.queries.to_book import SessionToBook, others_like
from upheld.pages.training.shown import place_of, price_of, when


class Told(NamedTuple):
    """A session in words."""

    title: str
    kind: str
    when: str
    where: str
    price: str
    invented: bool


def told(session: SessionToBook) -> Told:
    """What, when, where, and what a place costs."""
    return Told(
        title=session.title,
        kind=f"{session.kind.words}, for {session.audience.words.lower()}",
        when=when(session.starts, session.ends),
        where=place_of(session),
        price=price_of(session.price_pence),
        invented=session.invented,
    )


def places_of(session: SessionToBook) -> str:
    """Whether there is a place, before somebody books."""
    if session.left:
        noun = "place is" if session.left == 1 else "places are"
        return f"{session.left} {noun} free."
    if not session.waiting:
        return "This session is full. You can go on the waiting list; you would be the first."
    noun = "person waits" if session.waiting == 1 else "people wait"
    return f"This session is full. You can go on the waiting list; {session.waiting} {noun} now."


def offers(session: SessionToBook) -> list[tuple[int, str]]:
    """Other sessions of the same course that may be booked: number and words."""
    found = []
    for other in others_like(session):
        words = told(other)
        free = f"{other.left} left of {other.places}" if other.left else "full, waiting list"
        found.append((other.number, f"{words.when}, {words.where} ({free})"))
    return found


def agreed_words(pence: int) -> str:
    """The price that was agreed; empty where nothing is to be paid."""
    return price_of(pence) if pence else ""


class Moves(NamedTuple):
    """Where a booking can be moved, as far as its price allows."""

    offers: list[tuple[int, str]]
    dearer: int
    """Other sessions that cost more: there staff move it."""


def moves_of(session: SessionToBook, agreed: int) -> Moves:
    """Other sessions of the course, as far as they cost no more than was agreed to be paid."""
    others = others_like(session)
    dear = {each.number for each in others if each.price_pence > agreed}
    found = [each for each in offers(session) if each[0] not in dear]
    return Moves(offers=found, dearer=len(dear))


def ahead_words(ahead: int) -> str:
    """The place in the queue."""
    if not ahead:
        return "You are the first on the waiting list."
    noun = "person is" if ahead == 1 else "people are"
    return f"{ahead} {noun} before you on the waiting list."


def standing_words(found: BookingStatus, session: SessionToBook) -> str:
    """How a booking stands."""
    state = found.state
    if session.cancelled and state is BookingState.CREDITED:
        return "This session will not take place. What was paid for your place is kept as a credit."
    if session.cancelled:
        return "This session will not take place."
    if found.unplaced or (state is BookingState.WAITING and session.begun):
        return "No place became free."
    return _STATES[state] if state in _STATES else ahead_words(found.ahead)


_STATES = {
    BookingState.BOOKED: "You have a place.",
    BookingState.CANCELLED: "This booking was cancelled.",
    BookingState.CREDITED: (
        "This booking was cancelled. What was paid for your place is kept as a credit."
    ),
    BookingState.MOVED: "This booking was moved to another session.",
    BookingState.ATTENDED: "You came to this session.",
    BookingState.ABSENT: "You had a place, and did not come to this session.",
}
