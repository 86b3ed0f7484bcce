"""What the public may do to casework: add a complaint, add a document to it, fetch a letter.

This is all that the council process changes here; it reads no more than `queries.status_by_code`.
Who did it is not known: `by` says by which way.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import NamedTuple

from django.db import IntegrityError, transaction

from upheld.casework import audit, codes
from upheld.casework.arriving import ArrivingComplaint, ArrivingPerson
from upheld.casework.codes import Receipt
from upheld.casework.document_files import arriving, clean_name, largest
from upheld.casework.document_types import ACCEPTED, SUFFIXES
from upheld.casework.models import Complainant, Complaint, Document, PartyLetter
from upheld.casework.models.party_letter import LINK
from upheld.casework.origin import PUBLIC_FORM, coming_from
from upheld.casework.party_letters import kept
from upheld.domain.errors import Refused
from upheld.domain.sides import Channel
from upheld.register.models import Authority
from upheld.toolbox import clock

__all__ = [
    "ACCEPTED", "BY_LINK", "MOST_DOCUMENTS", "PUBLIC", "SUFFIXES", "ArrivingComplaint",
    "ArrivingPerson", "FetchedLetter", "Receipt", "add_complaint", "add_document", "largest",
    "open_link",
]  # fmt: skip

# By which way something was done, where nobody knows by whom.
PUBLIC, BY_LINK = "public form", "one-time link"
MOST_DOCUMENTS = 5
# A letter that was fetched can be fetched again for so long: a torn download, another printer.
FETCHED_FOR = timedelta(hours=24)


class FetchedLetter(NamedTuple):
    """A letter by link: which one it is, and its PDF."""

    number: int
    content: bytes


@transaction.atomic
def add_complaint(*, told: ArrivingComplaint, seed: bytes, by: str) -> Receipt:
    """A complaint that waits for intake; its receipt, and the code that is kept by no one.

    `seed` is unguessable and the same for the same sending: sent twice, the complaint is there
    once and the same receipt is given. Refused: a body that does not exist or has ended, a day
    that lies ahead.
    """
    _check_days(told)
    _check_body(told.body)
    receipt = codes.receipt_from(seed)
    digest = codes.code_digest(receipt.number, receipt.code)
    complaint = Complaint(
        channel=Channel.FORM, arrived_at=clock.now(), arrived_on=clock.today(),
        authority_id=told.body or None, body_named=told.body_named, text=told.text,
        wanted=told.wanted, known_on=told.known_on, told_body_on=told.told_body_on,
        body_answered_on=told.body_answered_on, consent=told.consent,
        consent_note=told.consent_note, receipt=receipt.number, code_digest=digest,
    )  # fmt: skip
    try:
        with transaction.atomic():
            complaint.save(force_insert=True)
    except IntegrityError:
        # The first of two sendings has it: this one is told the same.
        kept = Complaint.objects.filter(receipt=receipt.number).values_list("code_digest")
        if not any(codes.same(digest, each) for (each,) in kept):
            raise
        return receipt
    for person in told.people:
        Complainant(complaint=complaint, **vars(person)).save(force_insert=True)
    _record(by, "add_complaint", f"complaint {receipt.number}", {"people": len(told.people)})
    return receipt


@transaction.atomic
def add_document(*, receipt: Receipt, name: str, content: Iterable[bytes], by: str) -> None:
    """One document to a complaint that came by this form; it lies in quarantine. Sent twice, once.

    Refused: a number and code that do not belong together, more than five, and whatever the staff
    site refuses too: a type that is not kept, two in one, too large.
    """
    complaint = _of_receipt(receipt)
    sent = Document.objects.filter(complaint_id=complaint)
    with arriving(content, aside=True) as file:
        stored = file.stored
        if sent.filter(sha256=stored.sha256).exists():
            return
        if sent.count() >= MOST_DOCUMENTS:
            raise Refused(
                f"you have sent {MOST_DOCUMENTS} documents, which is as many as this form takes; "
                "keep the others until we write to you"
            )
        file.keep()
    Document(
        complaint_id=complaint, sha256=stored.sha256, name=clean_name(name, stored.kind),
        media_type=stored.kind.media_type, size=stored.size, source="complainant",
        at=clock.now(), by=by,
    ).save(force_insert=True)  # fmt: skip
    _record(by, "add_document", f"complaint {receipt.number}", {"size": stored.size})


@transaction.atomic
def open_link(*, token: str, word: str, by: str) -> FetchedLetter | None:
    """The letter of a link for who knows its word; None for any other, whatever is wrong.

    It can be fetched until its link expires, and for a day after it was fetched first. Each time
    is in the audit.
    """
    now = clock.now()
    found = PartyLetter.objects.filter(
        way=LINK, token_digest=codes.link_digest(token, word), expires_at__gt=now
    ).values_list("pk", "sha256", "case_body_id", "fetched_at")[:1]
    for number, sha256, case_body, fetched_at in found:
        if fetched_at and fetched_at + FETCHED_FOR < now:
            return None
        content = kept.read(sha256)
        PartyLetter.objects.filter(pk=number, fetched_at__isnull=True).update(fetched_at=now)
        _record(by, "fetch_letter", case_body, {"letter": number})
        return FetchedLetter(number, content)
    return None


def _record(by: str, action: str, subject: str, detail: Mapping[str, int]) -> None:
    # Without personal values: what was sent stands in the complaint, and is never changed.
    with coming_from(PUBLIC_FORM):
        audit.record(by=by, action=action, subject=subject, detail=dict(detail))


def _of_receipt(receipt: Receipt) -> int:
    digest = codes.code_digest(receipt.number, receipt.code)
    rows = Complaint.objects.filter(receipt=receipt.number).values_list("pk", "code_digest")
    for number, known in rows:
        if codes.same(digest, known):
            return int(number)
    raise Refused("we do not know this number and code together")


def _check_days(told: ArrivingComplaint) -> None:
    today = clock.today()
    for day in (told.known_on, told.told_body_on, told.body_answered_on):
        if day and day > today:
            raise Refused(f"{day} lies ahead")


def _check_body(slug: str) -> None:
    if slug:
        found = list(Authority.objects.filter(pk=slug).values_list("end"))
        if not found or any(end and end < clock.today() for (end,) in found):
            raise Refused("this body does not exist today: search for it again")
