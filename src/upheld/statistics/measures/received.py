"""What came in, by statistics heading."""

from upheld.statistics.measures.record import Measure
from upheld.statistics.measures.terms import RECEIVED

MEASURE = Measure(
    id="received",
    title="Complaints and enquiries received",
    meaning="Complaints and enquiries that reached us in the year, by statistics heading.",
    numerators=(RECEIVED,),
    caution=(
        "Received and decided are different groups of complaints: some of what a year receives is "
        "decided in the next. Neither is ever divided by the other."
    ),
    tabled=True,
)
