"""Let documents out of quarantine once the scanner has said that they are clean."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from upheld.casework.actions.documents import note_scan
from upheld.casework.document_files import admit, place_of
from upheld.casework.models import Document
from upheld.casework.models.document import QUARANTINED
from upheld.domain.errors import Refused
from upheld.domain.retention import REMOVED
from upheld.toolbox.clamd import Clamd, ScannerAway, ScannerFailed, Verdict
from upheld.toolbox.files import CHUNK

BY = "upheld"
NONE = "none"
BY_NOBODY = "nobody: this installation has no scanner"


class Altered(Exception):
    """The bytes of a document are not those that were taken in."""


def documents_wait() -> bool:
    """Whether anything is in quarantine."""
    return _waiting().exists()


def scan_waiting(*, tell: Callable[[str], None]) -> int:
    """Scan what is in quarantine, the oldest first; how many were settled.

    Whatever fails leaves the document where it is, says so, and is tried again at the next turn.
    """
    waiting = list(_waiting().order_by("pk"))
    if not waiting:
        return 0
    if not settings.UPHELD_SCANNER:
        tell(
            f"documents: {len(waiting)} wait in quarantine, and no scanner is set; set "
            "UPHELD_SCANNER"
        )
        return 0
    try:
        scanner = _scanner()
        return sum(_settled(each, scanner, tell) for each in waiting)
    except ScannerAway as failed:
        tell(f"documents: {failed}; what waits is tried again at the next turn")
        return 0


def _waiting() -> QuerySet[Document]:
    # What retention removed before any scanner came has no bytes to wait for.
    return Document.objects.filter(state=QUARANTINED).exclude(sha256=REMOVED)


def _scanner() -> Clamd | None:
    if settings.UPHELD_SCANNER == NONE:
        return None
    return Clamd(address=settings.UPHELD_SCANNER)


def _settled(document: Document, scanner: Clamd | None, tell: Callable[[str], None]) -> bool:
    try:
        admit(document.sha256)
    except Refused as refused:
        tell(f"documents: {document} is refused: {refused}")
        return note_scan(document=document.pk, clean=False, scanner=f"its kind: {refused}", by=BY)
    try:
        chunks = _as_taken_in(place_of(document.sha256), document.sha256)
        verdict, said = _verdict(scanner, chunks)
    except (Altered, OSError) as fault:
        tell(f"documents: {document} stays in quarantine: {_words(fault)}")
        return False
    except ScannerAway:
        raise
    except ScannerFailed as failed:
        tell(f"documents: {document} stays in quarantine: {failed}")
        return False
    if not verdict.clean:
        tell(f"documents: {document} is refused: {verdict.found}")
    return note_scan(document=document.pk, clean=verdict.clean, scanner=said, by=BY)


def _verdict(scanner: Clamd | None, chunks: Iterator[bytes]) -> tuple[Verdict, str]:
    if scanner is None:
        for _ in chunks:
            pass
        return Verdict(clean=True), BY_NOBODY
    verdict = scanner.scan(chunks)
    said = scanner.version()
    return verdict, f"{said}: {verdict.found}" if verdict.found else said


def _as_taken_in(path: Path, sha256: str) -> Iterator[bytes]:
    digest = hashlib.sha256()
    with path.open("rb") as source:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            yield chunk
    if digest.hexdigest() != sha256:
        raise Altered


def _words(fault: Exception) -> str:
    if isinstance(fault, Altered):
        return "its file was changed since it was taken in; restore it from a backup"
    if isinstance(fault, FileNotFoundError):
        return "its file is missing; restore it from a backup"
    return "its file cannot be read"
