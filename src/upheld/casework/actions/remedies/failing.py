"""A body did not do what it agreed, and we are not satisfied: a new case about that failure."""

from django.db import transaction
from django.forms.models import model_to_dict

from upheld.casework import audit
from upheld.casework.actions.opening import open_case
from upheld.casework.actions.remedies.holding import held, kept
from upheld.casework.models import Case, CaseBody, CaseWork, Complainant, Complaint, Note
from upheld.casework.models.complaint import ACCEPTED
from upheld.casework.models.note import NOTE
from upheld.casework.personal import Change
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.errors import Refused
from upheld.domain.sides import Channel, Consent
from upheld.domain.subjects import SUBJECTS
from upheld.toolbox import clock

COPIED = (
    "role", "name", "contact", "postcode", "email", "telephone", "formats", "adjustments",
    "relation",
)  # fmt: skip


@transaction.atomic
def open_failure_case(*, recommendation: int, version: int | None, text: str, by: str) -> Case:
    """A new case, received today, about the same body and for the same people; once each.

    Both cases get a note that names the other.
    """
    work, found = held(recommendation=recommendation, version=version, by=by)
    if found.outcome != ComplianceOutcome.NOT_SATISFIED:
        raise Refused("a case about a failure follows a finding that we are not satisfied")
    if found.followed_by_id:
        raise Refused(f"case {found.followed_by_id} was opened about it already")
    if not text:
        raise Refused("write what the complaint is")
    pair = work.case_body
    case = open_case(
        received=clock.today(), bodies=[pair.authority_id], subject=_subject(work),
        consent=Consent(work.consent), by=by,
    )  # fmt: skip
    _copy_people(pair, case, _complaint(pair, case, text, by))
    _link(pair, case, by)
    found.followed_by = case
    kept(
        work=work, recommendation=found, action="open_failure_case", by=by,
        detail={"case": case.reference},
    )  # fmt: skip
    audit.record(
        by=by, action="record_failure", subject=case.reference,
        detail={"follows": pair.pk, "recommendation": found.number},
        personal_values={"text": Change(None, text)},
    )  # fmt: skip
    return case


def _subject(work: CaseWork) -> str:
    known = SUBJECTS.get(work.subject)
    return work.subject if known and known.in_force(clock.today()) else ""


def _complaint(pair: CaseBody, case: Case, text: str, by: str) -> Complaint:
    now = clock.now()
    first = pair.case.complaints.order_by("pk").first()
    made = Complaint(
        channel=first.channel if first else Channel.POST, state=ACCEPTED, arrived_at=now,
        arrived_on=clock.today(), case=case, authority_id=pair.authority_id, text=text,
        receipt=case.reference, settled_at=now, settled_by=by,
    )  # fmt: skip
    made.save()
    return made


def _copy_people(pair: CaseBody, case: Case, complaint: Complaint) -> None:
    for each in pair.case.complainants.order_by("pk"):
        said = model_to_dict(each, fields=COPIED)
        Complainant(case=case, complaint=complaint, **said).save()


def _link(pair: CaseBody, case: Case, by: str) -> None:
    today, now = clock.today(), clock.now()
    said = {
        pair.case_id: f"Case {case.reference} was opened: an agreed remedy was not provided.",
        case.reference: f"Opened because a remedy agreed in case {pair.case_id} was not provided.",
    }
    for reference, text in said.items():
        Note(case_id=reference, kind=NOTE, on=today, text=text, at=now, by=by).save()
