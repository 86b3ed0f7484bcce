"""Training and seminar figures as they stand."""

from upheld.domain.facts import ActivityFact
from upheld.outreach.models import ActivityEvent


def activity() -> dict[tuple[int, str], ActivityFact]:
    """Every figure in force, by year and measure."""
    return {
        (e.year, e.measure): ActivityFact(
            year=e.year, measure=e.measure, value=e.value, source=e.source
        )
        for e in ActivityEvent.objects.order_by("id")
    }
