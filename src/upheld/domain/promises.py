"""How something that a body has agreed to do stands on a day."""

from datetime import date, timedelta

from upheld.domain.worded import Worded

SOON = timedelta(weeks=4)
"""From so long before its day a promise is called due: a month is what a committee looks ahead."""


class Promise(Worded):
    """The states of a promise, in the order in which it goes through them."""

    AGREED = "agreed", "Agreed"
    DUE = "due", "Due within four weeks"
    ON_TIME = "on_time", "Done on time"
    LATE = "late", "Done late"
    OVERDUE = "overdue", "Overdue"


def state_on(day: date, *, due: date, done: date | None) -> Promise:
    """How it stands while `day` runs; what was done later was not done yet.

    What is due on that very day is not overdue before the day is over. (A year's end asks how
    things stood when its last day was over: the council's page of that year tells it.)
    """
    if done is not None and done <= day:
        return Promise.ON_TIME if done <= due else Promise.LATE
    if due < day:
        return Promise.OVERDUE
    return Promise.DUE if due - day <= SOON else Promise.AGREED
