"""Words of a page with the boxes that they stand in."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from upheld.archive.extraction.characters import plain

_SMALLER = 0.8
"""A digit that is less high than this share of its neighbour is a footnote's, not the number's."""
_UPRIGHT = 1.6
"""Words higher than this many of their letters do not stand on a line."""


@dataclass(frozen=True, slots=True)
class Word:
    """Printed characters without white space between. Points; y grows upwards."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    upright: bool = True
    """Whether it stands on a line; False for a watermark across the page."""

    @property
    def height(self) -> float:
        """Of the line that it stands on; never nothing."""
        return max(self.top - self.bottom, 1.0)


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    bottom: float
    top: float


def words_of(page: pypdfium2.PdfPage) -> list[Word]:
    """The words within the page's edges, in the order in which the file draws them."""
    width, height = page.get_size()
    glyphs = _glyphs(page)
    found = (_word(each) for each in _grouped(glyphs))
    return [
        word
        for word in found
        if word.text
        and word.right > 0
        and word.left < width
        and word.top > 0
        and word.bottom < height
    ]


def count_of_characters(page: pypdfium2.PdfPage) -> int:
    """How many characters the page has, before any is looked at."""
    return int(page.get_textpage().count_chars())


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[_Glyph]:
    text = page.get_textpage()
    origin_x, origin_y = page.get_mediabox()[:2]
    box = pdfium.FS_RECTF()
    at = ctypes.byref(box)
    for number in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, number)
        pdfium.FPDFText_GetLooseCharBox(text.raw, number, at)
        yield _Glyph(
            chr(code) if code <= 0x10FFFF else "\ufffd",  # noqa: PLR2004 - the last character
            box.left - origin_x,
            box.right - origin_x,
            box.bottom - origin_y,
            box.top - origin_y,
        )


def _grouped(glyphs: Iterable[_Glyph]) -> Iterator[list[_Glyph]]:
    group: list[_Glyph] = []
    for glyph in glyphs:
        if glyph.text.isspace() or glyph.text == "\0":
            if group:
                yield group
            group = []
            continue
        if group and _is_raised(group[-1], glyph):
            yield group
            group = []
        group.append(glyph)
    if group:
        yield group


def _is_raised(before: _Glyph, glyph: _Glyph) -> bool:
    if not (before.text.isdigit() and glyph.text.isdigit()):
        return False
    low, high = sorted((before.top - before.bottom, glyph.top - glyph.bottom))
    return low < _SMALLER * high


def _word(glyphs: list[_Glyph]) -> Word:
    bottom, top = min(each.bottom for each in glyphs), max(each.top for each in glyphs)
    tallest = max(each.top - each.bottom for each in glyphs)
    return Word(
        text=plain("".join(each.text for each in glyphs)),
        left=min(each.left for each in glyphs),
        right=max(each.right for each in glyphs),
        bottom=bottom,
        top=top,
        upright=len(glyphs) == 1 or top - bottom <= _UPRIGHT * tallest,
    )
