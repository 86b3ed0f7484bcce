"""Changes to services that bodies agreed to."""

from upheld.statistics.measures.record import Measure
from upheld.statistics.measures.terms import IMPROVEMENTS

MEASURE = Measure(
    id="improvements",
    title="Service improvements",
    meaning=(
        "Improvements agreed in the year, completed in the year, and overdue on 31 March whichever "
        "year they were agreed in."
    ),
    numerators=IMPROVEMENTS,
    first=2019,
    caution="One case can bring several improvements, or none.",
)
