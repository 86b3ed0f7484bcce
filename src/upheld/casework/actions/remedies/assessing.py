"""Assess what was done, take an assessment back; the last one settles the case x body.

What is counted, and which days belong to it, is said in `domain.settlement`.
"""

from django.db import transaction

from upheld.casework.actions.remedies.following import (
    await_remedy,
    follow_improvements,
    record_settlement,
)
from upheld.casework.actions.remedies.holding import happened, held, kept
from upheld.casework.actions.steps import take
from upheld.casework.models import CaseWork
from upheld.casework.personal import Change
from upheld.casework.queries.remedies import agreed
from upheld.casework.remedy_rules import awaited
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.errors import Refused
from upheld.domain.recommendations import Happening
from upheld.domain.settlement import Verdict, ended
from upheld.domain.stages import DECIDED, Stage, Step
from upheld.toolbox import clock

NOT_SATISFIED = ComplianceOutcome.NOT_SATISFIED


@transaction.atomic
def assess(
    *, recommendation: int, version: int | None, verdict: Verdict, why: str, by: str
) -> ComplianceOutcome:
    """How a recommendation ended. With the last one the case x body is settled and closed.

    Whether it was on time follows from the day it was done and the day agreed last. That we are
    not satisfied is for `settle_unsatisfied`.
    """
    if verdict is Verdict.UNSATISFIED:
        raise Refused("that we are not satisfied is recorded by a director, by an act of its own")
    return _assess(recommendation, version, verdict, why, by)


@transaction.atomic
def settle_unsatisfied(*, recommendation: int, version: int | None, why: str, by: str) -> None:
    """Not complete and not satisfied. Whoever calls this asks for `Deed.SETTLE_UNSATISFIED`."""
    _assess(recommendation, version, Verdict.UNSATISFIED, why, by)


@transaction.atomic
def take_back(*, recommendation: int, version: int | None, why: str, by: str) -> None:
    """An assessment was wrong: the recommendation waits again, and so does its case x body.

    What was recorded stays as it was; the next settlement is a new event. A finding that we are
    not satisfied is taken back by `take_back_unsatisfied`.
    """
    _take_back(recommendation, version, why, by, unsatisfied=False)


@transaction.atomic
def take_back_unsatisfied(*, recommendation: int, version: int | None, why: str, by: str) -> None:
    """The same for a finding of a director. The caller asks for `Deed.SETTLE_UNSATISFIED`."""
    _take_back(recommendation, version, why, by, unsatisfied=True)


def _assess(
    number: int, version: int | None, verdict: Verdict, why: str, by: str
) -> ComplianceOutcome:
    work, found = held(recommendation=number, version=version, by=by)
    awaited(work, found)
    if found.due is None:
        raise Refused("it has no day")
    if verdict is Verdict.COMPLETE and found.evidence_expected and found.evidence_on is None:
        raise Refused("evidence is expected and none has come; record it first")
    if verdict is not Verdict.COMPLETE and not why:
        raise Refused("say why")
    outcome = ended(verdict, due=found.due, done=found.done_on).outcome
    found.outcome, found.settled_on, found.asked_until = outcome, clock.today(), None
    happened(
        recommendation=found, what=Happening.ASSESSED, on=clock.today(), outcome=outcome, why=why,
        by=by,
    )  # fmt: skip
    kept(
        work=work, recommendation=found, action="assess_remedy", by=by,
        detail={"outcome": outcome}, personal_values={"why": Change(None, why or None)},
    )  # fmt: skip
    follow_improvements(pair=work.case_body, by=by)
    _settle(work, by)
    return outcome


def _settle(work: CaseWork, by: str) -> None:
    asked = agreed(work.case_body.recommendations.all())
    if asked.filter(outcome__isnull=True).exists():
        await_remedy(pair=work.case_body, by=by)
        return
    record_settlement(pair=work.case_body, by=by)
    take(key=work.case_body_id, step=Step.SETTLE, version=None, by=by)


def _take_back(number: int, version: int | None, why: str, by: str, *, unsatisfied: bool) -> None:
    work, found = held(recommendation=number, version=version, by=by)
    if found.outcome is None:
        raise Refused("it is not assessed")
    if (found.outcome == NOT_SATISFIED) is not unsatisfied:
        raise Refused(
            "it is no finding of a director" if unsatisfied else
            "a director recorded that we are not satisfied, so a director takes it back"
        )  # fmt: skip
    if work.stage not in DECIDED:
        raise Refused("the case is being decided again; its recommendations are settled after that")
    if not why:
        raise Refused("say why")
    was, found.outcome, found.settled_on = found.outcome, None, None
    happened(recommendation=found, what=Happening.REOPENED, on=clock.today(), why=why, by=by)
    kept(
        work=work, recommendation=found, action="take_assessment_back", by=by,
        detail={"was": was}, personal_values={"why": Change(None, why)},
    )  # fmt: skip
    if work.stage == Stage.CLOSED:
        take(key=work.case_body_id, step=Step.AWAIT_AGAIN, version=None, by=by)
    await_remedy(pair=work.case_body, by=by)
    follow_improvements(pair=work.case_body, by=by)
