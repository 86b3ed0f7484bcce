"""Training figures that were told as such, beside what the sessions on record come to."""

from collections.abc import Iterator

from upheld.outreach.queries.activity import disagreements
from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import Material


def check_training(material: Material) -> Iterator[Finding]:
    """A figure of the year or the year before that was imported and is counted otherwise."""
    year = material.year.ended
    for each in disagreements():
        if each.told.year in {year, year - 1}:
            yield Finding(
                Severity.WARNING,
                "training record",
                f"{each.told.year} {each.told.measure}",
                each.words,
            )
