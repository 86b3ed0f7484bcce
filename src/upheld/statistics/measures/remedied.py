"""Who put upheld complaints right."""

from upheld.statistics.measures.record import Measure
from upheld.statistics.measures.terms import REMEDIED

MEASURE = Measure(
    id="remedied",
    title="Complaints remedied",
    meaning="Upheld complaints put right by us, and those the authority put right before us.",
    numerators=tuple(REMEDIED.values()),
    first=2016,
    last=2018,
    caution="The two need not add up to the upheld decisions: an upheld case may have neither.",
)
