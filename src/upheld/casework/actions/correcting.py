"""Correct the reason of a decision that was recorded wrongly; its day stays."""

from dataclasses import replace

from django.db import transaction

from upheld.casework.actions.publishing.taking_down import suppress
from upheld.casework.actions.working import changed, taken
from upheld.casework.models import DecisionEvent, DecisionReason
from upheld.casework.personal import Change
from upheld.casework.queries import case_files
from upheld.domain.case_file import lacks_of_decision
from upheld.domain.errors import Refused
from upheld.domain.publication import TakenDown
from upheld.domain.reasons import reason
from upheld.domain.stages import DECIDED, WAYS, Step
from upheld.toolbox import clock


@transaction.atomic
def correct_reason(
    *, key: str, version: int | None, by: str, reason_code: str, why: str
) -> DecisionEvent:
    """Put a right reason in the place of a wrong one: a new decision event of the same day.

    For a slip of the pen: the statement, the choice of publication and the recommendations stay,
    so a reason that does not fit them is refused. What was decided wrongly is reviewed instead.
    """
    work = taken(key=key, version=version, by=by)
    wrong = DecisionEvent.objects.filter(case_body_id=key).order_by("-id").first()
    if work.stage not in DECIDED or wrong is None:
        raise Refused("nothing is decided yet, so no reason can be corrected")
    if not why.strip():
        raise Refused("say what was wrong")
    if case_files.open_review(key):
        raise Refused("a review is open: its result may amend the decision")
    reasoned = wrong.reasoned
    given = reason(reason_code, step=_step(key), day=wrong.decided)
    if given.code == reasoned.reason:
        raise Refused(f"“{given.words}” is the reason already")
    # A slip of the pen withdraws nothing, so every recommendation counts as one that stands.
    file = replace(case_files.case_file(work), agreed_recommendations=0)
    lacks = lacks_of_decision(file, given)
    if lacks:
        raise Refused("this reason does not fit what was decided", problems=lacks)
    right = DecisionEvent(
        case_body=work.case_body, decided=wrong.decided, outcome=given.outcome,
        remedied=case_files.remedied(work, given), provenance=wrong.provenance,
        at=clock.now(), by=by,
    )  # fmt: skip
    right.save()
    DecisionReason(
        decision=right, reason=given.code, supersedes=wrong, why=why.strip(),
        statement=reasoned.statement,
    ).save()  # fmt: skip
    if given.outcome != wrong.outcome:
        suppress(key=key, by=by, reason=TakenDown.CHANGED)
    changed(
        work=work, action="correct_reason", by=by,
        detail={"was": reasoned.reason, "now": given.code, "decision": right.pk},
        personal_values={"why": Change(None, why.strip())},
    )  # fmt: skip
    return right


def _step(key: str) -> Step:
    steps = [step for step, way in WAYS.items() if way.decides]
    taken_last = case_files.last_step(key, steps)
    assert taken_last is not None, "what is decided was decided by a step"  # noqa: S101 - a fault of ours
    return taken_last
