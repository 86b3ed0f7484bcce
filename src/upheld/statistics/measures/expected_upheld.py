"""Upheld decisions that a body's mix of headings would lead one to expect."""

from upheld.statistics.measures.record import BODY_ONLY, Audience, Measure, Unit
from upheld.statistics.measures.terms import UPHELD

MEASURE = Measure(
    id="expected_upheld",
    title="Expected upheld decisions",
    meaning=(
        "The upheld decisions the authority would have if each of its headings were upheld at the "
        "national rate of that heading."
    ),
    numerators=(UPHELD,),
    unit=Unit.EXPECTED,
    scopes=BODY_ONLY,
    first=2014,
    caution="Experimental. National rates are of cases by authority, so that expected adds up.",
    audience=Audience.OPEN_DATA,
)
