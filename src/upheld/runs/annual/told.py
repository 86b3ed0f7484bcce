"""The facts of a year beside its counts, as its cut holds them."""

from upheld.domain.facts import ActivityFact, ReportFact, ReportKind
from upheld.runs.annual.cut import Cut


def reports_of(cut: Cut) -> list[ReportFact]:
    """The public reports issued in the year."""
    return [
        ReportFact(**{**row, "kind": ReportKind(row["kind"])}) for row in cut.rows("reports")
    ]  # fmt: skip


def activity_of(cut: Cut) -> tuple[ActivityFact, ...]:
    """Training and seminar figures of the year and the one before."""
    return tuple(ActivityFact(**row) for row in cut.rows("activity"))
