"""Upheld decisions against those that the mix of headings leads one to expect."""

from upheld.statistics.measures.base import INVESTIGATIONS_BASE
from upheld.statistics.measures.record import BODY_ONLY, Audience, IntervalKind, Measure, Unit
from upheld.statistics.measures.terms import INVESTIGATIONS, UPHELD

MEASURE = Measure(
    id="observed_to_expected",
    title="Upheld decisions against expected",
    meaning="Upheld decisions divided by the number expected from the authority's mix of headings.",
    numerators=(UPHELD,),
    denominator=INVESTIGATIONS,
    base=INVESTIGATIONS_BASE,
    unit=Unit.RATIO,
    scopes=BODY_ONLY,
    first=2014,
    interval=IntervalKind.CASE_MIX,
    caution="Experimental. 1 means as many as expected; it says nothing about single complaints.",
    audience=Audience.OPEN_DATA,
)
