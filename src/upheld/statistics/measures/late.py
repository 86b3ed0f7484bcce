"""Agreed remedies carried out after the agreed date."""

from upheld.domain.compliance import ComplianceOutcome
from upheld.statistics.measures.record import Measure
from upheld.statistics.measures.terms import COMPLIANCE

MEASURE = Measure(
    id="late",
    title="Late remedies",
    meaning="Cases in which the remedy was done in full, but after the agreed date.",
    numerators=(COMPLIANCE[ComplianceOutcome.LATE],),
    first=2019,
    caution="A compliance rate of 100 % can hide late remedies: this number does not.",
)
