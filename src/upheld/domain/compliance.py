"""How the recommendations of one case x body ended, counted once when the last is settled."""

from collections.abc import Iterable
from datetime import date

from upheld.domain.worded import Worded


class ComplianceOutcome(Worded):
    """One outcome per case x body, worst last."""

    ON_TIME = "on_time", "On time"
    LATE = "late", "Late"
    INCOMPLETE_SATISFIED = "incomplete_satisfied", "Not complete but satisfied"
    NOT_SATISFIED = "not_satisfied", "Not satisfied"

    @property
    def satisfied(self) -> bool:
        """Whether the ombudsman was satisfied, which is what the compliance rate counts."""
        return self is not ComplianceOutcome.NOT_SATISFIED


# not satisfied > not complete but satisfied > late > on time
WORST_FIRST = (
    ComplianceOutcome.NOT_SATISFIED,
    ComplianceOutcome.INCOMPLETE_SATISFIED,
    ComplianceOutcome.LATE,
    ComplianceOutcome.ON_TIME,
)


def worst(outcomes: Iterable[ComplianceOutcome]) -> ComplianceOutcome:
    """The outcome that counts for a case x body with several recommendations."""
    return min(outcomes, key=WORST_FIRST.index)


def timing_fault(outcome: ComplianceOutcome, *, due: date, done: date | None) -> str | None:
    """Why `outcome` contradicts the dates, or None. Late means *done* late, not told late."""
    if outcome is ComplianceOutcome.ON_TIME and done is None:
        return "on_time needs the date it was done"
    if outcome is ComplianceOutcome.LATE and done is None:
        return "late needs the date it was done"
    if outcome is ComplianceOutcome.ON_TIME and done is not None and done > due:
        return f"on_time, but done {done} is after due {due}"
    if outcome is ComplianceOutcome.LATE and done is not None and done <= due:
        return f"late, but done {done} is not after due {due}"
    return None
