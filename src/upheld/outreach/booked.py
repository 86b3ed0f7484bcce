"""What an act of booking gives back."""

from dataclasses import dataclass

from upheld.domain.training import BookingState

TRAINING = "T"
"""The letter of receipts of training."""


@dataclass(frozen=True, kw_only=True)
class Booked:
    """The receipt, the code that is kept by no one, and whether there was a place."""

    receipt: str
    code: str
    state: BookingState
    ahead: int = 0
    """How many stand before them in the queue."""
    number: int = 0
    """The booking, for staff."""


@dataclass(frozen=True, kw_only=True)
class Moved:
    """Where a booking stands after it was moved."""

    number: int
    state: BookingState


@dataclass(frozen=True, kw_only=True)
class Cancelled:
    """What one act of cancelling did, or would do."""

    sessions: int
    people: int
    """Persons, by their address: each is told once."""
    bookings: int
    waiting: int
    """Of the bookings, those in a queue."""
    credits: int
    pence: int
    """The credits together."""
    of_sessions: int
    """Of the credits, those for a whole session in-house."""
    by_hand: int
    """Of the sessions, those in-house for somebody who is not on record: settled by hand."""
    number: int = 0
    """The cancellation; 0 where nothing was done yet."""


def told_number(receipt: str) -> str:
    """The number that the person knows, however often the booking was moved."""
    return receipt.partition("/")[0]


def next_receipt(receipt: str) -> str:
    """The number of the booking that takes the place of a moved one."""
    known, _, count = receipt.partition("/")
    return f"{known}/{int(count or 1) + 1}"
