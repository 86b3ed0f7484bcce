"""Pictures that people send: known by their bytes, whole, and unable to do anything."""

import struct
import zlib

import pytest

from upheld.toolbox.images import LARGEST, PNG, SVG, NoPicture, picture_of

DRAWN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'


def part(kind: bytes, content: bytes = b"") -> bytes:
    """One chunk of a PNG."""
    whole = kind + content
    return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))


def png(width: int = 1, *, more: bytes = b"") -> bytes:
    """A grey picture."""
    header = struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\x00" + b"\x80" * width)
    parts = part(b"IHDR", header) + part(b"IDAT", pixels) + part(b"IEND")
    return b"\x89PNG\r\n\x1a\n" + parts + more


def test_a_png_and_a_plain_drawing_are_taken() -> None:
    """As what they are."""
    assert picture_of(png()).media_type == PNG
    assert picture_of(DRAWN).media_type == SVG


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "neither"),
        (b"GIF89a", "neither"),
        (b"\xff\xd8\xff\xe0 JPEG", "neither"),
        (b"<html><script>1</script>", "neither"),
        (b"\x00" * (LARGEST + 1), "larger"),
        (png()[:-3], "not whole"),
        (png().replace(b"IHDR", b"IHDX"), "damaged"),
        (png(more=b"<script>"), "not whole"),
        (png(5000), "wider"),
        (b"\x89PNG\r\n\x1a\n" + part(b"IHDR", b"\x00" * 13) + part(b"IEND"), "no picture"),
        (b"\x89PNG\r\n\x1a\n" + part(b"IHDR", b"") + part(b"IEND"), "not whole"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + DRAWN, "DOCTYPE"),
        (DRAWN.replace(b"<path", b"<script>1</script><path"), "only draw"),
        (DRAWN.replace(b"<path", b"<image/><path"), "only draw"),
        (DRAWN.replace(b"<path", b"<style/><path"), "only draw"),
        (DRAWN.replace(b"<path", b'<path onload="x()"'), "only draw"),
        (DRAWN.replace(b"<path", b'<path fill="url(http://a.example)"'), "only draw"),
        (DRAWN.replace(b'viewBox="0 0 9 9"', b'href="#a"'), "only draw"),
        (DRAWN.replace(b"2000/svg", b"1999/xhtml"), "another root"),
        (DRAWN[:-3], "cannot be read"),
        (DRAWN.replace(b"M0", b"\xff"), "UTF-8"),
    ],
)
def test_anything_else_is_refused(content: bytes, says: str) -> None:
    """In words."""
    with pytest.raises(NoPicture, match=says):
        picture_of(content)
