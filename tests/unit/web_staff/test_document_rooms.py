"""Documents on the staff site: sent, locked away, given out as files and never as pages."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support import files_sent as sent
from support import working
from support.arrived import arrived
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework.actions.documents import note_scan
from upheld.casework.document_files import place_of
from upheld.casework.models import AuditEvent, Document
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]

SCRIPT = '"><script>alert(1)</script>.pdf'


def text(response: Any) -> str:
    """The page."""
    return str(response.content.decode())


def tab_of(key: str, tab: str = "documents/") -> str:
    """Where a tab of a case stands."""
    reference, _, body = key.partition("/")
    return f"/cases/{reference.replace(' ', '-')}/{body}/{tab}"


def send(browser: Browser, place: str, content: bytes, name: str = "letter.pdf") -> Any:
    """Send a file."""
    said = {"file": SimpleUploadedFile(name, content), "source": "body"}
    return browser.post(f"{place}add/", said)


def test_a_document_is_locked_away_until_it_is_clean(intake: Browser) -> None:
    """Then it is given as a file of its kind, to be saved; and who took it is in the audit."""
    place = tab_of(working.ready_at_intake())
    assert send(intake, place, sent.PDF, "R\u202eéport.exe").url == place
    document = Document.objects.get()
    assert (document.name, document.state) == ("Réport.exe.pdf", "quarantined")
    one = f"{place}{document.pk}/"
    assert intake.get(one).url == place
    assert "waits for the scanner" in text(intake.get(place))
    note_scan(document=document.pk, clean=True, scanner="tests", by="tests")
    given = intake.get(one)
    assert b"".join(given.streaming_content) == sent.PDF
    assert given["Content-Type"] == "application/pdf"
    assert given["Content-Disposition"] == ("attachment; filename*=utf-8''R%C3%A9port.exe.pdf")
    assert given["X-Content-Type-Options"] == "nosniff"
    views = AuditEvent.objects.filter(action="view", subject=f"document {document.pk}")
    assert views.get().detail == {"what": "file"}


def test_what_the_scanner_refused_is_never_given(intake: Browser) -> None:
    """Nor what has lost its file."""
    place = tab_of(working.ready_at_intake())
    for content in (sent.PDF, sent.PNG):
        send(intake, place, content)
    bad, gone = Document.objects.order_by("pk")
    note_scan(document=bad.pk, clean=False, scanner="tests", by="tests")
    note_scan(document=gone.pk, clean=True, scanner="tests", by="tests")
    place_of(gone.sha256).unlink()
    for document, words in ((bad, "scanner refused"), (gone, "is missing")):
        assert intake.get(f"{place}{document.pk}/").url == place
        assert words in text(intake.get(place))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (sent.SVG, "a page or a program"),
        (b"<html>", "a page or a program"),
        (sent.PDF + sent.docx(), "two kinds"),
        (sent.docx(word__a_xml=b"\0" * (16 << 20)), "unpack to far more"),
        (b"", "is empty"),
    ],
)
def test_traps_are_refused_with_a_reason(intake: Browser, content: bytes, words: str) -> None:
    """On the page of the form; nothing is kept."""
    complaint = arrived()
    place = f"/complaints/{complaint.pk}/documents/"
    assert words in text(send(intake, place, content))
    assert Document.objects.count() == 0


class Unread(BytesIO):
    """A request that must not be read."""

    def read(self, *_: Any) -> bytes:
        """Fail the test."""
        raise AssertionError("the request was read")


def test_two_gigabytes_are_refused_by_their_head(intake: Browser) -> None:
    """Nothing is read, neither by the check of forgery nor by the view."""
    browser = Browser(enforce_csrf_checks=True)
    browser.cookies = intake.cookies
    place = f"/complaints/{arrived().pk}/documents/add/"
    wishes = {"CONTENT_LENGTH": str(2 << 30), "wsgi.input": Unread()}
    response = browser.post(place, b"", content_type="multipart/form-data; boundary=x", **wishes)
    assert response.status_code == 413
    assert "25 megabytes" in text(response)


def test_names_are_shown_literally(intake: Browser) -> None:
    """A script in a file's name is text, or was cleaned away."""
    complaint = arrived()
    assert send(intake, f"/complaints/{complaint.pk}/documents/", sent.PDF, SCRIPT).status_code
    shown = text(intake.get(f"/complaints/{complaint.pk}/"))
    assert "<script>alert" not in shown
    assert "___script_" in shown or "script_.pdf" in shown


def test_a_conflict_with_one_body_closes_the_documents_of_the_whole_case() -> None:
    """Of a joint case too, whichever body the address names."""
    complaint = arrived()
    person = person_in(Role.INTAKE)
    browser = browser_of(person)
    said = {"body": "luton", "second_body": "bedford", "subject": "noise"}
    browser.post(f"/complaints/{complaint.pk}/accept/", said)
    complaint.refresh_from_db()
    place = tab_of(f"{complaint.case_id}/luton")
    assert browser.get(place).status_code == 200
    block(person=person, body="bedford", why="x", by="somebody")
    for tab in ("documents/", "documents/add/", "people/", "people/consent/"):
        assert browser.get(tab_of(f"{complaint.case_id}/luton", tab)).status_code == 404


def test_documents_of_another_case_are_not_given(intake: Browser) -> None:
    """By an address of one's own making."""
    place, other = (tab_of(working.ready_at_intake()) for _ in range(2))
    send(intake, place, sent.PDF)
    document = Document.objects.get()
    note_scan(document=document.pk, clean=True, scanner="tests", by="tests")
    assert intake.get(f"{other}{document.pk}/").status_code == 404
