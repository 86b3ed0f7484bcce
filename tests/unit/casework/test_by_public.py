"""What the public may do to casework: what it promises to any caller."""

import io

import pytest

from upheld.casework import codes
from upheld.casework.actions.by_public import (
    PUBLIC,
    ArrivingComplaint,
    ArrivingPerson,
    Receipt,
    add_complaint,
    add_document,
    open_link,
)
from upheld.casework.models import AuditEvent, Complaint, Document
from upheld.casework.queries.status_by_code import status_by_code
from upheld.domain.errors import Refused
from upheld.domain.sides import Consent

pytestmark = pytest.mark.usefixtures("loaded_register")


def complaint(**changed: object) -> ArrivingComplaint:
    """One that can be taken in, but for what differs."""
    facts = {
        "body": "luton", "body_named": "", "text": "They did not answer.", "wanted": "",
        "known_on": None, "told_body_on": None, "body_answered_on": None,
        "consent": Consent.NOT_NEEDED, "consent_note": "",
        "people": (ArrivingPerson(role="complainant", name="Pat Example", email="p@example.com"),),
    }  # fmt: skip
    return ArrivingComplaint(**(facts | changed))  # type: ignore[arg-type] # that is tried here


def add(seed: bytes = b"seed", **changed: object) -> Receipt:
    """Take one in."""
    return add_complaint(told=complaint(**changed), seed=seed, by=PUBLIC)


def test_the_code_opens_the_status_and_is_kept_nowhere() -> None:
    """A digest alone, bound to its receipt."""
    receipt = add()
    found = status_by_code(receipt.number, receipt.code)
    assert found
    assert found.waiting
    kept = Complaint.objects.get()
    assert kept.code_digest == codes.code_digest(receipt.number, receipt.code)
    assert codes.code_digest("C-AAAAA-AAAAA", receipt.code) != kept.code_digest


def test_another_sending_of_the_same_words_is_another_complaint() -> None:
    """Two neighbours may copy one text."""
    assert add(b"one") != add(b"two")
    assert add(b"one") == add(b"one")
    assert Complaint.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"body": "nowhere"}, "does not exist"), ({"body": "cumbria"}, "does not exist"),
        ({"text": " "}, "nothing is said"), ({"text": "x" * 10_001}, "longer than 10,000"),
        ({"text": "\0"}, "cannot be kept"), ({"people": ()}, "nobody complains"),
        ({"people": (ArrivingPerson(role="complainant", name="P"),)}, "no way to answer"),
    ],
)  # fmt: skip
def test_a_refused_complaint_leaves_nothing(changed: dict[str, object], words: str) -> None:
    """No row and no event."""
    with pytest.raises(Refused, match=words):
        add(**changed)
    assert not Complaint.objects.exists()
    assert not AuditEvent.objects.filter(action="add_complaint").exists()


def test_a_document_needs_the_code_of_its_complaint() -> None:
    """The number alone adds nothing."""
    receipt = add()
    with pytest.raises(Refused, match="do not know"):
        add_document(
            receipt=receipt._replace(code="wrong"), name="a.pdf", content=io.BytesIO(b"%PDF-"),
            by=PUBLIC,
        )  # fmt: skip
    assert not Document.objects.exists()
    add_document(receipt=receipt, name="a.pdf", content=io.BytesIO(b"%PDF-1\n%%EOF"), by=PUBLIC)
    assert AuditEvent.objects.get(action="add_document").detail == {"size": 12}


def test_no_link_opens_where_there_is_no_letter() -> None:
    """Whatever is asked."""
    assert open_link(token="x", word="LU1 2BQ", by=PUBLIC) is None  # noqa: S106 - no secret


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("c-ab2cd-ef3gh", "C-AB2CD-EF3GH"), (" C AB2CD EF3GH ", "C-AB2CD-EF3GH"),
        ("26012345", "26 012 345"), ("26-012-345", "26 012 345"), ("26 012 34", ""), ("", ""),
        ("٢٦٠١٢٣٤٥", ""), ("C-AB1CD-EF3GH", ""),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_was_typed(typed: str, kept: str) -> None:
    """And what is none is none."""
    assert codes.number_read(typed) == kept


def test_receipts_have_the_form_that_is_read() -> None:
    """What is given out can be typed in."""
    for number in range(200):
        receipt = codes.receipt_from(str(number).encode())
        assert codes.number_read(receipt.number) == receipt.number
        assert len(receipt.code.replace("-", "")) == codes.CODE_LENGTH
