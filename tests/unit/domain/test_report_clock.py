"""The statutory clock: month ends, versions of the law, and how each duty stands on a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.domain.errors import Refused
from upheld.domain.facts import ReportKind
from upheld.domain.periods import months_beginning_with
from upheld.domain.report_clock import (
    Deadline,
    Duty,
    ReportDays,
    State,
    deadlines,
    grounds,
    next_of,
)
from upheld.domain.report_law import AMENDED, AS_ENACTED, LAWS, law_of, law_on

JANUARY = date(2026, 1, 15)
ISSUED = ReportDays(law=AMENDED, issued=date(2026, 1, 14), received=JANUARY)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def stands(days: ReportDays, duty: Duty, today: date) -> Deadline:
    """How one duty stands."""
    return next(each for each in deadlines(days, today) if each.duty is duty)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 1, 15), date(2026, 4, 14)),
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2027, 11, 29), date(2028, 2, 28)),
        (date(2027, 12, 1), date(2028, 2, 29)),
        (date(2025, 12, 1), date(2026, 2, 28)),
        (date(2026, 1, 31), date(2026, 4, 30)),
        (date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_the_reply_is_due_on_the_last_day_of_three_months(received: date, last: date) -> None:
    """Three months that begin with the day of receipt; month ends and leap years."""
    assert replace(ISSUED, issued=received, received=received).reply_due == last


def test_each_version_of_the_law_has_its_notice() -> None:
    """One week as enacted, two as amended; copies for three weeks in both."""
    weeks = {
        code: stands(replace(ISSUED, law=law), Duty.NOTICE, JANUARY).due
        for code, law in LAWS.items()
    }
    assert weeks == {"as_enacted": date(2026, 1, 22), "amended": date(2026, 1, 29)}
    assert law_on(date(1980, 1, 1)) is AS_ENACTED
    assert law_on(JANUARY) is AMENDED
    with pytest.raises(Refused, match="no version"):
        law_of("magna_carta")


def test_a_duty_runs_is_met_late_or_overdue() -> None:
    """On its last day it still runs; the day after it is overdue, and what comes then is late."""
    last = date(2026, 4, 14)
    assert stands(ReportDays(law=AMENDED), Duty.REPLY, JANUARY).state is State.NOT_STARTED
    assert stands(ISSUED, Duty.REPLY, last).state is State.RUNNING
    after = last + timedelta(days=1)
    assert stands(ISSUED, Duty.REPLY, after).state is State.OVERDUE
    assert stands(ISSUED, Duty.REPLY, after + timedelta(days=1)).late_by(date(2026, 4, 16)) == 2
    assert stands(replace(ISSUED, replied=last), Duty.REPLY, after).state is State.MET
    late = stands(replace(ISSUED, replied=after), Duty.REPLY, date(2027, 1, 1))
    assert (late.state, late.late_by(date(2027, 1, 1))) == (State.LATE, 1)


def test_an_extension_moves_reply_and_confirmation() -> None:
    """What was agreed in writing counts, and the further three months follow it."""
    days = replace(ISSUED, extended_to=date(2026, 5, 31))
    assert stands(days, Duty.REPLY, date(2026, 5, 1)).state is State.RUNNING
    assert days.confirmation_due == date(2026, 8, 31)
    assert ISSUED.confirmation_due == date(2026, 7, 14)
    assert stands(ISSUED, Duty.CONFIRMATION, date(2026, 4, 14)).state is State.NOT_STARTED
    assert stands(ISSUED, Duty.CONFIRMATION, date(2026, 4, 15)).state is State.RUNNING


def test_grounds_of_a_further_report() -> None:
    """No reply, not satisfied, not confirmed; none once we are satisfied, or for a further one."""
    late = date(2026, 7, 15)
    replied = replace(ISSUED, replied=date(2026, 4, 1))
    assert "did not reply" in grounds(ISSUED, late)[0]
    assert "did not confirm" in grounds(replied, late)[0]
    assert grounds(replied, date(2026, 7, 14)) == ()
    assert "not satisfied" in grounds(replace(replied, satisfied=False), JANUARY)[0]
    assert grounds(replace(replied, satisfied=True), late) == ()
    assert grounds(replace(ISSUED, kind=ReportKind.FURTHER), late) == ()
    assert stands(ISSUED, Duty.FURTHER_REPORT, late).state is State.RUNNING
    settled = deadlines(replace(replied, satisfied=True), late)
    assert {Duty.CONFIRMATION, Duty.FURTHER_REPORT}.isdisjoint(each.duty for each in settled)


def test_comments_and_statement() -> None:
    """Time for comments passes and nobody is late; a statement is due once it is required."""
    draft = ReportDays(law=AMENDED, drafted=JANUARY, comments_due=date(2026, 2, 5))
    assert stands(draft, Duty.COMMENTS, date(2026, 2, 5)).state is State.RUNNING
    assert stands(draft, Duty.COMMENTS, date(2026, 2, 6)).state is State.MET
    asked = replace(ISSUED, statement_required=date(2026, 8, 3))
    assert stands(asked, Duty.STATEMENT, JANUARY).due == date(2026, 9, 2)


def test_what_is_due_first_comes_first() -> None:
    """Among what waits; nothing where nothing waits."""
    coming = next_of(deadlines(ISSUED, date(2026, 1, 20)))
    assert coming
    assert coming.duty is Duty.NOTICE
    assert next_of(deadlines(ReportDays(law=AMENDED), JANUARY)) is None


@given(DAYS)
def test_three_months_end_before_the_corresponding_day(received: date) -> None:
    """The last day lies 88 to 92 days on; the day after it is the corresponding one, or a first."""
    last = months_beginning_with(received, 3)
    assert 88 <= (last - received).days <= 91
    after = last + timedelta(days=1)
    assert after.day in {received.day, 1}
    assert (after.year * 12 + after.month) - (received.year * 12 + received.month) in {3, 4}


@given(DAYS, st.integers(0, 200), st.integers(0, 400))
def test_a_clock_never_turns_back(received: date, replied: int, today: int) -> None:
    """What was overdue is not running later; what was done keeps its state for ever."""
    done = received + timedelta(days=replied)
    days = replace(ISSUED, issued=received, received=received)
    order = (State.NOT_STARTED, State.RUNNING, State.OVERDUE)
    now = received + timedelta(days=today)
    for one, other in zip(
        deadlines(days, now), deadlines(days, now + timedelta(days=1)), strict=False
    ):
        if one.duty is other.duty and one.duty not in {Duty.COMMENTS, Duty.FURTHER_REPORT}:
            assert order.index(one.state) <= order.index(other.state)
    answered = replace(days, replied=done)
    states = {stands(answered, Duty.REPLY, now + timedelta(days=n)).state for n in (0, 99)}
    assert states == {State.MET if done <= days.reply_due else State.LATE}  # type: ignore[operator]


def test_the_day_of_receipt_is_waited_for_until_it_is_recorded() -> None:
    """Nothing else runs before it, so it is what comes next of an issued report."""
    unknown = replace(ISSUED, received=None)
    following = next_of(deadlines(unknown, JANUARY))
    assert following
    assert following.duty is Duty.RECEIPT
    assert Duty.RECEIPT not in [each.duty for each in deadlines(ISSUED, JANUARY)]
    before = [each.duty for each in deadlines(ReportDays(law=AMENDED), JANUARY)]
    assert Duty.RECEIPT not in before
