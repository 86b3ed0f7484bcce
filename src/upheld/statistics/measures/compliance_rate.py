"""Agreed remedies carried out to our satisfaction."""

from upheld.statistics.measures.base import OUTCOMES_BASE
from upheld.statistics.measures.record import AVERAGED, Measure, Unit
from upheld.statistics.measures.terms import COMPLIANT, SETTLED

MEASURE = Measure(
    id="compliance_rate",
    title="Compliance rate",
    meaning=(
        "The share of cases in which the agreed remedy was carried out to our satisfaction, one "
        "outcome for each case and authority, the worst counting."
    ),
    numerators=(COMPLIANT,),
    denominator=SETTLED,
    base=OUTCOMES_BASE,
    unit=Unit.PERCENT,
    first=2019,
    comparators=AVERAGED,
    caution=(
        "Counts outcomes recorded in the year, whichever year the decision fell in. Late remedies "
        "count as carried out: read the rate with the number that were late. It is a full count of "
        "our own findings, so no interval stands beside it."
    ),
)
