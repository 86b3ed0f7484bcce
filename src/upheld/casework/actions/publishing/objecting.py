"""An objection of one side against publication: recorded with its reasons, answered by a manager.

Nobody can opt out (design notes, a6): an objection is weighed, and both sides are told by letter.
"""

from datetime import date

from django.db import transaction

from upheld.casework.actions.party_letters import write_letter
from upheld.casework.actions.publishing.holding import hold
from upheld.casework.actions.publishing.taking_down import suppress
from upheld.casework.actions.publishing.working import at_work, note
from upheld.casework.actions.working import taken
from upheld.casework.models import PublicationObjection, PublicationWork
from upheld.casework.party_letters.wording import Facts, Template
from upheld.casework.personal import Change
from upheld.domain.errors import Refused
from upheld.domain.gate import Withheld
from upheld.domain.publication import TakenDown
from upheld.domain.sides import Side
from upheld.toolbox import clock

_WITHHELD = "We have agreed not to publish it. This is why:"
_PUBLISHED = "We will publish it, or leave it published. This is why:"


@transaction.atomic
def record_objection(
    *, key: str, version: int | None, by: str, side: Side, on: date, reasons: str
) -> PublicationObjection:
    """Record that a side objects, when and why. Publication is not stopped by it: see `hold`."""
    work = at_work(key=key, version=version, by=by)
    if not reasons.strip():
        raise Refused("write the reasons: an objection without any is not considered")
    if on > clock.today():
        raise Refused("an objection came today or before")
    if PublicationObjection.objects.filter(case_body=key, side=side, agreed__isnull=True).exists():
        raise Refused(f"an objection of {side.words[:1].lower()}{side.words[1:]} waits already")
    made = PublicationObjection(
        case_body=work.case_body, side=side, on=on, reasons=reasons.strip(), at=clock.now(), by=by
    )
    made.save()
    note(work=work, action="record_objection", by=by, detail={"objection": made.pk, "side": side})
    return made


@transaction.atomic
def answer_objection(
    *, key: str, version: int | None, by: str, side: Side, agreed: bool, answer: str
) -> PublicationObjection:
    """Answer the open objection of a side. Agreed to, it withholds or takes down.

    Both sides are told by letter, in the words of the answer: it names nobody.
    """
    work = at_work(key=key, version=version, by=by)
    found = PublicationObjection.objects.filter(case_body=key, side=side, agreed__isnull=True)
    objection = found.first()
    if objection is None:
        raise Refused("no objection of this side waits for an answer")
    if by == objection.by:
        raise Refused("whoever recorded an objection does not answer it")
    if not answer.strip():
        raise Refused("write the answer: both sides are told what was weighed")
    objection.agreed, objection.answer = agreed, answer.strip()
    objection.answered_at, objection.answered_by = clock.now(), by
    objection.save()
    note(
        work=work, action="answer_objection", by=by,
        detail={"objection": objection.pk, "agreed": agreed},
        personal_values={"answer": Change(None, objection.answer)},
    )  # fmt: skip
    if agreed:
        _withhold(work, by, objection.answer)
    _tell_both(key, by, agreed=agreed, answer=objection.answer)
    return objection


def _withhold(work: PublicationWork, by: str, why: str) -> None:
    key = work.case_body_id
    suppress(key=key, by=by, reason=TakenDown.INTERESTS, why=why)
    if not work.held_for:
        hold(
            key=key, version=None, by=by, reason=Withheld.REQUEST, why=why, excepted=True
        )  # fmt: skip


def _tell_both(key: str, by: str, *, agreed: bool, answer: str) -> None:
    case = taken(key=key, version=None, by=by)
    for side in Side:
        told = Facts(
            body=case.case_body.authority.short_name, side=side, days={},
            reason=_WITHHELD if agreed else _PUBLISHED, explanation=answer,
        )  # fmt: skip
        write_letter(
            work=case, side=side, template=Template.OBJECTION, by=by, told=told, unless_nobody=True
        )
