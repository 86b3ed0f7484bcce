"""Documents leave quarantine by a scanner's word alone."""

from pathlib import Path
from typing import Any

import pytest

from support import files_sent as sent
from support.arrived import WHO, arrived
from support.scanner import EICAR, VERSION, scanner_at
from upheld.casework.actions.documents import add_document
from upheld.casework.document_files import lost, place_of, store
from upheld.casework.models import AuditEvent, Document
from upheld.runs.backup.contents import link_files
from upheld.runs.rolling.scanning import BY_NOBODY, scan_waiting

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.enable_socket]


def kept(*contents: bytes) -> list[Document]:
    """Documents of a new complaint."""
    complaint = arrived()
    return [
        add_document(stored=store([content]), name="a", source="us", complaint=complaint.pk, by=WHO)
        for content in contents
    ]


def states() -> list[tuple[str, str | None]]:
    """State and scanner of each document."""
    return list(Document.objects.order_by("pk").values_list("state", "scanned_by"))


def test_the_scanner_settles_each(settings: Any) -> None:
    """Clean or refused, with who said so; a second turn has nothing to do."""
    _, infected = kept(sent.PDF, b"Words " + EICAR)
    told: list[str] = []
    with scanner_at() as address:
        settings.UPHELD_SCANNER = address
        assert scan_waiting(tell=told.append) == 2
        assert scan_waiting(tell=told.append) == 0
    assert states() == [
        ("clean", VERSION.decode()), ("infected", f"{VERSION.decode()}: Eicar-Signature")
    ]  # fmt: skip
    assert told == [f"documents: document {infected.pk} is refused: Eicar-Signature"]
    assert AuditEvent.objects.filter(action="scan_document").count() == 2


def test_without_a_scanner_everything_waits(settings: Any) -> None:
    """Not set, or not there: nothing is let out, and the roll says why."""
    kept(sent.PDF)
    told: list[str] = []
    for setting in ("", "127.0.0.1:1"):
        settings.UPHELD_SCANNER = setting
        assert scan_waiting(tell=told.append) == 0
    assert states() == [("quarantined", None)]
    assert "set UPHELD_SCANNER" in told[0]
    assert "no scanner answers" in told[1]


def test_an_installation_may_say_that_it_has_none(settings: Any) -> None:
    """Clean by nobody, and it says so."""
    kept(sent.PDF)
    settings.UPHELD_SCANNER = "none"
    assert scan_waiting(tell=print) == 1
    assert states() == [("clean", BY_NOBODY)]


def test_one_that_cannot_be_scanned_keeps_nobody_waiting(settings: Any) -> None:
    """Altered, missing or unwanted files stay; those behind them are scanned."""
    altered, missing, large, _ = kept(sent.PDF, sent.JPEG, b"x" * 100_000, b"Words")
    place_of(altered.sha256).write_bytes(b"other")
    place_of(missing.sha256).unlink()
    told: list[str] = []
    with scanner_at(largest=50_000) as address:
        settings.UPHELD_SCANNER = address
        assert scan_waiting(tell=told.append) == 1
    assert [state for state, _ in states()] == ["quarantined"] * 3 + ["clean"]
    assert ["was changed" in told[0], "is missing" in told[1]] == [True, True]
    assert str(large) in told[2]


def test_what_another_process_laid_aside_is_admitted(settings: Any, data_folder: Path) -> None:
    """By its content; what is not kept here is refused without asking the scanner."""
    good, bad = kept(sent.PDF, sent.JPEG)
    aside = data_folder / "documents" / "quarantine"
    aside.mkdir(mode=0o700)
    place_of(good.sha256).rename(aside / good.sha256)
    place_of(bad.sha256).unlink()
    (aside / bad.sha256).write_bytes(sent.SVG)
    settings.UPHELD_SCANNER = "none"
    assert scan_waiting(tell=print) == 2
    assert [state for state, _ in states()] == ["clean", "infected"]
    assert place_of(good.sha256).read_bytes() == sent.PDF


def test_documents_belong_to_a_backup(data_folder: Path, tmp_path: Path) -> None:
    """Whole ones under their own name; what is half taken in is left out."""
    (document,) = kept(sent.PDF)
    (data_folder / "documents" / ".arriving-x").write_bytes(b"half")
    copy = tmp_path / "copy"
    copy.mkdir()
    link_files(data_folder, copy)
    place = place_of(document.sha256).relative_to(data_folder)
    found = [path.relative_to(copy) for path in (copy / "documents").rglob("*") if path.is_file()]
    assert found == [place]
    assert lost() == (1, [])
    (data_folder / place).unlink()
    assert lost() == (1, [document.pk])
