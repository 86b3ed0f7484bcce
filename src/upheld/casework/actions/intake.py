"""Record what case lists bring: new cases, and an event for every line that says something new."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction

from upheld.casework import audit
from upheld.casework.actions.bulk import insert
from upheld.casework.actions.publishing.taking_down import suppress
from upheld.casework.models import (
    Case,
    CaseBody,
    ComplianceEvent,
    DecisionEvent,
    ImprovementEvent,
    Intake,
    PublishedDecision,
    RecodeEvent,
    ReportEvent,
)
from upheld.casework.models.case_body import key_of
from upheld.casework.models.report_event import TEXTS
from upheld.casework.queries import in_force
from upheld.casework.queries.in_force import ComplianceState, DecisionState, PairState
from upheld.casework.records import CaseLists, Compliance, Decision, Receipt
from upheld.domain.publication import TakenDown
from upheld.toolbox import clock


class Recorded(NamedTuple):
    """How many new things an intake brought; all zero where every line was known."""

    cases: int
    case_bodies: int
    recodes: int
    decisions: int
    compliance: int
    reports: int
    improvements: int


class _Stamp(NamedTuple):
    at: datetime
    by: str
    intake: int


@transaction.atomic
def record_lists(
    *, lists: CaseLists, files: Mapping[str, str], other: Mapping[str, int], by: str
) -> Recorded:
    """Record all of an intake or nothing; the same lists again record nothing.

    `files` maps file names to SHA-256; `other` counts what the same intake brought elsewhere
    (contacts, activity, plan). An intake that brings nothing new leaves no trace.
    """
    at = clock.now()
    intake = Intake(at=at, by=by, files=dict(files), counts={})
    intake.save()
    stamp = _Stamp(at, by, intake.pk)
    recorded = Recorded(
        **_record_pairs(lists, stamp),
        decisions=_record_decisions(lists.decisions, stamp),
        compliance=_record_compliance(lists.compliance, stamp),
        reports=_record_reports(lists, stamp),
        improvements=_record_improvements(lists, stamp),
    )
    counts = {**recorded._asdict(), **other}
    if not any(counts.values()):
        intake.delete()
        return recorded
    intake.counts = counts
    intake.save()
    audit.record(
        by=by, action="import", subject=f"intake {intake.pk}",
        detail={"files": dict(files), "counts": counts},
    )  # fmt: skip
    return recorded


def _record_pairs(lists: CaseLists, stamp: _Stamp) -> dict[str, int]:
    lines = _pair_lines(lists)
    references = {line.reference for line in lines.values()}
    known = in_force.pairs(references)
    cases = _record_cases(references)
    new = [
        (key, x.reference, x.body, *_receipt_of(x), x.provenance, stamp.intake)
        for key, x in lines.items()
        if key not in known
    ]
    columns = (
        "key", "case_id", "authority_id", "received", "heading", "provenance", "intake_id",
    )  # fmt: skip
    return {
        "cases": cases,
        "case_bodies": insert(CaseBody, columns, new),
        "recodes": _record_recodes(lines, known, stamp),
    }


def _pair_lines(lists: CaseLists) -> dict[str, Receipt | Decision | Compliance]:
    # A receipt says most about a pair and a remedy least: the last one written here wins.
    lines: dict[str, Receipt | Decision | Compliance] = {}
    for group in (lists.compliance, lists.decisions, lists.receipts):
        for line in group:
            lines[f"{line.reference}/{line.body}"] = line
    return lines


def _receipt_of(line: Receipt | Decision | Compliance) -> tuple[Any, Any]:
    return (None, None) if isinstance(line, Compliance) else (line.received, line.heading)


def _record_cases(references: set[str]) -> int:
    known = set(Case.objects.values_list("reference", flat=True))
    return insert(Case, ("reference",), ((r,) for r in sorted(references - known)))


def _record_recodes(
    lines: Mapping[str, Receipt | Decision | Compliance],
    known: Mapping[str, PairState],
    stamp: _Stamp,
) -> int:
    events: list[RecodeEvent] = []
    changed: list[CaseBody] = []
    for key, line in lines.items():
        was = known.get(key)
        if was is None or isinstance(line, Compliance):
            continue
        if (was.received, was.heading) == (line.received, line.heading):
            continue
        events += _recodes(key, was, line, stamp)
        changed.append(CaseBody(key=key, received=line.received, heading=line.heading))
    RecodeEvent.objects.bulk_create(events, batch_size=2_000)
    CaseBody.objects.bulk_update(changed, ("received", "heading"), batch_size=500)
    return len(events)


def _recodes(
    key: str, was: PairState, line: Receipt | Decision, stamp: _Stamp
) -> Iterable[RecodeEvent]:
    for field in ("received", "heading"):
        old, new = getattr(was, field), getattr(line, field)
        if old != new:
            yield RecodeEvent(
                case_body_id=key, field=field, was=str(old or ""), now=str(new or ""),
                at=stamp.at, by=stamp.by, intake_id=stamp.intake,
            )  # fmt: skip


def _record_decisions(lines: list[Decision], stamp: _Stamp) -> int:
    known = in_force.decisions({line.reference for line in lines})
    new = {
        key: state
        for line in lines
        if not _same(
            known.get(key := key_of(line.reference, line.body)),
            state := DecisionState(line.decided, line.outcome, line.remedied, line.provenance),
        )
    }
    _suppress_overtaken(new, stamp.by)
    columns = (
        "case_body_id", "decided", "outcome", "remedied", "provenance", "at", "by", "intake_id",
    )  # fmt: skip
    return insert(DecisionEvent, columns, ((k, *v, *stamp) for k, v in new.items()))


def _suppress_overtaken(new: Mapping[str, DecisionState], by: str) -> None:
    # What is public says another day or outcome than the decision that is in force by now.
    if not new:
        return
    stands = PublishedDecision.objects.filter(taken_down_at__isnull=True).order_by("pk")
    rows = stands.values_list("reference", "authority_id", "decided", "outcome")
    for reference, body, decided, outcome in list(rows):
        state = new.get(key := key_of(reference, body))
        if state and (state.decided, state.outcome) != (decided, outcome):
            suppress(key=key, by=by, reason=TakenDown.CHANGED)


def _record_compliance(lines: list[Compliance], stamp: _Stamp) -> int:
    known = in_force.compliance({line.reference for line in lines})
    new = {
        key: state
        for line in lines
        if not _same(
            known.get(key := key_of(line.reference, line.body)),
            state := ComplianceState(
                line.due, line.done, line.outcome, line.recorded, line.provenance
            ),
        )
    }
    columns = (
        "case_body_id", "due", "done", "outcome", "recorded", "provenance", "at", "by",
        "intake_id",
    )  # fmt: skip
    return insert(ComplianceEvent, columns, ((k, *v, *stamp) for k, v in new.items()))


def _same(known: tuple[Any, ...] | None, state: tuple[Any, ...]) -> bool:
    # Where a line comes from is no news about the case: the last value, provenance, is left out.
    return known is not None and known[:-1] == state[:-1]


def _record_reports(lists: CaseLists, stamp: _Stamp) -> int:
    known = in_force.reports() if lists.reports else {}
    new = {(r.reference, r.body, r.kind): r for r in lists.reports}
    rows = [
        (r.reference, r.body, r.kind, *(getattr(r, t) for t in TEXTS), *stamp)
        for key, r in new.items()
        if known.get(key) != r
    ]
    columns = ("reference", "authority_id", "kind", *TEXTS, "at", "by", "intake_id")
    return insert(ReportEvent, columns, rows)


def _record_improvements(lists: CaseLists, stamp: _Stamp) -> int:
    known = in_force.improvements() if lists.improvements else {}
    new = {(i.reference, i.body, i.summary): i for i in lists.improvements}
    rows = [
        (i.reference, i.body, i.summary, i.theme, i.agreed, i.due, i.done, *stamp)
        for key, i in new.items()
        if known.get(key) != i
    ]
    columns = (
        "reference", "authority_id", "summary", "theme", "agreed", "due", "done",
        "at", "by", "intake_id",
    )  # fmt: skip
    return insert(ImprovementEvent, columns, rows)
