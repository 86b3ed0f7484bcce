"""The measures, each a record in a file of its own, in the order of the method page."""

from upheld.statistics.measures import (
    compliance_rate,
    decided,
    decision_time,
    expected_upheld,
    improvements,
    investigations,
    late,
    observed_to_expected,
    on_time_rate,
    overview,
    received,
    remedied,
    reports,
    satisfactory_remedy_rate,
    share_of_decided,
    upheld,
    upheld_per_100k,
    uphold_rate,
)
from upheld.statistics.measures.record import Measure, Scope

_ORDER = (
    received,
    decided,
    overview,
    investigations,
    upheld,
    uphold_rate,
    upheld_per_100k,
    compliance_rate,
    on_time_rate,
    late,
    satisfactory_remedy_rate,
    remedied,
    reports,
    improvements,
    share_of_decided,
    decision_time,
    expected_upheld,
    observed_to_expected,
)

MEASURES: dict[str, Measure] = {module.MEASURE.id: module.MEASURE for module in _ORDER}


def measures_of(year: int, scope: Scope) -> tuple[Measure, ...]:
    """The measures that exist in the reporting year ending in `year`, in order."""
    return tuple(m for m in MEASURES.values() if scope in m.scopes and m.exists_in(year))
