"""Which kind of file something is, by its content alone: a short list, and nothing else is kept."""

import codecs
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from upheld.casework.office_files import check_office, is_zip
from upheld.domain.errors import Refused
from upheld.toolbox.files import CHUNK

HEAD = 4096
# Readers of PDF find its beginning within so many bytes of any file.
PDF_WITHIN = 1024
ACCEPTED = "PDF, JPEG, PNG, TIFF, plain text, e-mail (.eml), DOCX, XLSX or ODT"
# What a browser or a shell would run, were it ever taken for what it says it is.
RUN = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:#!|<\?|<!doctype|<!--|<(?:html|head|body|svg|script|iframe|xml)\b)",
    re.IGNORECASE,
)
TAGS = re.compile(rb"<(?:script|svg|html|iframe|object|embed)\b", re.IGNORECASE)
HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]*:[ \t]?.*(?:\r?\n[ \t]+.*)*\r?\n", re.MULTILINE)
MAIL_NAMES = (b"from:", b"received:", b"return-path:", b"message-id:", b"date:", b"delivered-to:")
# What the standard library raises over archives that break its rules.
BROKEN = (
    zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError,
    zlib.error, lzma.LZMAError, struct.error, LookupError, AttributeError,
)  # fmt: skip


class Kind(NamedTuple):
    """A kind of file that is kept."""

    media_type: str
    suffix: str
    words: str


PDF = Kind("application/pdf", ".pdf", "PDF")
JPEG = Kind("image/jpeg", ".jpg", "JPEG picture")
PNG = Kind("image/png", ".png", "PNG picture")
TIFF = Kind("image/tiff", ".tif", "TIFF picture")
TEXT = Kind("text/plain", ".txt", "Plain text")
MAIL = Kind("message/rfc822", ".eml", "E-mail")
_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = Kind(f"{_OFFICE}.wordprocessingml.document", ".docx", "Word document")
XLSX = Kind(f"{_OFFICE}.spreadsheetml.sheet", ".xlsx", "Excel workbook")
ODT = Kind("application/vnd.oasis.opendocument.text", ".odt", "OpenDocument text")
KINDS = {kind.media_type: kind for kind in (PDF, JPEG, PNG, TIFF, TEXT, MAIL, DOCX, XLSX, ODT)}
SUFFIXES = ",".join((*(kind.suffix for kind in KINDS.values()), ".jpeg", ".tiff"))
"""Endings that a browser offers when somebody chooses a file."""

MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\x00", TIFF), (b"MM\x00*", TIFF),
)  # fmt: skip


def sniff(path: Path) -> Kind:
    """The kind of a file; `Refused` for every other kind, and for what is two kinds at once."""
    with path.open("rb") as source:
        head = source.read(HEAD)
    if not head:
        raise Refused("the file is empty")
    if head.startswith(b"PK"):
        return _office(path)
    if is_zip(path):
        raise Refused("the file is two kinds of file at once; save it anew, as one of them")
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return _only(kind, head, path)
    if b"%PDF-" in head[:PDF_WITHIN]:
        raise Refused("the file has something before its PDF; save it anew as PDF")
    return _text(path, head)


def _only(kind: Kind, head: bytes, path: Path) -> Kind:
    ends: dict[Kind, Callable[[bytes], bool]] = {
        PDF: lambda tail: b"%%EOF" in tail,
        JPEG: lambda tail: b"\xff\xd9" in tail,
        PNG: lambda tail: b"IEND" in tail,
    }
    if kind is not PDF and b"%PDF-" in head[:PDF_WITHIN]:
        raise Refused("the file is two kinds of file at once; save it anew, as one of them")
    if kind is not PDF and TAGS.search(head):
        raise Refused("the picture holds a program for a browser; save it anew")
    with path.open("rb") as source:
        source.seek(max(0, path.stat().st_size - HEAD))
        tail = source.read(HEAD)
    if kind in ends and not ends[kind](tail):
        raise Refused(f"the {kind.words} has no proper end: it is damaged, or holds something else")
    return kind


def _office(path: Path) -> Kind:
    try:
        found = check_office(path)
    except BROKEN:
        raise Refused(f"the file cannot be read; it must be {ACCEPTED}") from None
    return {"word": DOCX, "xl": XLSX, "odt": ODT}[found]


def _text(path: Path, head: bytes) -> Kind:
    if RUN.match(head):
        raise Refused(f"the file is a page or a program; it must be {ACCEPTED}")
    mail = _is_mail(head)
    if not mail and TAGS.search(head):
        raise Refused(f"the text holds a program for a browser; it must be {ACCEPTED}")
    if not _is_text(path, "utf-8") and not _is_text(path, "cp1252"):
        raise Refused(f"this kind of file is not kept; it must be {ACCEPTED}")
    return MAIL if mail else TEXT


def _is_mail(head: bytes) -> bool:
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0] + b"\n"
    rest = HEADER.sub(b"", block).strip()
    names = {line.split(b":")[0].lower() + b":" for line in block.splitlines() if b":" in line}
    # The head may end within a header: what is cut off is no fault of the mail.
    whole = not rest or len(block) >= HEAD
    return whole and len(names & set(MAIL_NAMES)) > 1


def _is_text(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    allowed = {"\t", "\n", "\r", "\f", "\ufeff"}
    try:
        with path.open("rb") as source:
            while chunk := source.read(CHUNK):
                if any(c < " " and c not in allowed for c in set(decoder.decode(chunk))):
                    return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
