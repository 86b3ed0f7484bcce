"""Decisions of the cut that were decided anew, amended or corrected since it was taken."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from upheld.casework.models.case_body import key_of
from upheld.casework.queries.in_force import DecisionState, decisions
from upheld.domain.outcomes import Outcome
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import Material

ANEW = "decided anew since the freeze"


def check_decisions(material: Material) -> Iterator[Finding]:
    """One line per case x body: the release stays as it is, and the year may be corrected."""
    yield from decided_anew(material.year, material.pairs)


def decided_anew(year: ReportingYear, pairs: Iterable[Mapping[str, Any]]) -> Iterator[Finding]:
    """The same of some rows of the cut."""
    counted = {
        key_of(row["reference"], row["body"]): DecisionState(
            row["decided"], row["outcome"], row["remedied"]
        )
        for row in pairs
        if row["decided_in_year"]
    }
    now = decisions({key.split("/")[0] for key in counted})
    for key, was in counted.items():
        stands = now.get(key)
        if stands is not None and stands[:3] != was[:3]:
            what = (
                f"counted as {_words(was)}, now {_words(stands)}: the release stays; "
                f"correcting {year.ended} makes the next version"
            ) + _elsewhere(year, stands)
            yield Finding(Severity.WARNING, ANEW, key, what, (key.split("/")[1],))


def _words(state: DecisionState) -> str:
    remedied = f", remedied {state.remedied.replace('_', ' ')}" if state.remedied else ""
    return f"{Outcome(state.outcome).words} on {state.decided}{remedied}"


def _elsewhere(year: ReportingYear, stands: DecisionState) -> str:
    # It takes the place of the old one: each case is counted where its decision in force is.
    if stands.decided <= year.end:
        return ""
    return f", which counts it no more: it is counted in {ReportingYear.of(stands.decided).ended}"
