"""How many complaints were investigated."""

from upheld.statistics.measures.record import Measure
from upheld.statistics.measures.terms import INVESTIGATIONS

MEASURE = Measure(
    id="investigations",
    title="Investigations",
    meaning="Decisions that upheld a complaint or did not uphold it.",
    numerators=(INVESTIGATIONS,),
    first=2014,
    caution="Called detailed investigations until 2023; what is counted is the same.",
    definition_changed=2023,
)
