"""What becomes of the answers: unchanged contacts are confirmed, changes taken over by a person."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction

from upheld.domain.enquiries import ContactSaid, Settled
from upheld.domain.errors import Overtaken, Refused
from upheld.outreach.models import ContactAnswer, Enquiry
from upheld.outreach.queries.enquiries import unchanged
from upheld.register.actions import contacts
from upheld.register.actions.contacts import ContactFacts
from upheld.register.audited import note
from upheld.register.models import Contact
from upheld.toolbox import clock

LONGEST_WAY = 200


@transaction.atomic
def confirm_unchanged(*, by: str) -> int:
    """Confirm each contact that its body called right and nobody has changed since; how many."""
    confirmed = 0
    for answer in unchanged().select_for_update(of=("self",)):
        if answer.contact is not None and not _confirmed(answer.contact, by):
            continue
        _settle(answer, Settled.CONFIRMED, by)
        confirmed += 1
    return confirmed


@transaction.atomic
def take_over(*, answer: int, by: str) -> None:
    """Bring what a body said into the contacts; the names here are removed.

    The same name changes the contact; another one ends it yesterday and begins today.
    """
    found = _waiting(answer)
    held, said = found.contact, ContactSaid(found.said)
    if said is ContactSaid.RIGHT:
        if held is None or not _confirmed(held, by):
            raise Refused("that contact has ended since: look at the contacts of the body")
    elif said is ContactSaid.NOBODY:
        if held is not None:
            _end(held, by)
    else:
        _take_change(found, held, by)
    _settle(found, Settled.TAKEN, by)
    note(by=by, action="take_contact_answer", subject=f"answer {found.pk}", detail=_detail(found))


@transaction.atomic
def refuse_answer(*, answer: int, why: str, by: str) -> None:
    """Leave the contacts as they are, and say why; the names here are removed."""
    if not why.strip():
        raise Refused("say why it is not taken over")
    found = _waiting(answer)
    found.why = why.strip()
    _settle(found, Settled.REFUSED, by)
    note(by=by, action="refuse_contact_answer", subject=f"answer {found.pk}", detail=_detail(found))


@transaction.atomic
def note_told(*, enquiry: int, right: Collection[int], way: str, by: str) -> None:
    """Write down what a body told otherwise: these contacts are right, and are confirmed today.

    What is not right, whoever was told changes in the contacts.
    """
    if not way.strip() or len(way.strip()) > LONGEST_WAY:
        raise Refused(f"say how we were told, in 1 to {LONGEST_WAY} characters")
    found = Enquiry.objects.select_for_update().filter(pk=enquiry, round__isnull=False).first()
    if found is None:
        raise Refused("there is no such enquiry")
    if found.answered_at is not None:
        raise Refused("it was answered already")
    rows = list(Contact.objects.filter(pk__in=right, authority_id=found.body_id))
    if len(rows) != len(set(right)):
        raise Refused("one of these contacts is not one of this body")
    found.answered_at, found.answered_by, found.way = clock.now(), by, way.strip()
    found.save()
    for contact in rows:
        if not _confirmed(contact, by):
            raise Refused("one of these contacts has ended: look at the contacts of the body")
    note(
        by=by, action="note_contacts_told", subject=f"enquiry {found.pk}",
        detail={"body": found.body_id, "confirmed": sorted(right)},
    )  # fmt: skip


def _take_change(found: ContactAnswer, held: Contact | None, by: str) -> None:
    today = clock.today()
    same = held is not None and held.name.casefold() == found.name.casefold()
    facts = ContactFacts(
        name=found.name, title=found.title, salutation=found.salutation, email=found.email,
        start=held.start if held is not None and same else today, end=None,
    )  # fmt: skip
    if held is not None and same:
        contacts.change_contact(contact=held.pk, facts=facts, version=held.version, by=by)
        made = held
    else:
        if held is not None:
            _end(held, by)
        made = contacts.add_contact(
            authority=found.enquiry.body_id, role=found.role, facts=facts, by=by
        )
    made.refresh_from_db()
    _confirmed(made, by)


def _end(held: Contact, by: str) -> None:
    yesterday = clock.today() - timedelta(days=1)
    if held.end is None or held.end > yesterday:
        contacts.end_contact(contact=held.pk, last_day=yesterday, version=held.version, by=by)


def _confirmed(held: Contact, by: str) -> bool:
    try:
        contacts.confirm_contact(contact=held.pk, version=held.version, by=by)
    except (Refused, Overtaken):
        return False
    return True


def _waiting(answer: int) -> ContactAnswer:
    rows = ContactAnswer.objects.select_for_update(of=("self",)).select_related("contact")
    found = rows.filter(pk=answer).first()
    if found is None or found.settled:
        raise Refused("somebody settled this answer already")
    return found


def _settle(found: ContactAnswer, settled: Settled, by: str) -> None:
    # What was taken over stands in the contacts; what was refused is wanted by nobody.
    found.name = found.salutation = found.email = ""
    found.settled, found.settled_at, found.settled_by = settled, clock.now(), by
    found.save()


def _detail(found: ContactAnswer) -> dict[str, str]:
    return {"body": found.enquiry.body_id, "role": found.role, "said": found.said}
