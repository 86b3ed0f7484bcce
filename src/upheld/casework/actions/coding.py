"""Code a case x body: what it is about, when it came, under which heading and part it counts."""

from datetime import date

from django.db import transaction
from django.db.models import Min

from upheld.casework.actions.publishing.recoding import follow_coding
from upheld.casework.actions.working import changed, taken
from upheld.casework.models import (
    CaseBody,
    CaseWork,
    DecisionEvent,
    PartyLetter,
    RecodeEvent,
    StageEvent,
)
from upheld.casework.models.case_work import PARTS
from upheld.domain.errors import Refused
from upheld.domain.stages import UNDECIDED, Step
from upheld.domain.subjects import subject as subject_of
from upheld.toolbox import clock


@transaction.atomic
def code_case(
    *, key: str, version: int | None, by: str, subject: str, part: str = "",
    received: date | None = None,
) -> CaseWork:  # fmt: skip
    """Give a case its subject, from which its heading follows; also to one that is decided.

    `received` mends its day of receipt. The heading or day that was there is kept as a recode
    event: a year that is frozen stays as it was coded, and the reference as it was given.
    """
    work = taken(key=key, version=version, by=by)
    pair = work.case_body
    if pair.received is None:
        raise Refused(f"{key} has no day of receipt, so nobody can say which subjects held then")
    if part and part not in PARTS:
        raise Refused(f"{part!r} is not a part of the Act; choose one of {', '.join(PARTS)}")
    before = pair.received
    received = received or before
    heading = subject_of(subject, day=received).heading
    was = {"subject": work.subject, "heading": pair.heading, "part": work.part}
    if received != before:
        _check_day(work, received)
        was["received"] = str(before)
        _recode(work, "received", str(before), str(received), by)
        pair.received = received
    if heading != pair.heading:
        _recode(work, "heading", pair.heading, heading, by)
        pair.heading = heading
    pair.save(update_fields=["received", "heading"])
    work.subject, work.part = subject, part or work.part
    follow_coding(
        reference=pair.case_id, body=pair.authority_id, subject=subject, heading=heading, by=by
    )
    now = {"subject": subject, "heading": heading, "part": work.part}
    if received != before:
        now["received"] = str(received)
    changed(work=work, action="code_case", by=by, detail={"was": was, "now": now})
    return work


def _check_day(work: CaseWork, received: date) -> None:
    # What was done since stands on the day of receipt, and nothing is done before it.
    pair = work.case_body
    if received > clock.today():
        raise Refused(f"{received} lies ahead: nothing was received on it")
    for on, what in _first_acts(pair):
        if on and received > on:
            raise Refused(f"{what} on {on}, which is before {received}")
    ended = pair.authority.end
    if ended and ended < received:
        raise Refused(f"{pair.authority.short_name} ended on {ended}, which is before {received}")
    if work.stage in UNDECIDED and work.scope_ends and work.scope_ends > received:
        raise Refused(f"what is investigated ends on {work.scope_ends}: change that day first")


def _first_acts(pair: CaseBody) -> tuple[tuple[date | None, str], ...]:
    # Of a case that was reopened or decided anew too: the earliest of each, in force or not.
    decided = DecisionEvent.objects.filter(case_body=pair).aggregate(first=Min("decided"))["first"]
    steps = StageEvent.objects.filter(case_body=pair).exclude(step=Step.OPEN)
    letter = PartyLetter.objects.filter(case_body=pair).aggregate(first=Min("at"))["first"]
    return (
        (decided, "it was decided"),
        (steps.aggregate(first=Min("on"))["first"], "a step of it was taken"),
        (letter and letter.astimezone(clock.UK).date(), "a letter about it was written"),
    )


def _recode(work: CaseWork, field: str, was: str | None, now: str, by: str) -> None:
    if was:
        RecodeEvent(
            case_body=work.case_body, field=field, was=was, now=now, at=clock.now(), by=by
        ).save()
