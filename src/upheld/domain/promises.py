"""How something that a body has agreed to do stands on a day."""

from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(weeks=4)
"""From so long before its day a promise is called due: a month is what a committee looks ahead."""


class Promise(StrEnum):
    """The states of a promise, in the order in which it goes through them."""

    AGREED = "agreed"
    DUE = "due"
    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"

    @property
    def words(self) -> str:
        """The state in words."""
        return _WORDS[self]


_WORDS = {
    Promise.AGREED: "Agreed",
    Promise.DUE: "Due within four weeks",
    Promise.ON_TIME: "Done on time",
    Promise.LATE: "Done late",
    Promise.OVERDUE: "Overdue",
}


def state_on(day: date, *, due: date, done: date | None) -> Promise:
    """How it stands at the end of `day`; what was done later was not done yet."""
    if done is not None and done <= day:
        return Promise.ON_TIME if done <= due else Promise.LATE
    if due <= day:
        return Promise.OVERDUE
    return Promise.DUE if due - day <= SOON else Promise.AGREED


def state_during(day: date, *, due: date, done: date | None) -> Promise:
    """How it stands while `day` runs: what is due on that very day is not overdue before its end.

    Pages of today ask this; a year's end asks `state_on`.
    """
    state = state_on(day, due=due, done=done)
    return Promise.DUE if state is Promise.OVERDUE and due == day else state
