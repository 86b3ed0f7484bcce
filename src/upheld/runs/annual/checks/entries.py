"""Decisions of the year that were entered after it had ended."""

from collections.abc import Iterator

from upheld.casework.queries.late_entries import late_entries
from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import Material


def check_entries(material: Material) -> Iterator[Finding]:
    """One line per intake or person and day: a whole import is one thing to look at."""
    for entry in late_entries(material.year):
        many = "s" if entry.decisions > 1 else ""
        what = (
            f"{entry.decisions:,} decision{many} of the year entered on "
            f"{entry.day}, after {material.year.end}, by {entry.by}"
        )
        yield Finding(Severity.WARNING, "entered after the year", f"{entry.source}", what)
