"""Of which reporting years casework tells."""

from upheld.casework.models import CaseBody, DecisionEvent
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
