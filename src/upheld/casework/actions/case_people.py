"""The people of a case and their consent, as they change while the case goes on."""

from dataclasses import fields

from django.db import transaction

from upheld.casework import audit
from upheld.casework.actions.publishing.taking_down import suppress_case
from upheld.casework.actions.working import changed, taken
from upheld.casework.arrivals import PersonFacts
from upheld.casework.models import Case, Complainant, Complaint
from upheld.casework.models.complaint import JOINED
from upheld.casework.personal import Change
from upheld.casework.queries.case_people import PEOPLE_CHANGES
from upheld.casework.queries.changes import changes_since
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.publication import TakenDown
from upheld.domain.sides import Consent
from upheld.register.at_once import alone

COMPLAINANT = "complainant"
KNOWN = tuple(each.name for each in fields(PersonFacts))
"""What a case keeps of a person, by field."""


@transaction.atomic
def add_person(
    *, reference: str, facts: PersonFacts, by: str, version: int | None = None
) -> Complainant:
    """Add somebody to a case. `version` is that of its people as the caller saw them."""
    _hold(reference, version)
    _check_new(reference, facts)
    person = Complainant(case_id=reference, **facts.values())
    person.save(force_insert=True)
    audit.record(
        by=by, action="add_person", subject=reference, detail={"role": facts.role},
        personal_values={
            name: Change(None, value) for name, value in facts.values().items() if value
        },
    )  # fmt: skip
    return person


@transaction.atomic
def change_person(*, person: int, facts: PersonFacts, by: str, version: int | None = None) -> bool:
    """Change what is known of somebody in a case; False where nothing differs.

    What it was and what it is lie beside the audit, under the case's key.
    """
    found = Complainant.objects.select_for_update(of=("self",)).filter(pk=person).first()
    if found is None or found.case_id is None:
        raise Refused("there is no such person in a case")
    _hold(found.case_id, version)
    was = {name: str(getattr(found, name)) for name in facts.values()}
    changes = {
        name: Change(was[name] or None, value or None)
        for name, value in facts.values().items()
        if was[name] != value
    }
    if not changes:
        return False
    if {"role", "name"} & set(changes):
        _check_new(found.case_id, facts)
    for name, value in facts.values().items():
        setattr(found, name, value)
    found.save()
    audit.record(
        by=by, action="change_person", subject=found.case_id,
        detail={"role": facts.role, "fields": sorted(changes)}, personal_values=changes,
    )  # fmt: skip
    return True


@transaction.atomic
def remove_person(*, person: int, why: str, by: str, version: int | None = None) -> None:
    """Take somebody out who was entered wrongly; undone by adding them again.

    What was known of them lies beside the audit, under the case's key. A case keeps somebody who
    complains: the last one is changed instead.
    """
    found = Complainant.objects.select_for_update(of=("self",)).filter(pk=person).first()
    if found is None or found.case_id is None:
        raise Refused("there is no such person in a case")
    if not why.strip():
        raise Refused("say why: what was entered wrongly")
    reference = found.case_id
    _hold(reference, version)
    others = Complainant.objects.filter(case=reference, role=found.role).exclude(pk=person)
    if found.role == COMPLAINANT and not others.exists():
        raise Refused("a case has somebody who complains: change this person, or add another first")
    values = {name: Change(str(was), None) for name in KNOWN if (was := getattr(found, name))}
    role = found.role
    found.delete()
    audit.record(
        by=by, action="remove_person", subject=reference, detail={"role": role},
        personal_values={**values, "why": Change(None, why.strip())},
    )  # fmt: skip


@transaction.atomic
def set_consent(
    *, reference: str, consent: Consent, note: str, by: str, version: int | None = None
) -> None:
    """How the consent of the person affected stands: for every body of the case at once.

    That of a complaint which was joined is its own: see `set_joined_consent`.
    """
    case = Case.objects.filter(pk=reference).first()
    pairs = list(case.bodies.order_by("pk").values_list("pk", flat=True)) if case else []
    if not pairs:
        raise Refused(f"there is no case {reference}")
    _hold(reference, version)
    for key in pairs:
        work = taken(key=key, version=None, by=by)
        was, work.consent = work.consent, consent
        changed(
            work=work, action="set_consent", by=by, detail={"was": was, "now": consent},
            personal_values={"note": Change(None, note.strip())} if note.strip() else None,
        )  # fmt: skip
    _bar(reference, consent, by)
    own = Complaint.objects.filter(case=reference).exclude(state=JOINED)
    own.update(consent=consent, consent_note=note.strip())
    # The form of consent asks whether the case has changed, whichever body it was opened from.
    audit.record(by=by, action="set_consent", subject=reference, detail={"now": consent})


@transaction.atomic
def set_joined_consent(
    *, complaint: int, consent: Consent, note: str, by: str, version: int | None = None
) -> None:
    """How the consent of the person stands about whom a complaint is that was joined to a case."""
    found = Complaint.objects.filter(pk=complaint, state=JOINED).first()
    if found is None or found.case_id is None:
        raise Refused("there is no such complaint that was joined to a case")
    _hold(found.case_id, version)
    was, found.consent, found.consent_note = found.consent, consent, note.strip()
    found.save()
    _bar(found.case_id, consent, by)
    audit.record(
        by=by, action="set_joined_consent", subject=found.case_id,
        detail={"complaint": str(found), "was": was, "now": consent},
        personal_values={"note": Change(None, note.strip())} if note.strip() else None,
    )  # fmt: skip


def _bar(reference: str, consent: Consent, by: str) -> None:
    if consent.bars_publication:
        suppress_case(reference=reference, by=by, reason=TakenDown.INTERESTS)


def _hold(reference: str, version: int | None) -> None:
    # Until the transaction ends nobody else changes the people of the case.
    alone(reference)
    changes = changes_since(reference, PEOPLE_CHANGES, version) if version is not None else []
    if changes:
        last = changes[-1]
        what = last.action.replace("_", " ")
        raise Overtaken(by=last.by, at=last.at, what=what, version=last.pk)


def _check_new(reference: str, facts: PersonFacts) -> None:
    if not Case.objects.filter(pk=reference).exists():
        raise Refused(f"there is no case {reference}")
    there = Complainant.objects.filter(case=reference, role=facts.role, name=facts.name)
    if there.exists():
        raise Refused("somebody of this name is in the case in this role already")
