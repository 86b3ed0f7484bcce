"""Words of a page with the boxes that they stand in."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from upheld.archive.extraction.characters import plain
from upheld.domain.errors import Refused

_SMALLER = 0.8
"""A digit that is less high than this share of its neighbour is a footnote's, not the number's."""
_LAST_CHARACTER = 0x10FFFF
_SHARED = 0.3
_APART = 0.5
"""Characters of a word stand closer than this share of their height."""
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


class _Glyph(NamedTuple):
    text: str
    left: float
    right: float
    bottom: float
    top: float


def words_of(page: pypdfium2.PdfPage, *, most: int) -> list[Word]:
    """The words within the page's edges, in the order in which the file draws them.

    Refused where the page has more than `most` characters.
    """
    text = page.get_textpage()
    count = text.count_chars()
    if count > most:
        raise Refused(f"a page has more than {most:,} characters; a letter's has some thousand")
    left, bottom, *_ = page.get_mediabox()
    width, height = page.get_size()
    words = map(_word, _grouped(_glyphs(text, count)))
    return [
        word
        for word in words
        if word.text
        and left < word.right
        and word.left < left + width
        and bottom < word.top
        and word.bottom < bottom + height
    ]


def _glyphs(text: pypdfium2.PdfTextPage, count: int) -> Iterator[_Glyph]:
    box = pdfium.FS_RECTF()
    at = ctypes.byref(box)
    handle, code_of, box_of = text.raw, pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for number in range(count):
        code = code_of(handle, number)
        box_of(handle, number, at)
        yield _Glyph(
            chr(code) if code <= _LAST_CHARACTER else "\ufffd",
            box.left,
            box.right,
            box.bottom,
            box.top,
        )


def _grouped(glyphs: Iterable[_Glyph]) -> Iterator[list[_Glyph]]:
    group: list[_Glyph] = []
    for glyph in glyphs:
        if glyph.text.isspace() or glyph.text == "\0":
            if group:
                yield group
                group = []
            continue
        if group and (_is_apart(group[-1], glyph) or _is_raised(group[-1], glyph)):
            yield group
            group = []
        group.append(glyph)
    if group:
        yield group


def _is_apart(before: _Glyph, glyph: _Glyph) -> bool:
    """Whether it stands elsewhere: numbers of two lines or cells are never one number."""
    height = min(before.top - before.bottom, glyph.top - glyph.bottom)
    shared = min(before.top, glyph.top) - max(before.bottom, glyph.bottom)
    ahead = glyph.left - before.right
    back = before.left - glyph.left
    return shared < _SHARED * height or ahead > _APART * height or back > _SHARED * height


def _is_raised(before: _Glyph, glyph: _Glyph) -> bool:
    if not (before.text.isdigit() and glyph.text.isdigit()):
        return False
    low, high = sorted((before.top - before.bottom, glyph.top - glyph.bottom))
    return low < _SMALLER * high


def _word(glyphs: Sequence[_Glyph]) -> Word:
    texts, lefts, rights, bottoms, tops = zip(*glyphs, strict=True)
    bottom, top = min(bottoms), max(tops)
    upright = len(glyphs) == 1 or top - bottom <= _UPRIGHT * max(
        each.top - each.bottom for each in glyphs
    )
    return Word(
        text=plain("".join(texts)),
        left=min(lefts),
        right=max(rights),
        bottom=bottom,
        top=top,
        upright=upright,
    )
