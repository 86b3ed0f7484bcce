"""Reviews of decisions: asked within a month, once, and answered by somebody else."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from upheld.casework.actions.party_letters import write_letter
from upheld.casework.actions.publishing.taking_down import suppress
from upheld.casework.actions.remedies.following import drop_proposals
from upheld.casework.actions.steps import take
from upheld.casework.actions.working import changed, taken
from upheld.casework.models import CaseWork, Review
from upheld.casework.models.review import RESULTS
from upheld.casework.party_letters.wording import Facts, Template
from upheld.casework.personal import Change
from upheld.casework.queries.case_files import open_review
from upheld.casework.queries.decisions import kept_from_review, last_decision, review_is_used
from upheld.domain.errors import Refused
from upheld.domain.publication import TakenDown
from upheld.domain.sides import Side
from upheld.domain.stages import DECIDED, Stage, Step
from upheld.domain.time_limits import last_day_to_ask
from upheld.toolbox import clock

REOPENED, AMENDED = "reopened", "amended"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who asked for a review, when and why; and why one that came late is taken."""

    side: Side
    on: date
    ground: str
    late_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a review found; one that amends says by which reason it is decided now."""

    result: str
    explanation: str
    reason_code: str = ""

    def __post_init__(self) -> None:
        """Refuse a result that is none, and an answer that explains nothing."""
        if self.result not in RESULTS:
            raise Refused("choose what the review found")
        if not self.explanation.strip():
            raise Refused("explain what the review found; both sides are told")
        if (self.result == AMENDED) != bool(self.reason_code):
            raise Refused("an amended decision has its reason, and no other result has one")


@transaction.atomic
def ask_review(
    *, key: str, version: int | None, by: str, asked: Asked, excepted: bool = False
) -> Review:
    """Record that a side asks for a review; what was published of the decision is taken down.

    It holds publication back until it is answered. After more than a month it is taken only by
    who may allow exceptions, with the reason.
    """
    work = taken(key=key, version=version, by=by)
    decision = last_decision(key)
    if work.stage not in DECIDED or decision is None:
        raise Refused("nothing is decided yet, so there is nothing to review")
    _check_first(key)
    if not asked.ground.strip():
        raise Refused("write what the side says is wrong")
    if not decision.decided <= asked.on <= clock.today():
        raise Refused("a review is asked for between the day of the decision and today")
    late = asked.on > last_day_to_ask(decision.decided)
    if late and not (excepted and asked.late_reason.strip()):
        lack = "write why it is taken" if excepted else "only who may allow exceptions takes it"
        raise Refused(
            f"it could be asked for until {last_day_to_ask(decision.decided)}, so this one is "
            f"late: {lack}"
        )
    review = Review(
        case_body=work.case_body, decision=decision, asked_on=asked.on, asked_by=asked.side,
        ground=asked.ground.strip(), late_reason=asked.late_reason.strip() if late else "",
        at=clock.now(), by=by,
    )  # fmt: skip
    review.save()
    suppress(key=key, by=by, reason=TakenDown.REVIEW)
    changed(
        work=work, action="ask_review", by=by,
        detail={"review": review.pk, "decision": decision.pk, "late": late},
    )  # fmt: skip
    return review


@transaction.atomic
def answer_review(*, key: str, version: int | None, by: str, answer: Answer) -> Review:
    """Close the open review; its result is told to both sides.

    Reopened, the case goes back to where it was decided from; amended, a new decision of today
    takes the place of the old one, which stays as it was recorded. What was proposed while the
    review was open goes with a result that changes nothing.

    A year that is frozen keeps its figures: what changed since stands at the year's desk, for a
    correction.
    """
    work = taken(key=key, version=version, by=by)
    review = open_review(key)
    if review is None:
        raise Refused("no review is open")
    if by in kept_from_review(review.decision):
        raise Refused("a decision is reviewed by somebody who did not make it or write it")
    if review.holder not in {"", by}:
        raise Refused("somebody else reviews it; ask whoever shares out the work to move it")
    if answer.result == REOPENED:
        take(key=key, step=Step.REOPEN, by=by, version=version, why=answer.explanation)
        _begin_anew(key)
    elif answer.result == AMENDED:
        take(
            key=key, step=Step.AMEND, by=by, version=version, why=answer.explanation,
            reason_code=answer.reason_code,
        )  # fmt: skip
    else:
        drop_proposals(pair=work.case_body, by=by)
    review.result, review.explanation = answer.result, answer.explanation.strip()
    review.closed_at, review.closed_by = clock.now(), by
    review.save()
    work = taken(key=key, version=None, by=by)
    changed(
        work=work, action="answer_review", by=by,
        detail={"review": review.pk, "result": answer.result},
        personal_values={"explanation": Change(None, review.explanation)},
    )  # fmt: skip
    _tell_result(work, review, by)
    return review


def _check_first(key: str) -> None:
    if open_review(key):
        raise Refused("a review is open already")
    if review_is_used(key):
        raise Refused("this decision was reviewed once, which is the end of our procedure")


def _begin_anew(key: str) -> None:
    # The new decision has its own comments and its own choice of publication.
    CaseWork.objects.filter(pk=key).update(
        comments_due=None, times_returned=0, publication="", publication_why=""
    )
    if CaseWork.objects.get(pk=key).stage == Stage.INTAKE:
        CaseWork.objects.filter(pk=key).update(holder="")


def _tell_result(work: CaseWork, review: Review, by: str) -> None:
    # With an amended decision goes its new statement; it ends our procedure, so no review is
    # offered as a final decision's letter does.
    amended = last_decision(work.pk) if review.result == AMENDED else None
    statement = amended.reasoned.statement if amended else None
    for side in Side:
        told = Facts(
            body=work.case_body.authority.short_name, side=side, days={},
            reason=RESULTS[review.result], explanation=review.explanation,
        )  # fmt: skip
        write_letter(
            work=work, side=side, template=Template.REVIEW, by=by, told=told, statement=statement,
            unless_nobody=statement is None,
        )  # fmt: skip
