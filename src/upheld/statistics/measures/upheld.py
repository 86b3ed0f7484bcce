"""How many complaints were upheld."""

from upheld.statistics.measures.record import Measure
from upheld.statistics.measures.terms import UPHELD

MEASURE = Measure(
    id="upheld",
    title="Upheld decisions",
    meaning=(
        "Decisions that found any fault, with or without injustice, and cases that the authority "
        "had put right before us without an investigation of ours."
    ),
    numerators=(UPHELD,),
    first=2014,
    caution="An upheld complaint need not have a remedy: there can be fault without injustice.",
    definition_changed=2023,
)
