"""Upheld decisions for each 100,000 residents."""

from upheld.statistics.measures.base import RESIDENTS_BASE
from upheld.statistics.measures.record import AVERAGED, BODY_ONLY, IntervalKind, Measure, Unit
from upheld.statistics.measures.terms import POPULATION, UPHELD

MEASURE = Measure(
    id="upheld_per_100k",
    title="Upheld decisions per 100,000 residents",
    meaning="Upheld decisions of the year for each 100,000 residents of the authority's area.",
    numerators=(UPHELD,),
    denominator=POPULATION,
    base=RESIDENTS_BASE,
    unit=Unit.PER_100K,
    scopes=BODY_ONLY,
    first=2023,
    comparators=AVERAGED,
    interval=IntervalKind.POISSON,
    caution=(
        "Residents are those of the latest estimate published when the letters are written. Where "
        "that is only interpolated the rate may differ by 0.1. Residents of a county and of its "
        "districts are the same people: rates are never added across tiers."
    ),
    definition_changed=2023,
)
