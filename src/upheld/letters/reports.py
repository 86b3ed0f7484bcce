"""The reports a letter tells of: those of its body and year, as many as were counted."""

from collections.abc import Iterable
from datetime import date

from upheld.domain.errors import Refused
from upheld.domain.facts import ReportFact, ReportKind
from upheld.domain.reporting_year import ReportingYear
from upheld.statistics.figures import BodyFigures

# The figure that counts the reports of each kind.
COUNTED_AS = {
    ReportKind.PUBLIC_INTEREST: "public_interest_reports",
    ReportKind.FURTHER: "further_reports",
}


def select_reports(reports: Iterable[ReportFact], figures: BodyFigures) -> tuple[ReportFact, ...]:
    """Those of the figures' body and year. Refused if the figures count more or fewer."""
    chosen = tuple(r for r in reports if r.body == figures.body and issued_in(r, figures.year))
    for kind, measure in COUNTED_AS.items():
        counted = figures.measures.get(measure)
        told = sum(report.kind is kind for report in chosen)
        if counted is not None and counted.numerator != told:
            message = (
                f"{figures.body} {figures.year}: the letter would tell of {told} reports of the "
                f"kind {kind}, the figures count {counted.numerator}; take both from one cut"
            )
            raise Refused(message)
    return chosen


def issued_in(report: ReportFact, year: int) -> bool:
    """By its day; a bare year is the reporting year of that name, as in the figures."""
    if report.issued.isdigit():
        return int(report.issued) == year
    return date.fromisoformat(report.issued) in ReportingYear(year)
