"""Documents from outside: of the kinds that staff may add, in quarantine, none in disguise."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support.council import Sender, sealed_in
from upheld.casework.document_files import largest
from upheld.casework.models import Document
from upheld.web.council.sizes import AROUND

pytestmark = pytest.mark.slow

PDF = b"%PDF-1.7 something\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20) + b"IEND"


def packed(*names: str, content: bytes = b"x") -> bytes:
    """A zip file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return held.getvalue()


@pytest.fixture
def page(sender: Sender) -> str:
    """What the page carries on which documents are added."""
    return sealed_in(sender.send(sealed_in(sender.fill())))


def added(sender: Sender, page: str, name: str, content: bytes) -> str:
    """The page after one document was sent."""
    file = SimpleUploadedFile(name, content, "image/png")
    answer = sender.post("/complaint/documents/", {"sealed": page, "file": file})
    return answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("answer.pdf", PDF, "application/pdf"), ("photo.PNG", PNG, "image/png"),
        ("notes.txt", "Grüße \u202e".encode(), "text/plain"),
        ("letter.docx", packed("[Content_Types].xml", "word/document.xml"),
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)  # fmt: skip
def test_a_document_lies_in_quarantine(
    sender: Sender, page: str, data_folder: Path, name: str, content: bytes, media_type: str
) -> None:
    """Under its SHA-256, as what it is; what the sender says it is does not count."""
    assert f"We have <strong><bdi>{name}" in added(sender, page, name, content)
    kept = Document.objects.get()
    assert (kept.state, kept.media_type, kept.size) == ("quarantined", media_type, len(content))
    assert (data_folder / "documents" / "quarantine" / kept.sha256).read_bytes() == content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("drawing.txt", b"<svg onload='alert(1)'/>"), ("page.html", b"<!doctype html><p>"),
        ("page.pdf", b"<html>"), ("both.pdf", PDF + packed("a.js")),
        ("both.png", PNG + packed("word/document.xml")),
        ("script.png", PNG[:8] + b"<script>" + PNG[8:]),
        ("bomb.docx", packed("word/document.xml", content=bytes(201 << 20))),
        ("macro.docx", packed("word/document.xml", "word/vbaProject.bin")),
        ("any.zip", packed("a")), ("any.docx", packed("a")), ("run.exe", b"MZ\x90"),
        ("binary.txt", b"\x00\x01"), ("empty.pdf", b""),
        ("large.pdf", PDF + bytes(25 << 20)),
    ],
)  # fmt: skip
def test_what_is_in_disguise_is_refused(
    sender: Sender, page: str, data_folder: Path, name: str, content: bytes
) -> None:
    """With its reason; nothing is kept, and the complaint stays as it is."""
    assert "There is a problem" in added(sender, page, name, content)
    assert not Document.objects.exists()
    assert not [path for path in data_folder.rglob("*") if path.is_file()]


def test_two_gigabytes_are_refused_unread(sender: Sender) -> None:
    """By the length that is announced, whatever the address."""
    for path in ("/complaint/documents/", "/complaint/"):
        answer = sender.post(path, {}, CONTENT_LENGTH=str(2 << 30))
        assert (answer.status_code, answer.headers["Connection"]) == (413, "close")
    assert (
        sender.post("/complaint/", {}, CONTENT_LENGTH=str(largest() + AROUND + 1)).status_code
        == 413
    )


def test_a_large_text_is_refused_without_a_page_of_ours(sender: Sender) -> None:
    """More than any honest form, of fields."""
    answer = sender.post("/complaint/", {"text": "x" * (3 << 20)})
    assert answer.status_code in {400, 413}


def test_the_same_document_is_kept_once_and_the_sixth_refused(sender: Sender, page: str) -> None:
    """A double click does no harm."""
    for number in (1, 1, 2, 3, 4, 5, 5):
        assert "We have" in added(
            sender, page, f"{number}.pdf", b"%PDF-1.7 " + bytes([number]) + PDF
        )
    assert "as many as this form takes" in added(sender, page, "6.pdf", b"%PDF-1.7 6" + PDF)
    assert Document.objects.count() == 5


@pytest.mark.parametrize("name", ["../../etc/passwd.pdf", "<b>.pdf", "\u202efdp.pdf"])
def test_a_name_leads_nowhere(sender: Sender, page: str, data_folder: Path, name: str) -> None:
    """It is kept as text alone, without a folder, and shown as text."""
    shown = added(sender, page, name, PDF)
    assert "<b>.pdf" not in shown
    assert [p.parent.name for p in data_folder.rglob("*") if p.is_file()] == ["quarantine"]
    assert "/" not in Document.objects.get().name


def test_a_name_that_breaks_its_header_breaks_nothing(sender: Sender, page: str) -> None:
    """Header injection: what is kept has one line and the ending of its kind."""
    added(sender, page, "a\r\nX-Other: y.pdf", PDF)
    for name in Document.objects.values_list("name", flat=True):
        assert name.endswith(".pdf")
        assert name.isprintable()


def test_documents_are_added_from_our_page_alone(sender: Sender) -> None:
    """A complaint of somebody else cannot be added to."""
    for page in ("", "x", sender.begin()):
        file = SimpleUploadedFile("a.pdf", PDF)
        answer = sender.post("/complaint/documents/", {"sealed": page, "file": file})
        assert answer.status_code == 404
