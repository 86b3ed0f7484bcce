"""How long decisions took."""

from upheld.statistics.measures.base import DECISIONS_BASE
from upheld.statistics.measures.record import NATIONAL_ONLY, Measure, Unit
from upheld.statistics.measures.terms import DECIDED, WITHIN_WEEKS

MEASURE = Measure(
    id="decision_time",
    title="Decision time",
    meaning="The share of cases decided within 13, 26 and 52 weeks of the day we received them.",
    numerators=tuple(WITHIN_WEEKS.values()),
    denominator=DECIDED,
    base=DECISIONS_BASE,
    unit=Unit.PERCENT,
    scopes=NATIONAL_ONLY,
    caution="Counts each case once, decided when the last of its authorities was.",
)
