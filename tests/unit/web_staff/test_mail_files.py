"""An e-mail is kept as it came, and so are its files, as documents within every limit of theirs."""

import re
from email.message import EmailMessage
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support import files_sent as sent
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework.document_files import is_aside, place_of, sweep
from upheld.casework.models import Complaint, Document
from upheld.domain.roles import Role
from upheld.toolbox.digest import sha256
from upheld.web.staff.complaints import attached

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
MAIL = "/complaints/record/mail/"
SAID = {"channel": "email", "body": "luton", "consent": "not_needed", "known_on": ""}


def eml(*files: tuple[str, bytes]) -> bytes:
    """A mail with these files and another mail in it."""
    message = EmailMessage()
    message["From"] = "Zoë Éxample <zoe@example.invalid>"
    message["Subject"], message["Date"] = "Bins", "Mon, 2 Nov 2026 10:00:00 +0000"
    message.set_content("They were not emptied.")
    for name, content in files:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    inner = EmailMessage()
    inner["From"], inner["Date"] = "council@example.invalid", "Sun, 1 Nov 2026 10:00:00 +0000"
    inner.set_content("We shall look at it.")
    message.add_attachment(inner)
    return message.as_bytes()


def read(browser: Browser, content: bytes) -> Any:
    """Send a mail as a file."""
    return browser.post(MAIL, {"file": SimpleUploadedFile("mail.eml", content)})


def form_of(page: str) -> dict[str, str]:
    """What the form of a page sends when nothing is changed."""
    main = page[page.index("<main") :]
    found = dict(re.findall(r'name="(attached|form_token|arrived_on)"[^>]* value="([^"]*)"', main))
    return found | SAID | {
        "text": "Bins", "complainant_name": "Zoë Éxample",
        "complainant_email": "zoe@example.invalid", "complainant_formats": "plain",
        "person_affected_formats": "plain", "representative_formats": "plain",
    }  # fmt: skip


def test_its_files_become_documents_once_it_is_recorded(intake: Browser) -> None:
    """Kept for nobody before that; then locked away, named by their content and never run."""
    mail = eml(("letter.exe", sent.PDF), ("run.bat", b"MZ\x90\x00\x03"))
    page = read(intake, mail)
    assert "letter.exe, PDF" in page.text
    assert "run.bat: this kind of file is not kept" in page.text
    assert not Document.objects.exists()
    assert is_aside(sha256(sent.PDF))
    assert not place_of(sha256(sent.PDF)).exists()
    recorded = intake.post("/complaints/record/", form_of(page.text))
    assert recorded.status_code == 302
    found = {each.name: each for each in Complaint.objects.get().documents.all()}
    assert set(found) == {"E-mail as it came.eml", "letter.exe.pdf", "e-mail.eml"}
    assert found["E-mail as it came.eml"].sha256 == sha256(mail)
    assert {(each.state, each.source) for each in found.values()} == {
        ("quarantined", "complainant")
    }
    assert "with 3 documents" in intake.get(recorded.url).text


def test_files_that_were_swept_or_named_by_others_are_not_taken(
    intake: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is recorded then, and the refusal says what to do."""
    form = form_of(read(intake, eml(("letter.pdf", sent.PDF))).text)
    other = person_in(Role.TEAM_COORDINATOR)
    assert "read the mail again" in browser_of(other).post("/complaints/record/", form).text
    forged = intake.post("/complaints/record/", form | {"attached": "x:y:z"})
    assert "read the mail again" in forged.text
    monkeypatch.setattr("upheld.casework.document_files.OLD_SECONDS", -1)
    assert sweep() == 3
    assert "read the mail again" in intake.post("/complaints/record/", form).text
    assert not Complaint.objects.exists()


def test_a_file_that_is_no_mail_is_refused_at_its_field(intake: Browser) -> None:
    """So are both ways at once and neither; a pasted mail names its files only."""
    assert "the file is no e-mail" in read(intake, b"\x00\x01").text.lower()
    assert "paste the text" in intake.post(MAIL, {}).text
    both = {"file": SimpleUploadedFile("a.eml", eml()), "mail": "From: a@b.c"}
    assert "not both" in intake.post(MAIL, both).text
    pasted = intake.post(MAIL, {"mail": eml(("letter.pdf", sent.PDF)).decode()})
    assert "letter.pdf" in pasted.text
    assert "read the mail as a file" in pasted.text
    assert not is_aside(sha256(sent.PDF))


def test_a_pasted_mail_is_kept_as_it_was_pasted(intake: Browser) -> None:
    """Whatever becomes of the text in the form; without headers it is plain text."""
    pasted = "From: zoe@example.invalid\r\nDate: 2 Nov 2026\r\n\r\n<script>alert(1)</script>"
    for text in (pasted, "Bins were not emptied."):
        intake.post("/complaints/record/", form_of(intake.post(MAIL, {"mail": text}).text))
        kept = Document.objects.latest("pk")
        assert kept.sha256 == sha256(text.encode())
        assert (kept.state, kept.source) == ("quarantined", "complainant")
        assert is_aside(kept.sha256)
    assert [each.name for each in Document.objects.order_by("pk")] == [
        "E-mail as pasted.eml", "E-mail as pasted.txt"
    ]  # fmt: skip
    page = intake.post(MAIL, {"mail": "Hello, <script>alert(1)</script>"}).text
    assert "E-mail as pasted: the text holds a program for a browser" in page
    assert "The e-mail and its documents" not in page


def test_what_a_form_carries_is_read_by_nobody_else() -> None:
    """Without files nothing is carried."""
    assert attached.signed([], person=1) == ""
    assert attached.read("", person=1) == ()
