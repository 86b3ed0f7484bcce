"""Take complaints in: recorded, then accepted as a case, joined to one, or declined."""

from collections.abc import Sequence

from django.db import transaction

from upheld.casework import audit
from upheld.casework.actions.opening import open_case
from upheld.casework.actions.publishing.taking_down import suppress_case
from upheld.casework.arrivals import ComplaintFacts
from upheld.casework.models import Case, CaseWork, Complainant, Complaint, Document
from upheld.casework.models.complaint import ACCEPTED, DECLINED, JOINED, PENDING, STATES
from upheld.casework.personal import Change
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.publication import TakenDown
from upheld.domain.sides import Consent
from upheld.register.models import Authority
from upheld.toolbox import clock, secret

RECEIPT_LENGTH = 10


@transaction.atomic
def record_complaint(*, facts: ComplaintFacts, by: str) -> Complaint:
    """Keep a complaint and its people; it waits to be accepted."""
    if facts.body and not Authority.objects.filter(pk=facts.body).exists():
        raise Refused(f"{facts.body!r} is not a body of the register")
    complaint = Complaint(
        channel=facts.channel, arrived_at=clock.now(), arrived_on=facts.arrived_on,
        authority_id=facts.body or None, body_named=facts.body_named, text=facts.text,
        wanted=facts.wanted, known_on=facts.known_on, told_body_on=facts.told_body_on,
        body_answered_on=facts.body_answered_on, consent=facts.consent,
        consent_note=facts.consent_note, receipt=_number(),
    )  # fmt: skip
    complaint.save(force_insert=True)
    for person in facts.people:
        Complainant(complaint=complaint, **person.values()).save(force_insert=True)
    audit.record(
        by=by, action="record_complaint", subject=str(complaint),
        detail={"channel": facts.channel, "body": facts.body, "people": len(facts.people)},
    )  # fmt: skip
    return complaint


@transaction.atomic
def accept(*, complaint: int, bodies: Sequence[str], subject: str, by: str) -> Case:
    """Make a case of a complaint: its people and documents join the case, coded by its subject.

    The second of two who accept it together is told who was first, and no reference is taken.
    """
    waiting = _waiting(complaint, by)
    case = open_case(
        received=waiting.arrived_on, bodies=bodies, subject=subject, by=by,
        consent=Consent(waiting.consent),
    )  # fmt: skip
    waiting.authority_id = waiting.authority_id or bodies[0]
    _settle(waiting, ACCEPTED, by, case=case)
    return case


@transaction.atomic
def join(*, complaint: int, reference: str, by: str, consent: Consent | None = None) -> Case:
    """Add a complaint to a case that is worked on here, with its people and documents.

    `consent` is how that of its person stands, where more is known than when it arrived.
    """
    waiting = _waiting(complaint, by)
    case = Case.objects.filter(pk=reference).first()
    if case is None or not CaseWork.objects.filter(case_body__case=case).exists():
        raise Refused(f"there is no case {reference} that is worked on here")
    about = waiting.authority
    if about and not case.bodies.filter(authority=about).exists():
        raise Refused(
            f"{reference} is not about {about.short_name}: accept the complaint as a case of its "
            "own, or add the body to that case first"
        )
    waiting.consent = consent or waiting.consent
    _settle(waiting, JOINED, by, case=case)
    if Consent(waiting.consent).bars_publication:
        suppress_case(reference=reference, by=by, reason=TakenDown.INTERESTS)
    return case


@transaction.atomic
def decline(*, complaint: int, why: str, by: str) -> None:
    """Note that something that came is no complaint, and why. It stays as it came."""
    if not why.strip():
        raise Refused("say why this is not a complaint")
    _settle(_waiting(complaint, by), DECLINED, by, why=why.strip())


def _number() -> str:
    # As the public form gives them, so that all look alike; drawn, so that none tells of another.
    drawn = secret.readable(RECEIPT_LENGTH).upper()
    return f"C-{drawn[:5]}-{drawn[5:]}"


def _waiting(number: int, by: str) -> Complaint:
    found = Complaint.objects.select_for_update(of=("self",)).filter(pk=number).first()
    if found is None:
        raise Refused("there is no such complaint")
    if found.state != PENDING:
        # A complaint is settled once: the state is all the version it needs.
        what = STATES[found.state].lower()
        raise Overtaken(
            by="you, elsewhere," if found.settled_by == by else str(found.settled_by),
            at=found.settled_at, what=f"{what} {found.case_id or ''}".strip(), version=0,
        )  # fmt: skip
    return found


def _settle(
    complaint: Complaint, state: str, by: str, *, case: Case | None = None, why: str = ""
) -> None:
    complaint.state, complaint.case, complaint.settled_why = state, case, why
    complaint.settled_at, complaint.settled_by = clock.now(), by
    complaint.save()
    if case:
        _carry(complaint, case)
    audit.record(
        by=by, action=f"complaint_{state}", subject=str(complaint),
        detail={"case": case.reference} if case else {},
        personal_values={"why": Change(None, why)} if why else None,
    )  # fmt: skip


def _carry(complaint: Complaint, case: Case) -> None:
    there = set(case.complainants.values_list("role", "name"))
    for person in complaint.people.all():
        # Who is in the case already stays with the complaint alone, as written there.
        if (person.role, person.name) not in there:
            person.case = case
            person.save()
            there.add((person.role, person.name))
    Document.objects.filter(complaint=complaint).update(case=case)
