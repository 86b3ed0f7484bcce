from datetime import date, timedelta

import pytest

from upheld.domain.promises import SOON, Promise, state_on

DUE = date(2026, 9, 1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "done", "state"),
    [
        (DUE - SOON - DAY, None, Promise.AGREED),
        (DUE - SOON, None, Promise.DUE),
        (DUE, None, Promise.DUE),
        (DUE + DAY, None, Promise.OVERDUE),
        (DUE, DUE, Promise.ON_TIME),
        (DUE + DAY, DUE + DAY, Promise.LATE),
        (DUE + DAY, DUE + 2 * DAY, Promise.OVERDUE),
    ],
)
def test_a_promise_is_overdue_once_its_day_is_over(
    day: date, done: date | None, state: Promise
) -> None:
    """While its last day runs it can still be kept; what is done later is not done yet."""
    assert state_on(day, due=DUE, done=done) is state
