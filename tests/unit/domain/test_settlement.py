"""How recommendations end, and what a case x body counts as."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.domain.compliance import ComplianceOutcome, timing_fault
from upheld.domain.errors import Refused
from upheld.domain.settlement import Ended, Verdict, ended, settled

OUTCOME = {
    "on time": ComplianceOutcome.ON_TIME, "late": ComplianceOutcome.LATE,
    "incomplete": ComplianceOutcome.INCOMPLETE_SATISFIED,
    "refused": ComplianceOutcome.NOT_SATISFIED,
}  # fmt: skip

# Each line: what happened to each recommendation (due, done, finding; days of May 2026), then what
# the case x body counts as (outcome, due, done).
TABLE = """
10 10 complete                                  -> on time 10 10
10 11 complete                                  -> late 10 11
10 05 complete | 20 08 complete                 -> on time 20 08
10 10 complete | 20 09 complete                 -> on time 20 10
10 12 complete | 20 20 complete                 -> late 10 12
10 12 complete | 20 25 complete                 -> late 20 25
10 25 complete | 20 21 complete                 -> late 10 25
10 25 complete | 20 25 complete                 -> late 10 25
10 12 complete | 20 19 incomplete               -> incomplete 20 --
10 -- incomplete | 05 05 complete               -> incomplete 10 --
10 -- unsatisfied | 20 25 complete              -> refused 20 --
10 -- incomplete | 20 -- unsatisfied            -> refused 20 --
"""


def day(text: str) -> date | None:
    """A day of the table."""
    return None if text == "--" else date(2026, 5, int(text))


def one(text: str) -> Ended:
    """A recommendation of the table."""
    due, done, finding = text.split()
    first = day(due)
    assert first
    return ended(Verdict(finding), due=first, done=day(done))


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_what_a_case_counts_as(line: str) -> None:
    """The table above, line by line."""
    said, expected = (part.strip() for part in line.split("->"))
    outcome, due, done = expected.rsplit(" ", 2)
    found = settled([one(each) for each in said.split("|")])
    assert (found.outcome, found.due, found.done) == (OUTCOME[outcome], day(due), day(done))


DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))


@st.composite
def endings(draw: st.DrawFn) -> Ended:
    """Any recommendation that ended."""
    due, done = draw(DAYS), draw(st.none() | DAYS)
    verdicts = [v for v in Verdict if done or v is not Verdict.COMPLETE]
    return ended(draw(st.sampled_from(verdicts)), due=due, done=done)


@given(st.lists(endings(), min_size=1, max_size=6))
def test_the_days_never_contradict_the_outcome(each: list[Ended]) -> None:
    """Whatever the mixture: the days agree, and none is invented."""
    found = settled(each)
    assert timing_fault(found.outcome, due=found.due, done=found.done) is None
    assert found.due in {one.due for one in each}
    assert found.done is None or found.done in {one.done for one in each}
    # The order in which they were assessed makes no difference.
    assert settled(list(reversed(each))) == found


@given(st.lists(endings(), min_size=1, max_size=6))
def test_a_case_is_late_by_what_one_was_late(each: list[Ended]) -> None:
    """Never by more days than its latest recommendation, and never on time beside a late one."""
    found = settled(each)
    if found.outcome is ComplianceOutcome.LATE:
        assert found in each
        assert found.done is not None
        by = [one.done - one.due for one in each if one.done]
        assert timedelta() < found.done - found.due <= max(by)
    if found.outcome is ComplianceOutcome.ON_TIME:
        assert all(one.outcome is ComplianceOutcome.ON_TIME for one in each)


def test_what_was_done_has_its_day() -> None:
    """Nobody guesses it."""
    with pytest.raises(Refused, match="not recorded"):
        ended(Verdict.COMPLETE, due=date(2026, 5, 1), done=None)
