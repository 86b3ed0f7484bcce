"""Of which reporting years casework tells."""

from datetime import datetime

from upheld.casework.models import CaseBody, DecisionEvent, DecisionReason
from upheld.domain.reporting_year import ReportingYear


def years_decided() -> set[int]:
    """The reporting years in which something was decided."""
    # The index alone answers this; to cut days to months would ask every row.
    days = DecisionEvent.objects.order_by().values_list("decided", flat=True).distinct()
    return {ReportingYear.of(day).ended for day in days}


def recorded(year: ReportingYear) -> tuple[int, int]:
    """How many case x body were received in a year, and how many decisions of it are recorded."""
    span = (year.start, year.end)
    return (
        CaseBody.objects.filter(received__range=span).count(),
        DecisionEvent.objects.filter(decided__range=span).count(),
    )


def superseded(year: ReportingYear, *, since: datetime) -> set[str]:
    """Which case x body had a decision of a year that gave way to another one since a moment."""
    found = DecisionReason.objects.filter(supersedes__decided__range=(year.start, year.end))
    found = found.filter(decision__at__gt=since)
    return set(found.values_list("decision__case_body", flat=True))
