"""Joint cases: another body is added; one body's part goes on alone, and counts there alone."""

from django.db import transaction

from upheld.casework.actions.numbering import next_reference
from upheld.casework.actions.opening import add_body
from upheld.casework.actions.steps import take
from upheld.casework.actions.working import begin, changed, taken
from upheld.casework.models import Case, CaseBody, CaseWork, Complainant, Complaint, StageEvent
from upheld.casework.models.case_body import key_of
from upheld.casework.queries import in_force
from upheld.domain.errors import Refused
from upheld.domain.sides import Consent
from upheld.domain.stages import WAYS, Stage, Step
from upheld.toolbox import clock

# What is found about a body's part and goes with it.
_GOES_ALONG = (
    "stage", "holder", "part", "subject", "urgent", "consent", "jurisdiction_on",
    "jurisdiction_note", "late", "late_reason", "forward_reason", "scope", "scope_ends",
    "complainant_told_on", "body_told_on", "next_contact",
)  # fmt: skip


@transaction.atomic
def join_body(*, key: str, version: int | None, by: str, body: str) -> CaseBody:
    """The same complaint about another body too: its part begins at intake and goes its own way."""
    work = taken(key=key, version=version, by=by)
    pair = work.case_body
    made = add_body(
        case=pair.case, body=body, received=pair.received or clock.today(), by=by,
        subject=work.subject, consent=Consent(work.consent),
    )  # fmt: skip
    changed(work=work, action="join_body", by=by, detail={"joined": made.pk})
    return made


@transaction.atomic
def split_case(*, key: str, version: int | None, by: str, why: str) -> CaseBody:
    """Give one body's part of a joint case a reference of its own, where it goes on as it stands.

    The old pair stays, closed without a decision and pointing to the new one, and no cut counts it
    any more: neither receipt nor decision is counted twice. Refused once something was written for
    both sides, for a statement is not torn out of its case.
    """
    work = taken(key=key, version=version, by=by)
    pair = work.case_body
    _check(work, why)
    case = Case(reference=next_reference(on=pair.received, by=by))
    case.save(force_insert=True)
    new = CaseBody(
        key=key_of(case.reference, pair.authority_id), case=case, authority=pair.authority,
        received=pair.received, heading=pair.heading, provenance=pair.provenance,
    )  # fmt: skip
    new.save(force_insert=True)
    known = {name: getattr(work, name) for name in _GOES_ALONG}
    begin(pair=new, by=by, on=work.stage_since, **known)
    _copy_way(pair, new)
    _copy_people(pair.case, case)
    pair.moved_to = new
    pair.save(update_fields=["moved_to"])
    take(key=key, step=Step.MOVE, version=version, by=by, why=why)
    moved = taken(key=key, version=None, by=by)
    changed(work=moved, action="split_case", by=by, detail={"to": new.pk})
    return new


def _check(work: CaseWork, why: str) -> None:
    pair = work.case_body
    if not why.strip():
        raise Refused("say why the case is split")
    others = in_force.pairs([pair.case_id]).keys() - in_force.moved([pair.case_id])
    if not others - {pair.pk}:
        raise Refused(f"{pair.case_id} is about one body alone: there is nothing to split")
    if Stage(work.stage) not in WAYS[Step.MOVE].starts:
        raise Refused(f"a case at “{Stage(work.stage).words}” is not split any more")
    if pair.statements.exists() or pair.recommendations.exists():
        raise Refused("a statement or a recommendation is written: decide this part where it is")


def _copy_way(old: CaseBody, new: CaseBody) -> None:
    for event in StageEvent.objects.filter(case_body=old).order_by("id"):
        StageEvent(
            case_body=new, step=event.step, was=event.was, now=event.now, on=event.on,
            why=event.why, at=event.at, by=event.by,
        ).save()  # fmt: skip


def _copy_people(old: Case, new: Case) -> None:
    copies = {}
    for number, complaint in enumerate(Complaint.objects.filter(case=old).order_by("pk"), 1):
        before = complaint.pk
        complaint.pk, complaint.case = None, new
        # A sender asks by the receipt that they were given, which stays with the first.
        complaint.receipt, complaint.code_digest = f"{new.reference}-{number}", ""
        complaint.settled_at = complaint.settled_at or clock.now()
        complaint.save(force_insert=True)
        copies[before] = complaint
    for person in Complainant.objects.filter(case=old).order_by("pk"):
        made_of = copies.get(person.complaint_id) if person.complaint_id else None
        person.pk, person.case, person.complaint = None, new, made_of
        person.save(force_insert=True)
