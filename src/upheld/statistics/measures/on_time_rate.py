"""Agreed remedies carried out by the agreed date."""

from upheld.domain.compliance import ComplianceOutcome
from upheld.statistics.measures.base import OUTCOMES_BASE
from upheld.statistics.measures.record import AVERAGED, Measure, Unit
from upheld.statistics.measures.terms import COMPLIANCE, SETTLED

MEASURE = Measure(
    id="on_time_rate",
    title="On-time rate",
    meaning="The share of compliance outcomes in which the remedy was complete by the agreed date.",
    numerators=(COMPLIANCE[ComplianceOutcome.ON_TIME],),
    denominator=SETTLED,
    base=OUTCOMES_BASE,
    unit=Unit.PERCENT,
    first=2019,
    comparators=AVERAGED,
    caution=(
        "The day the remedy was done counts, not the day we were told or assessed it; a date we "
        "agreed to extend is the agreed date."
    ),
)
