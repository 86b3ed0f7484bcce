"""What a decision and later changes make of recommendations in the year's records.

The day on which a remedy is awaited, and the improvements that may be published, follow how the
recommendations stand: each difference is one new event, so that a cut sees them like an import.
"""

from typing import Any

from django.db import transaction

from upheld.casework import audit
from upheld.casework.actions.remedies.holding import happened, withdraw
from upheld.casework.models import (
    CaseBody,
    CaseWork,
    ComplianceEvent,
    DecisionEvent,
    ImprovementEvent,
    Recommendation,
)
from upheld.casework.personal import Change
from upheld.casework.queries.remedies import agreed
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.outcomes import Outcome
from upheld.domain.recommendations import Happening, RemedyKind
from upheld.domain.settlement import Ended, settled
from upheld.domain.stages import DECIDED
from upheld.toolbox import clock

DONE = frozenset({ComplianceOutcome.ON_TIME, ComplianceOutcome.LATE})
NO_FAULT = "The decision now in force found no fault."
TEXTS = ("personal_text", "public_summary", "evidence_expected")
FIELDS = ("summary", "theme", "agreed", "due", "done")


@transaction.atomic
def follow_decision(*, pair: CaseBody, by: str, why: str = "") -> None:
    """After any decision: what was agreed is an event, what is awaited is due, improvements count.

    One without fault withdraws what an earlier one asked for, assessed or not. Twice is as once.
    """
    if _is_upheld(pair):
        for each in pair.recommendations.filter(due__isnull=False).order_by("number"):
            _note_agreement(each, by)
        await_remedy(pair=pair, by=by)
        _settle_what_is_left(pair, by)
    else:
        for each in pair.recommendations.order_by("number"):
            withdraw(recommendation=each, by=by, why=why or NO_FAULT)
            audit.record(
                by=by, action="withdraw_recommendation", subject=pair.pk,
                detail={"recommendation": each.number}, under=pair.case_id,
            )  # fmt: skip
        _end(_standing_remedy(pair), by)
    _follow_improvements(pair, by)


@transaction.atomic
def drop_proposals(*, pair: CaseBody, by: str) -> None:
    """Take out what was proposed while a review was open: the decision stands as it was."""
    agreed_ones = agreed(pair.recommendations.all()).values("pk")
    for each in pair.recommendations.exclude(pk__in=agreed_ones).order_by("number"):
        detail = {"recommendation": each.number, "kind": each.kind}
        values = {name: Change(was, None) for name in TEXTS if (was := getattr(each, name))}
        each.delete()
        audit.record(
            by=by, action="remove_recommendation", subject=pair.pk, detail=detail,
            personal_values=values, under=pair.case_id,
        )  # fmt: skip


@transaction.atomic
def record_settlement(*, pair: CaseBody, by: str) -> None:
    """What the case x body counts as, once each recommendation that a decision asked for ended."""
    every = [_ended(each) for each in agreed(pair.recommendations.all())]
    result = settled(every)
    ComplianceEvent(
        case_body=pair, due=result.due, done=result.done, outcome=result.outcome,
        recorded=clock.today(), provenance=pair.provenance, at=clock.now(), by=by,
    ).save()  # fmt: skip


@transaction.atomic
def await_remedy(*, pair: CaseBody, by: str) -> None:
    """Record until when the remedy of a case x body is awaited, where that is something new.

    The main task carries the longest date (compliance manual, 3): that of the recommendations
    which are not settled.
    """
    waiting = agreed(pair.recommendations.filter(outcome__isnull=True, due__isnull=False))
    last = waiting.order_by("-due").first()
    if last is None or last.due is None:
        return
    now = _awaiting(pair)
    if now and now.due == last.due:
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


def _standing_remedy(pair: CaseBody) -> ComplianceEvent | None:
    """The state in force; None where there is none, or it was withdrawn."""
    last = ComplianceEvent.objects.filter(case_body=pair).order_by("-id").first()
    return last if last and not last.withdrawn else None


def _awaiting(pair: CaseBody) -> ComplianceEvent | None:
    """The state in force, where something is awaited."""
    last = _standing_remedy(pair)
    return last if last and last.outcome is None else None


def _settle_what_is_left(pair: CaseBody, by: str) -> None:
    # A new decision with fault may ask for less than the one before: what it still asks for is
    # assessed already, or it asks for nothing.
    if pair.recommendations.filter(outcome__isnull=True).exists():
        return
    if pair.recommendations.exists():
        if _awaiting(pair):
            record_settlement(pair=pair, by=by)
    else:
        _end(_awaiting(pair), by)


def _end(state: ComplianceEvent | None, by: str) -> None:
    if state:
        ComplianceEvent(
            case_body=state.case_body, due=state.due, withdrawn=True,
            provenance=state.case_body.provenance, at=clock.now(), by=by,
        ).save()  # fmt: skip


def _ended(each: Recommendation) -> Ended:
    assert each.due, "a recommendation of a decision has its day"  # noqa: S101 - a guard sees to it
    assert each.outcome, "asked once each has one"  # noqa: S101 - a fault of ours
    return Ended(outcome=ComplianceOutcome(each.outcome), due=each.due, done=each.done_on)


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
