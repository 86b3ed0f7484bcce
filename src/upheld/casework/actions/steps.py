"""Take a step: from one stage to another, with every guard asked and every fact recorded once."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from upheld.casework.actions.publishing.taking_down import suppress
from upheld.casework.actions.remedies.following import follow_decision
from upheld.casework.actions.working import changed, taken
from upheld.casework.models import (
    CaseWork,
    DecisionEvent,
    DecisionReason,
    StageEvent,
    Statement,
)
from upheld.casework.personal import Change
from upheld.casework.queries import case_files
from upheld.domain import case_file
from upheld.domain.errors import Refused
from upheld.domain.publication import TakenDown
from upheld.domain.reasons import Reason, reason
from upheld.domain.stages import WAYS, Stage, Step
from upheld.domain.statements import StatementKind
from upheld.toolbox import clock

# After these the decision that may have been published is not the one in force.
UNDOES = frozenset({Step.AMEND, Step.REOPEN})


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What a step did."""

    stage: Stage
    decision: int | None = None
    """Number of the decision it made."""


@transaction.atomic
def take(
    *, key: str, step: Step, by: str, version: int | None, why: str = "", reason_code: str = ""
) -> Taken:
    """Take a step with a case x body; `Refused` names everything that is missing.

    A step that decides takes a reason; its decision is dated today and stands in the lists, the cut
    and the figures like one that was imported.
    """
    work = taken(key=key, version=version, by=by)
    today = clock.today()
    given = reason(reason_code, step=step, day=today) if reason_code else None
    file = case_files.case_file(work, today=today)
    lacks = case_file.missing(step, file, given)
    if lacks:
        raise Refused(f"{step.words}: not yet", problems=lacks)
    decision = _decide(work, given, today, by, why) if WAYS[step].decides and given else None
    stage = case_file.end_of(step, file, given)
    if step in UNDOES:
        suppress(key=key, by=by, reason=TakenDown.CHANGED)
    _move(work, step, stage, today, by, why)
    return Taken(stage=stage, decision=decision.pk if decision else None)


def _move(work: CaseWork, step: Step, stage: Stage, today: date, by: str, why: str) -> None:
    was, work.stage, work.stage_since = work.stage, stage, today
    StageEvent(
        case_body=work.case_body, step=step, was=was, now=stage, on=today, why=why,
        at=clock.now(), by=by,
    ).save()  # fmt: skip
    changed(
        work=work, action=step, by=by, detail={"was": was, "now": stage},
        personal_values={"why": Change(None, why or None)},
    )  # fmt: skip


def _decide(work: CaseWork, given: Reason, today: date, by: str, why: str) -> DecisionEvent:
    pair = work.case_body
    before = DecisionEvent.objects.filter(case_body=pair).order_by("-id").first()
    decision = DecisionEvent(
        case_body=pair, decided=today, outcome=given.outcome,
        remedied=case_files.remedied(work, given), provenance=pair.provenance,
        at=clock.now(), by=by,
    )  # fmt: skip
    decision.save()
    DecisionReason(
        decision=decision, reason=given.code, supersedes=before, why=why if before else "",
        statement=_statement(work, given),
    ).save()  # fmt: skip
    follow_decision(pair=pair, by=by, why=why)
    return decision


def _statement(work: CaseWork, given: Reason) -> Statement | None:
    if not given.needs_statement:
        return None
    return case_files.statement(work.case_body_id, StatementKind.FINAL)
