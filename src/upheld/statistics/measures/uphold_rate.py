"""Upheld decisions as a share of investigations."""

from upheld.statistics.measures.base import INVESTIGATIONS_BASE
from upheld.statistics.measures.record import JUDGED, IntervalKind, Measure, Unit
from upheld.statistics.measures.terms import INVESTIGATIONS, UPHELD

MEASURE = Measure(
    id="uphold_rate",
    title="Uphold rate",
    meaning="The share of investigations in which we upheld the complaint.",
    numerators=(UPHELD,),
    denominator=INVESTIGATIONS,
    base=INVESTIGATIONS_BASE,
    unit=Unit.PERCENT,
    first=2014,
    comparators=JUDGED,
    interval=IntervalKind.WILSON,
    caution=(
        "Fewer borderline complaints are investigated since 2022-23, which raises the rate: "
        "compare with similar authorities of the same year, not with earlier years."
    ),
    definition_changed=2023,
)
