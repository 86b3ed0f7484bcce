"""Reports issued about the body."""

from upheld.statistics.measures.record import Measure
from upheld.statistics.measures.terms import REPORTS

MEASURE = Measure(
    id="reports",
    title="Public reports",
    meaning="Public interest reports and further reports, counted by the date of issue.",
    numerators=REPORTS,
    caution="Where only a year of issue is known, it is read as the reporting year of that name.",
)
