"""When a body is reminded."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.domain.reminders import Moment, moment_on

DUE = date(2026, 6, 30)
AGREED = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 6, 15), None),
        (date(2026, 6, 16), (Moment.BEFORE, date(2026, 6, 16))),
        (date(2026, 6, 29), (Moment.BEFORE, date(2026, 6, 16))),
        (date(2026, 6, 30), (Moment.ON_THE_DAY, DUE)),
        (date(2026, 7, 6), (Moment.ON_THE_DAY, DUE)),
        (date(2026, 7, 7), (Moment.OVERDUE, date(2026, 7, 7))),
        (date(2026, 7, 20), (Moment.OVERDUE, date(2026, 7, 14))),
    ],
)
def test_the_newest_moment_counts(today: date, expected: tuple[Moment, date] | None) -> None:
    """14 days before, on the day, then weekly; who missed several gets the last."""
    assert moment_on(today, due=DUE, agreed=AGREED) == expected


def test_whoever_agreed_lately_is_not_reminded_before_the_day() -> None:
    """A day that was agreed 14 days ahead or less needs no reminder before it."""
    assert moment_on(date(2026, 6, 20), due=DUE, agreed=date(2026, 6, 16)) is None


@given(st.integers(0, 120))
def test_a_reminder_never_comes_before_its_day(days: int) -> None:
    """Day by day, and each week after the day there is one new."""
    today = DUE - timedelta(days=30) + timedelta(days=days)
    found = moment_on(today, due=DUE, agreed=AGREED)
    assert found is None or found[1] <= today
    if today >= DUE:
        assert found
        assert today - found[1] < timedelta(days=7)
