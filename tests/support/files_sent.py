"""Files as people send them, honest ones and traps, made as they are needed."""

import io
import zipfile
from collections.abc import Iterator

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 64 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
TIFF = b"II*\x00\x08\x00\x00\x00" + b"\x00" * 32
MAIL = b"From: a@example.invalid\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\n\r\n<html>Words</html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
TYPES = b"<Types></Types>"
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
DOCX_PARTS = {"[Content_Types].xml": TYPES, "word/document.xml": b"<w/>"}


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(**more: bytes) -> bytes:
    """A Word document, with more parts; `__` in a name stands for a slash, `_` for a dot."""
    named = {name.replace("__", "/").replace("_", "."): text for name, text in more.items()}
    return packed(DOCX_PARTS | named)


def xlsx() -> bytes:
    """An Excel workbook."""
    return packed({"[Content_Types].xml": TYPES, "xl/workbook.xml": b"<w/>"})


def odt() -> bytes:
    """An OpenDocument text."""
    return packed({"mimetype": ODT_TYPE, "content.xml": b"<o/>"}, zipfile.ZIP_STORED)


def locked() -> bytes:
    """A Word document whose parts say that they are encrypted."""
    made = bytearray(docx())
    place = made.find(b"PK\x01\x02")
    while place >= 0:
        made[place + 8] |= 1
        place = made.find(b"PK\x01\x02", place + 1)
    return bytes(made)


def lying() -> bytes:
    """A Word document that unpacks to much more than its directory says."""
    made = bytearray(docx(word__media__image_xml=b"\0" * (64 << 20)))
    place = made.find(b"word/media/image.xml", made.find(b"PK\x01\x02"))
    made[place - 46 + 24 : place - 46 + 28] = (10).to_bytes(4, "little")
    return bytes(made)


def endless(megabytes: int) -> Iterator[bytes]:
    """So many megabytes of a PDF, made while they are read."""
    yield PDF
    for _ in range(megabytes):
        yield b"\0" * (1 << 20)
