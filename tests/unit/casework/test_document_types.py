"""Which files are kept, told by their content; every trap is refused with a reason."""

from pathlib import Path

import pytest

from support import files_sent as sent
from upheld.casework import office_files
from upheld.casework.document_types import sniff
from upheld.domain.errors import Refused

KEPT = {
    ".pdf": sent.PDF, ".jpg": sent.JPEG, ".png": sent.PNG, ".tif": sent.TIFF, ".eml": sent.MAIL,
    ".txt": "A letter, with an é.\r\n".encode(), ".docx": sent.docx(), ".xlsx": sent.xlsx(),
    ".odt": sent.odt(),
}  # fmt: skip
REFUSED = {
    "nothing": (b"", "is empty"),
    "a page": (b"<!DOCTYPE html><title>x</title>", "a page or a program"),
    "a page after blanks": (b"\xef\xbb\xbf \n<html>", "a page or a program"),
    "a drawing": (sent.SVG, "a page or a program"),
    "a drawing in XML": (b'<?xml version="1.0"?>' + sent.SVG, "a page or a program"),
    "a script": (b"#!/bin/sh\nrm -rf /\n", "a page or a program"),
    "text with a script": (b"Hello <script>alert(1)</script>", "program for a browser"),
    "a program of Windows": (b"MZ\x90\x00\x03" + b"\0" * 100, "is not kept"),
    "a program of Linux": (b"\x7fELF\x02\x01" + b"\0" * 100, "is not kept"),
    "any bytes": (bytes(range(256)), "is not kept"),
    "a PDF that is a ZIP": (sent.PDF + sent.docx(), "two kinds"),
    "a PDF that is a ZIP whose last words do not fit": (
        sent.PDF + sent.docx()[:-2] + b"\xff\xff", "two kinds"
    ),
    "a ZIP behind a picture": (sent.JPEG + sent.docx(), "two kinds"),
    "a PDF after something": (b"\0\0GIF" + sent.PDF, "before its PDF"),
    "a picture that is a PDF": (sent.JPEG[:20] + sent.PDF + b"\xff\xd9", "two kinds"),
    "a picture with a script": (sent.JPEG[:20] + b"<script>" + b"\xff\xd9", "program"),
    "half a PDF": (sent.PDF[:20], "no proper end"),
    "half a picture": (sent.PNG[:20], "no proper end"),
    "a ZIP": (sent.packed({"a.txt": b"x"}), "a ZIP is not kept"),
    "a ZIP after something": (b"PKxx" + sent.docx(), "two kinds|cannot be read"),
    "a torn ZIP": (sent.docx()[:60], "cannot be read"),
    "a locked document": (sent.locked(), "password"),
    "macros": (sent.docx(word__vbaProject_bin=b"x"), "macros"),
    "a macro type": (
        sent.packed({"[Content_Types].xml": b"macroEnabled", "word/document.xml": b""}), "macros"
    ),
    "a program inside": (sent.docx(word__media__a_png=b"MZ\x90"), "holds a program"),
    "a part of another kind": (sent.docx(word__run_exe=b"x"), "not kept"),
    "an embedded file": (sent.docx(word__embeddings__a_xml=b"x"), "embedded"),
    "a way out": (sent.packed(sent.DOCX_PARTS | {"../../a.xml": b"x"}), "unpacked elsewhere"),
    "a bomb": (sent.docx(word__media__a_xml=b"\0" * (64 << 20)), "unpack to far more"),
    "a bomb that lies": (sent.lying(), "unpack to far more|cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("suffix", KEPT)
def test_honest_files_are_known_by_their_content(suffix: str, tmp_path: Path) -> None:
    """Whatever they are called."""
    path = tmp_path / "named.exe"
    path.write_bytes(KEPT[suffix])
    assert sniff(path).suffix == suffix


@pytest.mark.parametrize("trap", REFUSED)
def test_traps_are_refused(trap: str, tmp_path: Path) -> None:
    """In words that name the way out."""
    content, words = REFUSED[trap]
    path = tmp_path / "letter.pdf"
    path.write_bytes(content)
    with pytest.raises(Refused, match=words):
        sniff(path)


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However small each is."""
    monkeypatch.setattr(office_files, "MOST_MEMBERS", 5)
    path = tmp_path / "a"
    path.write_bytes(sent.packed(sent.DOCX_PARTS | {f"{n}.xml": b"" for n in range(4)}))
    with pytest.raises(Refused, match="6 parts"):
        sniff(path)


def test_overlapping_parts_are_refused(tmp_path: Path) -> None:
    """Many directory entries over the same bytes."""
    made = bytearray(sent.packed(sent.DOCX_PARTS | {"a.xml": bytes(range(256)) * 40}))
    place = made.find(b"a.xml", made.find(b"PK\x01\x02")) - 46
    made[place + 20 : place + 24] = len(made).to_bytes(4, "little")
    path = tmp_path / "a"
    path.write_bytes(bytes(made))
    with pytest.raises(Refused, match="overlap"):
        sniff(path)
