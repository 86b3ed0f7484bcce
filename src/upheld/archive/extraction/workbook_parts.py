"""The parts of a workbook that are read, taken out of its zip within limits.

What is handed on is a zip of our own making with these parts and nothing else, since two programs
may see two different things in one hostile zip.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from upheld.archive.extraction.workbook_xml import walk
from upheld.domain.errors import Refused

MOST_UNPACKED = 48 << 20
"""Bytes. A year's cases of all authorities, one row each, are 10 MB; a zip bomb is gigabytes."""
MOST_SHEETS = 200

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_PACKAGE = ("[Content_Types].xml", "_rels/.rels")
SHARED_STRINGS = "xl/sharedStrings.xml"
_SHARED = (SHARED_STRINGS, "xl/styles.xml")
_AS_XLSX = "open it in a spreadsheet program and save it as .xlsx or .csv"


@dataclass(frozen=True, kw_only=True)
class SheetPart:
    """One sheet of a workbook: its name, where it lies in the zip, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A workbook's parts by their path; `sheets` in the order of their tabs."""

    sheets: tuple[SheetPart, ...]
    content: Mapping[str, bytes]
    calculated_later: bool
    """Whether the workbook is to be calculated when opened: its formulas' results mean nothing."""

    def to_zip(self) -> bytes:
        """The parts as a workbook, unpacked."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as packed:
            for name, content in self.content.items():
                packed.writestr(name, content)
        return target.getvalue()


def parts_of(content: bytes) -> Parts:
    """Take out what is read; refuse what is no .xlsx workbook, is locked or is too large."""
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED in content:
            raise Refused("the workbook is locked by a password; save it without one")
        raise Refused(f"an .xls workbook of before 2007 is not read; {_AS_XLSX}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _taken(packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise Refused(f"the workbook is damaged ({error}); fetch or save it again") from None
    except (NotImplementedError, RuntimeError) as error:
        raise Refused(f"the workbook is packed in a way that is not read ({error})") from None


def _taken(packed: zipfile.ZipFile) -> Parts:
    held = {info.filename: info for info in packed.infolist()}
    if _WORKBOOK not in held:
        raise Refused(f"this zip holds no .xlsx workbook; if it is another spreadsheet, {_AS_XLSX}")
    taken: dict[str, bytes] = {}

    def take(name: str) -> bytes:
        info = held.get(name)
        if info is None:
            raise Refused(f"the workbook lacks its part {name}; fetch or save it again")
        if name not in taken:
            unpacked = sum(map(len, taken.values())) + info.file_size
            if unpacked > MOST_UNPACKED:
                raise Refused(
                    f"the workbook unpacks to more than {MOST_UNPACKED >> 20} MB; save the sheets"
                    " with figures alone"
                )
            # The size of the central directory is a promise; no more than promised is read.
            taken[name] = packed.read(info)
        return taken[name]

    targets = _targets(take(_RELATIONS))
    sheets, later = _sheets(take(_WORKBOOK), targets)
    for each in sheets:
        if not each.hidden:
            take(each.part)
    for name in (*(name for name in _SHARED if name in held), *_PACKAGE):
        take(name)
    return Parts(sheets=sheets, content=taken, calculated_later=later)


def _targets(relations: bytes) -> dict[str, str]:
    """Where each part that the workbook names lies in the zip; links to elsewhere are left out."""
    found: dict[str, str] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.join("/xl", attributes.get("Target", ""))
            found[attributes.get("Id", "")] = posixpath.normpath(target).lstrip("/")

    walk(_RELATIONS, relations, start=start)
    return found


def _sheets(workbook: bytes, targets: Mapping[str, str]) -> tuple[tuple[SheetPart, ...], bool]:
    sheets: list[SheetPart] = []
    later = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal later
        if name == "calcPr":
            later = attributes.get("fullCalcOnLoad") in {"1", "true"}
        elif name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            part = targets.get(relation, "")
            sheets.append(SheetPart(name=attributes.get("name", ""), part=part, hidden=hidden))

    walk(_WORKBOOK, workbook, start=start)
    if len(sheets) > MOST_SHEETS:
        raise Refused(f"the workbook has more than {MOST_SHEETS} sheets; save those with figures")
    return tuple(sheets), later
