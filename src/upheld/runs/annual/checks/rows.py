"""Rows of the cut that lack something, or say two things."""

from collections.abc import Iterator

from upheld.domain.outcomes import Outcome
from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import Material


def check_rows(material: Material) -> Iterator[Finding]:
    """No heading; upheld without a remedy decision; overdue; settled without a fault found."""
    for row in material.pairs:
        body = row["body"]
        place, whom = f"{row['reference']} {body}", (body,)
        decided = row["decided_in_year"]
        if row["heading"] is None and (row["received_in_year"] or decided):
            yield Finding(Severity.ERROR, "no heading", place, "nobody has coded this case", whom)
        if decided and row["outcome"] == Outcome.UPHELD and row["remedied"] is None:
            what = "upheld, and nobody has decided who remedied it"
            yield Finding(Severity.WARNING, "no remedy decision", place, what, whom)
        if row["due_unsettled"]:
            what = f"its remedy was due on {row['due']} and has no outcome by {material.year.end}"
            yield Finding(Severity.WARNING, "overdue without outcome", place, what, whom)
        if row["settled_in_year"] and row["outcome"] not in {None, Outcome.UPHELD}:
            what = f"has a compliance outcome, but its decision is {row['outcome']}"
            yield Finding(Severity.WARNING, "compliance without fault", place, what, whom)
