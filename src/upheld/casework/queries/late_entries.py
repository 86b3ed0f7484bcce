"""Decisions that were entered after their reporting year had ended."""

from datetime import date, datetime, time
from typing import NamedTuple

from django.db.models import Count, Max

from upheld.casework.models import DecisionEvent
from upheld.domain.reporting_year import ReportingYear
from upheld.toolbox.clock import UK


class LateEntry(NamedTuple):
    """Decisions entered together."""

    source: str
    by: str
    day: date
    decisions: int


def late_entries(year: ReportingYear) -> list[LateEntry]:
    """Late entries of a year, by intake, or by person where they came singly."""
    # Midnight after 31 March, UK local time.
    after = datetime.combine(year.end, time.max, tzinfo=UK)
    late = (
        DecisionEvent.objects.filter(decided__gte=year.start, decided__lte=year.end, at__gt=after)
        .values("intake_id", "by")
        .annotate(count=Count("id"), last=Max("at"))
        .order_by("intake_id", "by")
    )
    return [
        LateEntry(
            source=f"intake {row['intake_id']}" if row["intake_id"] else f"entries of {row['by']}",
            by=row["by"],
            day=row["last"].astimezone(UK).date(),
            decisions=row["count"],
        )
        for row in late
    ]
