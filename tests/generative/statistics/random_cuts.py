"""Random cuts for Hypothesis: every row possible, most of them unlikely together."""

from datetime import date, timedelta

from hypothesis import strategies as st

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.headings import Heading
from upheld.domain.outcomes import FURTHEST_FIRST, Outcome, Remedied
from upheld.domain.reporting_year import ReportingYear

YEAR = ReportingYear(2023)
SLUGS = tuple("abcdefgh")

_types = st.sampled_from(["unitary", "unitary", "district", "fire", None])
_headings = st.sampled_from([*(heading.value for heading in Heading), None])
_populations = st.one_of(st.none(), st.integers(2_000, 1_200_000))
_days = st.integers(-400, 364).map(lambda days: YEAR.start + timedelta(days=days))


@st.composite
def cuts(draw: st.DrawFn) -> dict[str, list[dict[str, object]]]:
    """The pairs, cases and bodies of a year; cases may concern several bodies."""
    cases = draw(st.lists(_case_pairs(), max_size=25))
    bodies = [
        {"body": slug, "name": slug.upper(), "type": draw(_types), "population": population}
        for slug in SLUGS
        for population in [draw(_populations)]
    ]
    pairs = [pair | {"reference": str(i)} for i, each in enumerate(cases) for pair in each]
    return {
        "pairs": pairs,
        "cases": [_as_case(each) | {"reference": str(i)} for i, each in enumerate(cases)],
        "bodies": bodies,
    }


@st.composite
def _case_pairs(draw: st.DrawFn) -> list[dict[str, object]]:
    received, heading = draw(_days), draw(_headings)
    slugs = draw(st.lists(st.sampled_from(SLUGS), min_size=1, max_size=3, unique=True))
    return [
        {"body": slug, "heading": heading, "received": received}
        | {"received_in_year": received in YEAR}
        | draw(_decision(received))
        | draw(_settlement())
        for slug in slugs
    ]


@st.composite
def _decision(draw: st.DrawFn, received: date) -> dict[str, object]:
    decided = received + timedelta(days=draw(st.integers(0, 500)))
    if decided > YEAR.end:
        return {"decided": None, "decided_in_year": False, "outcome": None, "remedied": None}
    outcome = draw(st.sampled_from(Outcome))
    remedied = draw(st.sampled_from([*Remedied, None])) if outcome is Outcome.UPHELD else None
    return {
        "decided": decided,
        "decided_in_year": decided in YEAR,
        "outcome": outcome.value,
        "remedied": None if remedied is None else remedied.value,
    }


@st.composite
def _settlement(draw: st.DrawFn) -> dict[str, object]:
    outcome = draw(st.sampled_from([*ComplianceOutcome, None]))
    in_year = outcome is not None and draw(st.booleans())
    return {
        "compliance": None if outcome is None else outcome.value,
        "settled_in_year": in_year,
        "due_unsettled": outcome is None and draw(st.booleans()),
    }


def _as_case(pairs: list[dict[str, object]]) -> dict[str, object]:
    decided = [pair["decided"] for pair in pairs]
    last = None if None in decided else max(decided)
    order = [outcome.value for outcome in FURTHEST_FIRST]
    furthest = min(pairs, key=lambda pair: [*order, None].index(pair["outcome"]))
    lead = pairs[0]
    return {
        "heading": lead["heading"],
        "received": lead["received"],
        "received_in_year": lead["received_in_year"],
        "decided": last,
        "decided_in_year": last is not None and last in YEAR,
        "outcome": None if last is None else furthest["outcome"],
        "remedied": None if last is None else furthest["remedied"],
        "bodies": len(pairs),
    }
