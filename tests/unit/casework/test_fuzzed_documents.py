"""Files that nobody would send by accident: torn, changed and mixed ones get a word, never a crash.

What is told as a kind is that kind alone: it begins as it must, and no reader of archives or pages
takes it for one of theirs.
"""

import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from support import files_sent as sent
from upheld.casework.document_types import DOCX, JPEG, KINDS, MAIL, ODT, PDF, PNG, TEXT, XLSX, sniff
from upheld.domain.errors import Refused

pytestmark = pytest.mark.slow
EXAMPLES = settings(
    max_examples=100, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
PLAIN = "A letter, with an é.\r\n".encode()
SEEDS = {
    "pdf": sent.PDF, "jpeg": sent.JPEG, "png": sent.PNG, "tiff": sent.TIFF, "mail": sent.MAIL,
    "text": PLAIN, "docx": sent.docx(), "xlsx": sent.xlsx(), "odt": sent.odt(),
}  # fmt: skip
BEGINS = {
    PDF: (b"%PDF-",), JPEG: (b"\xff\xd8\xff",), PNG: (b"\x89PNG\r\n\x1a\n",),
    DOCX: (b"PK",), XLSX: (b"PK",), ODT: (b"PK",),
}  # fmt: skip
OFFICE = (DOCX, XLSX, ODT)
# What a browser or a system would run, wherever a file begins with it.
RUN = (b"<html", b"<!doctype", b"<svg", b"<script", b"<?xml", b"#!", b"MZ\x90", b"\x7fELF")

NAMES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20
)
seeds = st.sampled_from(sorted(SEEDS)).map(SEEDS.__getitem__)


class Change(NamedTuple):
    """Bytes that take the place of others."""

    at: int
    instead: bytes


changes = st.lists(
    st.builds(Change, at=st.integers(0, 400), instead=st.binary(max_size=6)), max_size=6
)


def looked_at(content: bytes, folder: Path) -> None:
    """An answer that is true of the bytes, or a refusal in words."""
    path = folder / "sent"
    path.write_bytes(content)
    try:
        kind = sniff(path)
    except Refused:
        return
    assert kind in KINDS.values()
    assert content.startswith(BEGINS.get(kind, (b"",)))
    if kind in OFFICE:
        with zipfile.ZipFile(path) as whole:
            assert whole.testzip() is None
        return
    assert not opens_as_archive(path), "an archive hides in it"
    if kind in (TEXT, MAIL):
        assert b"\0" not in content
        assert b"%PDF-" not in content[:1024]
    assert not content.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(RUN)


def opens_as_archive(path: Path) -> bool:
    """Whether Python, which is lenient, finds parts in it."""
    try:
        with zipfile.ZipFile(path) as whole:
            return bool(whole.namelist())
    except (zipfile.BadZipFile, ValueError, OverflowError, OSError):
        return False


@EXAMPLES
@given(seed=seeds, changed=changes, cut=st.none() | st.integers(0, 500))
def test_a_changed_or_torn_file_is_answered(
    seed: bytes, changed: list[Change], cut: int | None, tmp_path: Path
) -> None:
    """Bytes overwritten anywhere in its head and middle, then cut off where it likes."""
    content = bytearray(seed)
    for change in changed:
        content[change.at : change.at + len(change.instead)] = change.instead
    looked_at(bytes(content[:cut]), tmp_path)


@EXAMPLES
@given(parts=st.lists(seeds, min_size=2, max_size=3), between=st.binary(max_size=40))
@example(parts=[sent.PDF, sent.MAIL], between=b"PK\x05\x06")
@example(parts=[sent.PDF, sent.docx()[:-2]], between=b"")
def test_two_files_in_one_are_never_clean(
    parts: list[bytes], between: bytes, tmp_path: Path
) -> None:
    """Whatever is put behind or before something, with anything between."""
    looked_at(between.join(parts), tmp_path)


@EXAMPLES
@given(content=st.binary(max_size=2000))
@example(content=b"PK\x03\x04")
@example(content=b"PK\x05\x06" + b"\0" * 18)
@example(content=b"\xff\xfe<\0h\0t\0m\0l\0>\0")
def test_any_bytes_are_answered(content: bytes, tmp_path: Path) -> None:
    """Noise too."""
    looked_at(content, tmp_path)


@EXAMPLES
@given(
    name=NAMES,
    body=st.binary(max_size=50),
    flags=st.integers(0, 65535),
    at=st.sampled_from((4, 6, 8, 10, 14, 18, 22, 26, 28)),
)
def test_a_directory_that_lies_is_answered(
    name: str, body: bytes, flags: int, at: int, tmp_path: Path
) -> None:
    """A part of any name, and any two bytes of the directory and of the part’s own head."""
    whole = bytearray(sent.packed(sent.DOCX_PARTS | {name: body}))
    place = whole.rfind(b"PK\x01\x02")
    for where in (at, place + at):
        whole[where : where + 2] = flags.to_bytes(2, "little")
    looked_at(bytes(whole), tmp_path)
