"""Office files are ZIPs: read member by member before one is kept, whatever its directory says."""

import struct
import zipfile
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from upheld.domain.errors import Refused

MOST_MEMBERS = 2000
LARGEST_WHOLE = 200 << 20
LARGEST_RATIO = 200
# Small files of blanks shrink a hundredfold and harm nobody.
RATIO_FROM = 1 << 20
CHUNK = 1 << 16
ENCRYPTED = 0x1
END_OF_ZIP, END_SIZE, LONGEST_COMMENT = b"PK\x05\x06", 22, 0xFFFF
DIRECTORY, LARGE_ZIP, LOCATOR_SIZE = b"PK\x01\x02", b"PK\x06\x07", 20
SUFFIXES = {
    ".xml", ".rels", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf",
    ".wdp", ".odttf", ".ttf", ".vml", ".rdf",
}  # fmt: skip
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
# Settings of a printer are no program; nothing else of this ending is let in.
PRINTER = ("xl/printersettings/", "word/printersettings/")


def is_zip(path: Path) -> bool:
    """Whether any program would take the end of a file for that of a ZIP.

    Some ask that its last words fit to the byte, others that a directory lies where it says.
    """
    size = path.stat().st_size
    with path.open("rb") as source:
        begins = max(0, size - LONGEST_COMMENT - END_SIZE)
        source.seek(begins)
        tail = source.read()
        place = tail.rfind(END_OF_ZIP)
        while place >= 0:
            end = tail[place : place + END_SIZE]
            if len(end) == END_SIZE and (
                _ends_to_the_byte(end, len(tail) - place - END_SIZE)
                or tail[max(0, place - LOCATOR_SIZE) : place].startswith(LARGE_ZIP)
                or _has_directory(source, end, begins + place)
            ):
                return True
            place = tail.rfind(END_OF_ZIP, 0, place)
    return False


def _ends_to_the_byte(end: bytes, left: int) -> bool:
    return int(struct.unpack("<H", end[-2:])[0]) <= left


def _has_directory(source: BinaryIO, end: bytes, place: int) -> bool:
    size, offset = struct.unpack("<II", end[12:20])
    for begin in (place - size, offset):
        if 0 <= begin < place:
            source.seek(begin)
            if source.read(len(DIRECTORY)) == DIRECTORY:
                return True
    return False


def check_office(path: Path) -> str:
    """`word`, `xl` or `odt`; `Refused` says what is wrong with a file that cannot be kept."""
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        _check_whole(path, archive, members)
        kind = _kind(archive, {member.filename for member in members})
        for member in members:
            _check_name(member)
        _check_content(path, archive, members)
    return kind


def _check_whole(path: Path, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    size = path.stat().st_size
    if len(members) > MOST_MEMBERS:
        raise Refused(f"the file has {len(members):,} parts; no honest document has so many")
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise Refused("the file is locked with a password; save it without one")
    if len({member.filename.casefold() for member in members}) < len(members):
        raise Refused("the file has a part twice; save it anew")
    if archive.comment or (members and min(member.header_offset for member in members) > 0):
        raise Refused("the file is two kinds of file at once; save it anew, as one of them")
    # Parts that overlap are how a small file claims to hold a huge one.
    if sum(member.compress_size for member in members) > size:
        raise Refused("the parts of the file overlap: it is made to do harm")
    _check_ratio(sum(member.file_size for member in members), size)


def _check_ratio(whole: int, size: int) -> None:
    if whole > LARGEST_WHOLE or (whole > RATIO_FROM and whole > LARGEST_RATIO * size):
        raise Refused("the file would unpack to far more than a document holds")


def _check_name(member: zipfile.ZipInfo) -> None:
    name = member.filename
    place = PurePosixPath(name)
    if name.startswith("/") or "\\" in name or ":" in name or ".." in place.parts or "\0" in name:
        raise Refused("the file has a part that would be unpacked elsewhere; save it anew")
    if member.is_dir() or name == "mimetype":
        return
    lower = name.lower()
    if "vbaproject" in lower or lower.startswith(("basic/", "scripts/")):
        raise Refused("the file holds macros; save it without them")
    if "/embeddings/" in lower or "/activex/" in lower or lower.startswith("object "):
        raise Refused("the file has other files embedded in it; add each of them apart")
    printer = lower.endswith(".bin") and lower.startswith(PRINTER)
    if place.suffix.lower() not in SUFFIXES and not printer and place.suffix:
        raise Refused(f"the file holds a part of a kind that is not kept ({place.suffix})")


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as said:
            if said.read(len(ODT_TYPE) + 1) == ODT_TYPE:
                return "odt"
    if "[Content_Types].xml" in names:
        for kind, part in (("word", "word/document.xml"), ("xl", "xl/workbook.xml")):
            if part in names:
                return kind
    raise Refused("a ZIP is not kept, apart from DOCX, XLSX and ODT; add its files one by one")


def _check_content(path: Path, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    # The directory may lie: what counts is what comes out.
    whole, size = 0, path.stat().st_size
    for member in members:
        with archive.open(member) as part:
            begin = b""
            while chunk := part.read(CHUNK):
                begin = begin or chunk
                whole += len(chunk)
                _check_ratio(whole, size)
        if member.filename == "[Content_Types].xml" and b"macroEnabled" in begin:
            raise Refused("the file holds macros; save it without them")
        if begin.startswith((b"MZ", b"\x7fELF", b"PK\x03\x04")):
            raise Refused("the file holds a program or another archive; save it anew")
