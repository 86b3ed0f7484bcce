"""The rows of a year's cut, read from what is in force at this moment. No personal field.

The cut is the evidence behind every number of its year. Its columns are declared in
`domain.cut_columns`; rows come sorted, so the same casework gives the same bytes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any, NamedTuple

from upheld.casework.queries import in_force
from upheld.casework.queries.in_force import ComplianceState, DecisionState, PairState
from upheld.domain.cut_columns import CASES, IMPROVEMENTS, PAIRS, REPORTS
from upheld.domain.outcomes import FURTHEST_FIRST, Outcome
from upheld.domain.reporting_year import ReportingYear

Rows = list[tuple[Any, ...]]
_RANK = {outcome.value: rank for rank, outcome in enumerate(FURTHEST_FIRST)}


class _Pair(NamedTuple):
    reference: str
    body: str
    receipt: PairState
    decision: DecisionState | None  # decided by the year's end
    remedy: ComplianceState | None


def rows_of(year: ReportingYear) -> dict[str, Rows]:
    """Rows of the tables that casework fills: `pairs`, `cases`, `reports`, `improvements`."""
    every = _pairs(year)
    return {
        "pairs": sorted(row for p in every if (row := _pair_row(p, year)) is not None),
        "cases": sorted(_case_rows(every, year)),
        "reports": _report_rows(year),
        "improvements": _improvement_rows(year),
    }


def _pairs(year: ReportingYear) -> list[_Pair]:
    # Casework grows by a year each year; only what this year touched is read.
    touched = in_force.touched_in(year.start, year.end)
    decisions, remedies = in_force.decisions(touched), in_force.compliance(touched)
    found, moved = [], in_force.moved()
    for key, receipt in in_force.pairs(touched).items():
        if key in moved:
            # Its place was taken by a case of its own, received on the same day.
            continue
        reference, body = key.split("/", 1)
        decision = decisions.get(key)
        if decision and decision.decided > year.end:
            decision = None
        found.append(_Pair(reference, body, receipt, decision, remedies.get(key)))
    return found


def _pair_row(pair: _Pair, year: ReportingYear) -> tuple[Any, ...] | None:
    received, heading, _ = pair.receipt
    received_in_year = received in year
    decided_in_year = pair.decision is not None and pair.decision.decided in year
    settled = _settled(pair.remedy, year.end)
    settled_in_year = settled is not None and settled.recorded in year
    unsettled = settled is None and _awaited(pair, year.end)
    if not (received_in_year or decided_in_year or settled_in_year or unsettled):
        return None
    decided, outcome, remedied, _ = pair.decision or (None, None, None, None)
    row = {
        "reference": pair.reference,
        "body": pair.body,
        "heading": heading,
        "received": received,
        "received_in_year": received_in_year,
        "decided": decided,
        "decided_in_year": decided_in_year,
        "outcome": outcome,
        "remedied": remedied,
        "due": pair.remedy.due if pair.remedy else None,
        "done": pair.remedy.done if pair.remedy else None,
        "compliance": settled.outcome if settled else None,
        "settled_in_year": settled_in_year,
        "due_unsettled": unsettled,
        "provenance": _provenance(pair, year),
    }
    return tuple(row[name] for name in PAIRS)


def _awaited(pair: _Pair, end: date) -> bool:
    # A decision without fault, such as a review's, asks for nothing any more.
    if pair.remedy is None or (pair.decision and pair.decision.outcome != Outcome.UPHELD):
        return False
    return pair.remedy.due <= end


def _provenance(pair: _Pair, year: ReportingYear) -> str:
    # Of the last thing that happened to the pair within the year.
    if pair.remedy is not None and pair.remedy.recorded in year:
        return pair.remedy.provenance
    if pair.decision is not None and pair.decision.decided in year:
        return pair.decision.provenance
    return pair.receipt.provenance


def _settled(remedy: ComplianceState | None, end: date) -> ComplianceState | None:
    if remedy is None or remedy.recorded is None or remedy.recorded > end:
        return None
    return remedy


def _case_rows(pairs: Iterable[_Pair], year: ReportingYear) -> Iterable[tuple[Any, ...]]:
    cases: dict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        cases[pair.reference].append(pair)
    for reference, parts in cases.items():
        row = _case_row(reference, parts, year)
        if row["received_in_year"] or row["decided_in_year"]:
            yield tuple(row[name] for name in CASES)


def _case_row(reference: str, parts: Sequence[_Pair], year: ReportingYear) -> Mapping[str, Any]:
    # The lead pair is the one received first, the first by slug among those of one day.
    lead = min(parts, key=lambda p: (p.receipt.received or date.max, p.body))
    decisions = [p.decision for p in parts if p.decision]
    whole = len(decisions) == len(parts)
    furthest = min(decisions, key=lambda d: _RANK[d.outcome]) if whole else None
    decided = max(d.decided for d in decisions) if whole else None
    return {
        "reference": reference,
        "heading": lead.receipt.heading,
        "received": lead.receipt.received,
        "received_in_year": lead.receipt.received in year,
        "decided": decided,
        "decided_in_year": decided in year,
        "outcome": furthest.outcome if furthest else None,
        "remedied": furthest.remedied if furthest else None,
        "bodies": len(parts),
    }


def _report_rows(year: ReportingYear) -> Rows:
    reports = (r for r in in_force.reports().values() if _issued_in(r.issued, year))
    return sorted(tuple(asdict(r)[name] for name in REPORTS) for r in reports)


def _issued_in(issued: str, year: ReportingYear) -> bool:
    # A bare year names the reporting year: all that is known of some older reports.
    return int(issued) == year.ended if issued.isdigit() else date.fromisoformat(issued) in year


def _improvement_rows(year: ReportingYear) -> Rows:
    # Agreed by the year's end: those of earlier years may still be overdue. What was done later
    # was not known then, like a decision made later.
    known = (i for i in in_force.improvements().values() if i.agreed <= year.end)
    as_then = (i if i.done and i.done <= year.end else replace(i, done=None) for i in known)
    return sorted(tuple(asdict(i)[name] for name in IMPROVEMENTS) for i in as_then)
