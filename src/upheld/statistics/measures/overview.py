"""How complaints were dealt with: the outcomes in three groups."""

from upheld.statistics.measures.record import Measure
from upheld.statistics.measures.terms import ASSESSED_AND_CLOSED, INVESTIGATED, NOT_FOR_US

MEASURE = Measure(
    id="overview",
    title="How complaints were dealt with",
    meaning=(
        "Decisions in three groups: not for us (invalid, advice or referred back), assessed and "
        "closed, and investigated."
    ),
    numerators=(NOT_FOR_US, ASSESSED_AND_CLOSED, INVESTIGATED),
    shown_from=2025,
    caution="The names date from 2025; the groups of earlier years are ours, of the same outcomes.",
    definition_changed=2025,
)
