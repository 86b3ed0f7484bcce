"""How recommendations end, one by one, and what that makes of the case x body.

One outcome is counted per case x body, the worst. Its two days must agree with it, so they are:

- **on time**: every recommendation was done by its day, so all of them by the last of these days:
  due is the last day agreed, done the last day on which something was done.
- **late**: due and done are those of one recommendation, the one that was done late; of several
  the one done last, of those done on one day the one due first. A later day of another
  recommendation cannot make it look on time, nor a later doing make it look later than it was.
- **not complete but satisfied, not satisfied**: the remedy as a whole was never done, so done is
  empty; due is the last day agreed.

What is due is always the day as agreed last: more time that was agreed in time counts.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from upheld.domain.compliance import ComplianceOutcome, timing_fault, worst
from upheld.domain.errors import Refused
from upheld.domain.worded import Worded


class Verdict(Worded):
    """What a person finds; whether it was on time follows from the days."""

    COMPLETE = "complete", "Done, and we are satisfied"
    INCOMPLETE = "incomplete", "Not complete, but we are satisfied"
    UNSATISFIED = "unsatisfied", "Not complete, and we are not satisfied"


@dataclass(frozen=True, kw_only=True)
class Ended:
    """A recommendation with its outcome, or a case x body with its worst."""

    outcome: ComplianceOutcome
    due: date
    """As agreed last."""
    done: date | None

    def __post_init__(self) -> None:
        """Refuse days that contradict the outcome."""
        if fault := timing_fault(self.outcome, due=self.due, done=self.done):
            raise Refused(fault)


def ended(verdict: Verdict, *, due: date, done: date | None) -> Ended:
    """How one recommendation ended; what was done counts by its day, whenever we were told."""
    if verdict is Verdict.COMPLETE:
        if done is None:
            raise Refused("the day it was done is not recorded; record it first")
        late = done > due
        outcome = ComplianceOutcome.LATE if late else ComplianceOutcome.ON_TIME
    elif verdict is Verdict.INCOMPLETE:
        outcome = ComplianceOutcome.INCOMPLETE_SATISFIED
    else:
        outcome = ComplianceOutcome.NOT_SATISFIED
    return Ended(outcome=outcome, due=due, done=done)


def settled(each: Collection[Ended]) -> Ended:
    """What a case x body counts as once all its recommendations ended; see above for the days."""
    outcome = worst(one.outcome for one in each)
    last_due = max(one.due for one in each)
    days = [one.done for one in each if one.done is not None]
    if outcome is ComplianceOutcome.ON_TIME:
        return Ended(outcome=outcome, due=last_due, done=max(days))
    if outcome is ComplianceOutcome.LATE:
        late = [one for one in each if one.outcome is ComplianceOutcome.LATE]
        return max(late, key=lambda one: (one.done or date.min, -one.due.toordinal()))
    return Ended(outcome=outcome, due=last_due, done=None)
