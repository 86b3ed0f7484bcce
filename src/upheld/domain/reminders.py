"""When a body is reminded of what it agreed to do: before the day, on it, and weekly after it."""

from datetime import date, timedelta

from upheld.domain.worded import Worded

BEFORE = timedelta(days=14)
AGAIN = timedelta(days=7)


class Moment(Worded):
    """Which of the reminders of one due day."""

    BEFORE = "before", "14 days before"
    ON_THE_DAY = "on_the_day", "on the day"
    OVERDUE = "overdue", "overdue"


def moment_on(today: date, *, due: date, agreed: date) -> tuple[Moment, date] | None:
    """The newest reminder that has fallen due by `today`, with its day; None where none has.

    Who missed several gets one. Whoever agreed less than 14 days ahead knows, and is reminded on
    the day; `agreed` is when this due day was agreed.
    """
    if today > due:
        weeks = (today - due) // AGAIN
        if weeks:
            return Moment.OVERDUE, due + weeks * AGAIN
    if today >= due:
        return Moment.ON_THE_DAY, due
    first = due - BEFORE
    return (Moment.BEFORE, first) if agreed < first <= today else None
