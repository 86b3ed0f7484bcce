"""Pictures that people send: what they are is read from their bytes, never from their names."""

import re
import struct
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree as ET

PNG, SVG = "image/png", "image/svg+xml"
LARGEST = 200_000
WIDEST = 4000  # pixels; a signature printed 6 cm wide needs 700
HEADER = 13  # bytes of a PNG's header
_PNG_START = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
# What draws and does nothing else.
_DRAWING = {
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc",
    "defs", "linearGradient", "radialGradient", "stop", "clipPath",
}  # fmt: skip


class NoPicture(ValueError):
    """What is wrong with a picture."""


@dataclass(frozen=True)
class Picture:
    """A picture that is what it says."""

    content: bytes
    media_type: str


def picture_of(content: bytes) -> Picture:
    """A whole PNG or a drawing SVG of modest size; anything else is `NoPicture`."""
    if len(content) > LARGEST:
        raise NoPicture(f"the picture is larger than {LARGEST // 1000} kilobytes")
    if content.startswith(_PNG_START):
        _check_png(content)
        return Picture(content, PNG)
    if b"<svg" in content[:2000]:
        _check_svg(content)
        return Picture(content, SVG)
    raise NoPicture("the picture is neither PNG nor SVG")


def _check_png(content: bytes) -> None:
    place, kinds = len(_PNG_START), []
    while place + 12 <= len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        part = content[place + 4 : place + 8 + length]
        told = content[place + 8 + length : place + 12 + length]
        if struct.pack(">I", zlib.crc32(part)) != told:
            raise NoPicture("the PNG is damaged")
        kinds.append(part[:4])
        if part[:4] == b"IHDR" and length != HEADER:
            raise NoPicture("the PNG is not whole")
        if part[:4] == b"IHDR" and max(struct.unpack(">II", part[4:12])) > WIDEST:
            raise NoPicture(f"the PNG is wider or higher than {WIDEST} pixels")
        place += 12 + length
    if place != len(content) or kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"]:
        raise NoPicture("the PNG is not whole, or something follows it")
    if b"IDAT" not in kinds:
        raise NoPicture("the PNG holds no picture")


def _check_svg(content: bytes) -> None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise NoPicture("the SVG is not UTF-8") from None
    # Entities could grow without end or name files: none is read.
    if re.search(r"<!(DOCTYPE|ENTITY)|<\?xml-stylesheet", text, re.IGNORECASE):
        raise NoPicture("the SVG holds a DOCTYPE or a style sheet; save it as plain SVG")
    try:
        root = ET.fromstring(text)  # noqa: S314 - without a DOCTYPE, see above
    except ET.ParseError:
        raise NoPicture("the SVG cannot be read") from None
    if root.tag != f"{_SVG}svg":
        raise NoPicture("the SVG has another root than svg")
    for part in root.iter():
        _check_part(part)


def _check_part(part: ET.Element) -> None:
    tag = str(part.tag)
    if tag.removeprefix(_SVG) not in _DRAWING or not tag.startswith(_SVG):
        raise NoPicture(f"the SVG holds {tag.rpartition('}')[2]!r}; it may only draw")
    for name, value in part.attrib.items():
        plain = name.rpartition("}")[2].lower()
        outside = re.search(r"url\((?!['\"]?#)|javascript:|data:", value, re.IGNORECASE)
        if plain.startswith("on") or plain == "href" or outside:
            raise NoPicture(f"the SVG has {plain!r}, which may lead elsewhere; it may only draw")
