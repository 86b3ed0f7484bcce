"""Files that come from outside: of a few plain types, no larger than a letter, in quarantine.

Nothing here is opened for anybody: a file waits under its SHA-256 until a scanner says clean.
"""

import hashlib
import zipfile
from pathlib import Path
from typing import BinaryIO, NamedTuple

from django.conf import settings

from upheld.domain.errors import Refused
from upheld.toolbox import files

LARGEST = 10 << 20
# A document that unpacks to more is made to harm.
LARGEST_UNPACKED = 200 << 20
TYPES = "PDF, Word (.docx), JPEG, PNG or plain text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BEGINNINGS = (
    (b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"), (b"PK\x03\x04", DOCX),
)  # fmt: skip
_ENDINGS = {
    "application/pdf": (".pdf",), "image/png": (".png",), "image/jpeg": (".jpg", ".jpeg"),
    DOCX: (".docx",), "text/plain": (".txt",),
}  # fmt: skip


class ArrivingFile(NamedTuple):
    """A file that may be kept, and is not yet."""

    sha256: str
    media_type: str
    whole: bytes


def examined(content: BinaryIO, name: str) -> ArrivingFile:
    """A file as it comes in. Refused with the reason: too large, empty, of another type."""
    whole = content.read(LARGEST + 1)
    if len(whole) > LARGEST:
        raise Refused(f"the file is larger than {LARGEST >> 20} megabytes")
    if not whole:
        raise Refused("the file is empty")
    kind = _kind(whole, content)
    if kind is None or not name.lower().endswith(_ENDINGS[kind]):
        raise Refused(f"this file is not what its name says, or is none of these: {TYPES}")
    return ArrivingFile(hashlib.sha256(whole).hexdigest(), kind, whole)


def keep(file: ArrivingFile) -> None:
    """Lay a file into quarantine."""
    folder = Path(settings.UPHELD_DATA) / "documents" / "quarantine"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    files.create_once(folder / file.sha256, file.whole)


def _kind(whole: bytes, content: BinaryIO) -> str | None:
    found = next((kind for begin, kind in _BEGINNINGS if whole.startswith(begin)), None)
    if found == DOCX:
        return found if _is_document(content) else None
    if zipfile.is_zipfile(content):
        return None  # two things in one file
    if found is None:
        return "text/plain" if _is_text(whole) else None
    return None if b"<script" in whole[:1024].lower() else found


def _is_document(content: BinaryIO) -> bool:
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as packed:
            sizes = {each.filename: each.file_size for each in packed.infolist()}
    except zipfile.BadZipFile:
        return False
    macros = any(name.endswith("vbaProject.bin") for name in sizes)
    return "word/document.xml" in sizes and not macros and sum(sizes.values()) <= LARGEST_UNPACKED


def _is_text(whole: bytes) -> bool:
    try:
        text = whole.decode()
    except UnicodeDecodeError:
        return False
    return "\0" not in text and not text.lstrip("\ufeff \t\r\n").startswith(("<", "%!"))
