"""Upheld cases the authority had put right before we came in."""

from upheld.domain.outcomes import Remedied
from upheld.statistics.measures.base import UPHELD_BASE
from upheld.statistics.measures.record import JUDGED, IntervalKind, Measure, Unit
from upheld.statistics.measures.terms import REMEDIED, UPHELD

MEASURE = Measure(
    id="satisfactory_remedy_rate",
    title="Satisfactory remedy rate",
    meaning=(
        "The share of upheld decisions in which the authority had offered a satisfactory remedy "
        "before the complaint came to us."
    ),
    numerators=(REMEDIED[Remedied.BY_BODY],),
    denominator=UPHELD,
    base=UPHELD_BASE,
    unit=Unit.PERCENT,
    first=2019,
    comparators=JUDGED,
    interval=IntervalKind.WILSON,
    caution="The base is upheld decisions, not investigations.",
)
