"""What a decision and later changes make of recommendations in the year's records.

The day on which a remedy is awaited, and the improvements that may be published, follow how the
recommendations stand: each difference is one new event, so that a cut sees them like an import.
"""

from typing import Any

from django.db import transaction

from upheld.casework.actions.remedies.holding import happened
from upheld.casework.models import (
    CaseBody,
    CaseWork,
    ComplianceEvent,
    DecisionEvent,
    ImprovementEvent,
    Recommendation,
)
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.outcomes import Outcome
from upheld.domain.recommendations import Happening, RemedyKind
from upheld.domain.stages import DECIDED
from upheld.toolbox import clock

DONE = frozenset({ComplianceOutcome.ON_TIME, ComplianceOutcome.LATE})
FIELDS = ("summary", "theme", "agreed", "due", "done")


@transaction.atomic
def follow_decision(*, pair: CaseBody, by: str) -> None:
    """After any decision: what was agreed is an event, what is awaited is due, improvements count.

    Twice is as once.
    """
    if _is_upheld(pair):
        for each in pair.recommendations.filter(due__isnull=False).order_by("number"):
            _note_agreement(each, by)
        await_remedy(pair=pair, by=by)
    _follow_improvements(pair, by)


@transaction.atomic
def await_remedy(*, pair: CaseBody, by: str) -> None:
    """Record until when the remedy of a case x body is awaited, where that is something new.

    The main task carries the longest date (compliance manual, 3): that of the recommendations
    which are not settled.
    """
    waiting = pair.recommendations.filter(outcome__isnull=True, due__isnull=False)
    last = waiting.order_by("-due").first()
    if last is None or last.due is None:
        return
    now = ComplianceEvent.objects.filter(case_body=pair).order_by("-id").first()
    if now and now.outcome is None and now.due == last.due:
        return
    ComplianceEvent(
        case_body=pair, due=last.due, provenance=pair.provenance, at=clock.now(), by=by
    ).save()


@transaction.atomic
def follow_improvements(*, pair: CaseBody, by: str) -> None:
    """Record each improvement of a case x body that differs from what stands.

    One counts once its summary was checked and fault was found. It is done once we are satisfied
    that it is: what a body says of itself is not published as a fact. While a case is undecided,
    also where a review reopened it, nothing changes before the decision.
    """
    if CaseWork.objects.filter(case_body=pair, stage__in=DECIDED).exists():
        _follow_improvements(pair, by)


def _follow_improvements(pair: CaseBody, by: str) -> None:
    upheld = _is_upheld(pair)
    wanted: dict[str, dict[str, Any]] = {
        each.public_summary: _improvement(each)
        for each in pair.recommendations.filter(summary_checked_at__isnull=False)
        if upheld and each.due and RemedyKind(each.kind).improves_service
    }
    standing = _standing(pair)
    for summary, said in wanted.items():
        before = standing.get(summary)
        if before is None or any(getattr(before, name) != said[name] for name in FIELDS):
            _record(pair, by, **said)
    for summary, before in standing.items():
        if summary not in wanted:
            said = {name: getattr(before, name) for name in FIELDS}
            _record(pair, by, **said, withdrawn=True)


def _is_upheld(pair: CaseBody) -> bool:
    last = DecisionEvent.objects.filter(case_body=pair).order_by("-id").first()
    return last is not None and last.outcome == Outcome.UPHELD


def _note_agreement(each: Recommendation, by: str) -> None:
    dated = each.events.filter(what__in=(Happening.AGREED, Happening.EXTENDED))
    last = dated.order_by("-id").first()
    if last is None or last.due != each.due:
        on = each.agreed_on or clock.today()
        happened(recommendation=each, what=Happening.AGREED, on=on, due=each.due, by=by)


def _improvement(each: Recommendation) -> dict[str, Any]:
    return {
        "summary": each.public_summary, "theme": each.theme, "agreed": each.agreed_on,
        "due": each.due, "done": each.done_on if each.outcome in DONE else None,
    }  # fmt: skip


def _standing(pair: CaseBody) -> dict[str, ImprovementEvent]:
    # What came by a list is not ours to withdraw.
    found: dict[str, ImprovementEvent] = {}
    events = ImprovementEvent.objects.filter(
        reference=pair.case_id, authority_id=pair.authority_id, intake__isnull=True
    )
    for event in events.order_by("id"):
        if event.withdrawn:
            found.pop(event.summary, None)
        else:
            found[event.summary] = event
    return found


def _record(pair: CaseBody, by: str, **said: Any) -> None:
    ImprovementEvent(
        reference=pair.case_id, authority_id=pair.authority_id, at=clock.now(), by=by, **said
    ).save()
