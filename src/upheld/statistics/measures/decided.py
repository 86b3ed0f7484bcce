"""What was decided, by outcome."""

from upheld.statistics.measures.record import Measure
from upheld.statistics.measures.terms import OUTCOMES

MEASURE = Measure(
    id="decided",
    title="Decisions made",
    meaning="Decisions made in the year, by the outcome in force when the year was frozen.",
    numerators=tuple(OUTCOMES.values()),
    caution=(
        "Decisions of a year are not the complaints received in it: the two need not be equal."
    ),
    definition_changed=2014,
    tabled=True,
)
