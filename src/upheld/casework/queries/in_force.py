"""What is in force for each case x body: of its events, the one recorded last."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from upheld.casework.models import (
    CaseBody,
    ComplianceEvent,
    DecisionEvent,
    ImprovementEvent,
    ReportEvent,
    StageEvent,
)
from upheld.casework.models.report_event import TEXTS
from upheld.domain.facts import ImprovementFact, ReportFact, ReportKind
from upheld.domain.stages import Step

# SQLite takes 32,766 values in one statement; asking for more cases than this reads them all.
ASKED_SINGLY = 20_000

# Of which cases: those listed, those a query names, or (None) all.
References = Collection[str] | QuerySet[Any, str] | None

_COMPLIANCE = ("case_body_id", "withdrawn", "due", "done", "outcome", "recorded", "provenance")


class PairState(NamedTuple):
    """Receipt of a case x body as it stands."""

    received: date | None
    heading: str | None
    provenance: str


class DecisionState(NamedTuple):
    """Decision in force."""

    decided: date
    outcome: str
    remedied: str | None
    provenance: str = "casework"


class ComplianceState(NamedTuple):
    """Remedy as it stands."""

    due: date
    done: date | None
    outcome: str | None
    recorded: date | None
    provenance: str = "casework"


def pairs(references: References = None) -> dict[str, PairState]:
    """Receipts by pair key; of all cases, or of those asked for."""
    rows = _of(CaseBody.objects.all(), "case_id", references)
    values = rows.values_list("key", "received", "heading", "provenance")
    return {row[0]: PairState(*row[1:]) for row in values.iterator(chunk_size=10_000)}


def moved(references: References = None) -> frozenset[str]:
    """Keys of pairs that count under another reference, since a joint case was split.

    Their last step says so, which outlives the case that they went on as.
    """
    steps = StageEvent.objects.filter(step=Step.MOVE)
    found = _of(steps, "case_body__case_id", references)
    return frozenset(found.values_list("case_body_id", flat=True))


def has_moved() -> Exists:
    """The same as a condition on rows that are known by the key of a pair."""
    return Exists(StageEvent.objects.filter(case_body=OuterRef("pk"), step=Step.MOVE))


def received_days(references: Collection[str]) -> dict[str, date]:
    """The day on which each case was first received, where that is known."""
    rows = _of(CaseBody.objects.filter(received__isnull=False), "case_id", references)
    return dict(
        rows.values("case_id").annotate(first=Min("received")).values_list("case_id", "first")
    )


def decisions(references: References = None) -> dict[str, DecisionState]:
    """Decision in force by pair key."""
    rows = _of(DecisionEvent.objects.order_by("id"), "case_body__case_id", references)
    values = rows.values_list("case_body_id", "decided", "outcome", "remedied", "provenance")
    return {row[0]: DecisionState(*row[1:]) for row in values.iterator(chunk_size=10_000)}


def compliance(references: References = None) -> dict[str, ComplianceState]:
    """Remedy as it stands by pair key; none where the decision that asked for it was changed."""
    rows = _of(ComplianceEvent.objects.order_by("id"), "case_body__case_id", references)
    found: dict[str, ComplianceState] = {}
    for key, withdrawn, *state in rows.values_list(*_COMPLIANCE).iterator(chunk_size=10_000):
        if withdrawn:
            found.pop(key, None)
        else:
            found[key] = ComplianceState(*state)
    return found


def reports() -> dict[tuple[str, str, str], ReportFact]:
    """Public reports as they stand, by reference, body and kind."""
    return {(r.reference, r.body, r.kind): r for r in _reports()}


def improvements() -> dict[tuple[str, str, str], ImprovementFact]:
    """Service improvements as they stand, by reference, body and summary; no withdrawn ones."""
    found: dict[tuple[str, str, str], ImprovementFact] = {}
    for event in ImprovementEvent.objects.order_by("id"):
        key = (event.reference, event.authority_id, event.summary)
        if event.withdrawn:
            found.pop(key, None)
        else:
            found[key] = _improvement(event)
    return found


def touched_in(first: date, last: date) -> QuerySet[Any, str]:
    """References of the cases that something happened to between two days, or was due and did not.

    Received, decided or settled in the span by any event, in force or not; or a remedy due by its
    end without an outcome recorded by then.
    """
    span = (first, last)
    unsettled = Q(due__lte=last) & (Q(recorded__isnull=True) | Q(recorded__gt=last))
    received = CaseBody.objects.filter(received__range=span)
    decided = DecisionEvent.objects.filter(decided__range=span)
    settled = ComplianceEvent.objects.filter(Q(recorded__range=span) | unsettled)
    return received.values_list("case_id", flat=True).union(
        decided.values_list("case_body__case_id", flat=True),
        settled.values_list("case_body__case_id", flat=True),
    )


def _of(rows: QuerySet[Any], field: str, references: References) -> QuerySet[Any]:
    if isinstance(references, QuerySet):
        return rows.filter(**{f"{field}__in": references})
    if references is None or len(references) > ASKED_SINGLY:
        return rows
    return rows.filter(**{f"{field}__in": list(references)})


def _reports() -> Iterator[ReportFact]:
    for event in ReportEvent.objects.order_by("id"):
        yield ReportFact(
            reference=event.reference,
            body=event.authority_id,
            kind=ReportKind(event.kind),
            **{name: getattr(event, name) for name in TEXTS},
        )


def _improvement(event: ImprovementEvent) -> ImprovementFact:
    return ImprovementFact(
        reference=event.reference,
        body=event.authority_id,
        summary=event.summary,
        theme=event.theme,
        agreed=event.agreed,
        due=event.due,
        done=event.done,
    )
