"""Where documents lie, how they are named, and what is never left behind."""

import stat
from pathlib import Path
from typing import Any

import pytest

from support import files_sent as sent
from support.arrived import WHO, arrived
from upheld.casework import document_files, kept_files
from upheld.casework.actions.documents import add_document, note_scan
from upheld.casework.actions.receipt import accept
from upheld.casework.document_files import TooLarge, clean_name, place_of, store
from upheld.casework.document_types import JPEG, MAIL, PDF, TEXT
from upheld.casework.models import AuditEvent, Document
from upheld.domain.errors import Refused
from upheld.domain.retention import REMOVED
from upheld.runs.rolling.scanning import documents_wait


def files(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_bytes_lie_once_and_for_their_owner_alone(data_folder: Path) -> None:
    """Below their digest, 0600 in folders of 0700."""
    first, second = store([sent.PDF]), store([sent.PDF[:5], sent.PDF[5:]])
    assert first == second
    (path,) = files(data_folder)
    assert (path, path.read_bytes()) == (place_of(first.sha256), sent.PDF)
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (path, *path.parents[:2])]
    assert modes == [0o600, 0o700, 0o700]


@pytest.mark.parametrize("content", [[sent.SVG], [], [sent.PDF + sent.docx()]])
def test_what_is_refused_leaves_nothing(content: list[bytes], data_folder: Path) -> None:
    """Not even half of it."""
    with pytest.raises(Refused):
        store(content)
    assert files(data_folder) == []


def test_two_gigabytes_are_refused_early(data_folder: Path, settings: Any) -> None:
    """After the limit nothing more is read or written."""
    settings.UPHELD_LARGEST_DOCUMENT = 2
    read = 0

    def counted() -> Any:
        nonlocal read
        for chunk in sent.endless(2048):
            read += len(chunk)
            yield chunk

    with pytest.raises(TooLarge, match="2 megabytes"):
        store(counted())
    assert read < 4 << 20
    assert files(data_folder) == []


@pytest.mark.parametrize(
    ("said", "kind", "kept"),
    [
        ("letter.pdf", PDF, "letter.pdf"),
        ("../../etc/passwd", PDF, "passwd.pdf"),
        (r"C:\Users\me\Photo.JPEG", JPEG, "Photo.jpg"),
        ("a\r\nSet-Cookie: x=1.txt", TEXT, "a Set-Cookie_ x=1.txt"),
        ("gpj.\u202eexe", PDF, "gpj.exe.pdf"),
        ('"><script>.eml', MAIL, "___script_.eml"),
        ("", TEXT, "document.txt"),
        ("...", TEXT, "document.txt"),
        ("x" * 500, TEXT, "x" * 120 + ".txt"),
    ],
)
def test_names_are_cleaned(said: str, kind: Any, kept: str) -> None:
    """No folder, no second line, nothing hidden; the ending is that of the content."""
    assert clean_name(said, kind) == kept


@pytest.mark.usefixtures("loaded_register")
def test_documents_of_a_complaint_join_its_case() -> None:
    """Those before it was accepted and those after; their names are in no event."""
    complaint = arrived()
    stored = store([sent.PDF])
    said: dict[str, Any] = {"stored": stored, "source": "complainant", "by": WHO}
    add_document(name="Zoë.pdf", complaint=complaint.pk, **said)
    case = accept(complaint=complaint.pk, bodies=["luton"], subject="noise", by=WHO)
    add_document(name="b.pdf", complaint=complaint.pk, **said)
    add_document(name="c.pdf", case=case.reference, **said)
    assert [each.name for each in case.documents.order_by("pk")] == ["Zoë.pdf", "b.pdf", "c.pdf"]
    assert "Zoë" not in str(list(AuditEvent.objects.values_list("detail", flat=True)))
    with pytest.raises(Refused, match="from whom"):
        add_document(name="d.pdf", case=case.reference, **(said | {"source": "nobody"}))


@pytest.mark.usefixtures("loaded_register")
def test_bytes_are_forgotten_once_no_document_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second document of the same content keeps them."""
    stored, complaint = store([sent.PDF]), arrived()
    document = add_document(
        stored=stored, name="a.pdf", source="us", complaint=complaint.pk, by=WHO
    )
    monkeypatch.setattr(kept_files, "YOUNG_SECONDS", -1)
    assert not kept_files.remove([stored.sha256])
    assert note_scan(document=document.pk, clean=True, scanner="tests", by=WHO)
    assert not note_scan(document=document.pk, clean=False, scanner="tests", by=WHO)
    document.delete()
    assert kept_files.remove([stored.sha256])
    assert not place_of(stored.sha256).exists()


def test_what_a_killed_process_left_is_swept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once it is old; what arrives now is left alone."""
    place = place_of(store([sent.PDF]).sha256)
    half = place.parents[1] / f"{document_files.ARRIVING}x"
    half.write_bytes(b"half")
    assert document_files.sweep() == 0
    monkeypatch.setattr(document_files, "OLD_SECONDS", -1)
    assert (document_files.sweep(), half.exists(), place.exists()) == (1, False, True)


@pytest.mark.usefixtures("loaded_register")
def test_what_was_laid_aside_for_no_row_is_swept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill came before the row was committed; what a row names, and what is young, stays."""
    with document_files.arriving([sent.PDF], aside=True) as file:
        file.keep()
    with document_files.arriving([sent.PDF + b"\n"], aside=True) as named:
        named.keep()
    add_document(
        stored=named.stored, name="a.pdf", source="us", complaint=arrived().pk, by=WHO
    )  # fmt: skip
    assert document_files.sweep() == 0
    monkeypatch.setattr(document_files, "OLD_SECONDS", -1)
    assert (document_files.sweep(), file.place.exists(), named.place.exists()) == (1, False, True)
    assert document_files.lost() == (1, [])
    document_files.admit(named.stored.sha256)
    assert place_of(named.stored.sha256).is_file()


@pytest.mark.usefixtures("loaded_register")
def test_a_document_that_was_removed_is_not_lost() -> None:
    """Its time is over: the row says so, and nobody looks for its bytes."""
    document = add_document(
        stored=store([sent.PDF]), name="a.pdf", source="us", complaint=arrived().pk, by=WHO
    )  # fmt: skip
    Document.objects.filter(pk=document.pk).update(sha256=REMOVED)
    assert document_files.lost() == (1, [])
    assert not documents_wait()
