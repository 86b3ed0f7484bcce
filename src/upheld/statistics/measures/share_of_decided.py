"""Upheld decisions as a share of all decisions, so named to keep it apart."""

from upheld.statistics.measures.base import DECISIONS_BASE
from upheld.statistics.measures.record import Audience, Measure, Unit
from upheld.statistics.measures.terms import DECIDED, UPHELD

MEASURE = Measure(
    id="share_of_decided",
    title="Upheld as a share of all decisions",
    meaning="The share of all decisions, investigated or not, in which we upheld the complaint.",
    numerators=(UPHELD,),
    denominator=DECIDED,
    base=DECISIONS_BASE,
    unit=Unit.PERCENT,
    caution="This is not the uphold rate, which divides by investigations only.",
    audience=Audience.OPEN_DATA,
)
