"""What a file is, by its bytes. Its name settles only whether text is a table or a letter."""

import re
from collections import Counter

from upheld.archive.document import Kind
from upheld.archive.extraction.taken import Taken
from upheld.domain.errors import Refused

_SEEN = 4096
"""How far into a file its kind is looked for."""
_NOT_READ = {
    b"\x89PNG": "this is a picture; make a PDF of it whose text can be selected (OCR)",
    b"\xff\xd8\xff": "this is a picture; make a PDF of it whose text can be selected (OCR)",
    b"GIF8": "this is a picture; make a PDF of it whose text can be selected (OCR)",
    b"II*\x00": "this is a picture; make a PDF of it whose text can be selected (OCR)",
    b"MM\x00*": "this is a picture; make a PDF of it whose text can be selected (OCR)",
    b"\xd0\xcf\x11\xe0": "this is a file of an old office program, or one under a password; "
    "save it without password as PDF or XLSX",
    b"{\\rtf": "this is a document in RTF; save it as PDF",
    b"\x1f\x8b": "this is a compressed file; unpack it first",
    b"7z\xbc\xaf": "this is a compressed file; unpack it first",
    b"Rar!": "this is a compressed file; unpack it first",
    b"\x7fELF": "this is a program",
    b"MZ": "this is a program",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|table|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_TABLE_NAMES = (".csv", ".tsv")
_LINES = 20
_ALIKE = 0.8


def kind_of(taken: Taken) -> Kind:
    """What `taken` is. Refused, with the way out, where it is nothing that can be read."""
    start = taken.content[:_SEEN].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\x00")
    if start.startswith(b"%PDF-"):
        return Kind.PDF
    for begins, why in _NOT_READ.items():
        if start.startswith(begins):
            raise Refused(why)
    if start.startswith(b"PK"):
        return _of_zip(taken.content)
    if _HTML.match(start):
        return Kind.HTML
    if taken.name.lower().endswith(_TABLE_NAMES) or _is_table(start):
        return Kind.CSV
    return Kind.TEXT


def _of_zip(content: bytes) -> Kind:
    if b"xl/workbook" in content:
        return Kind.XLSX
    if b"word/document" in content:
        raise Refused("this is a document of Word; save it as PDF")
    raise Refused("this is a compressed file that is no spreadsheet; unpack it first")


def _is_table(start: bytes) -> bool:
    # A letter has commas too, but not the same number of them in line after line.
    lines = [line for line in start.split(b"\n")[:_LINES] if line.strip()]
    if len(lines) < 2:  # noqa: PLR2004 - one line is like itself
        return False
    for mark in (b",", b";", b"\t"):
        times, alike = Counter(line.count(mark) for line in lines).most_common(1)[0]
        if times >= 2 and alike >= _ALIKE * len(lines):  # noqa: PLR2004 - three cells at least
            return True
    return False
