"""Words of a page with the boxes that they stand in."""

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from upheld.archive.extraction.characters import plain, raised
from upheld.domain.errors import Refused

_SMALLER = 0.8
"""A digit that is less high than this share of its neighbour is a footnote's, not the number's."""
_RAISED = 0.4
"""It is one too where it stands higher by this share of its height. Old-style figures, some of
which go below the line, differ by up to 0.3."""
_ZERO, _NINE, _UNKNOWN, _LAST_CHARACTER = 0x30, 0x39, 0xFFFD, 0x10FFFF
_ASKED = 50
"""Of so many characters a page is asked how they are turned."""
_UPRIGHT_COSINE = 0.99
_WITHIN = ".,%)"
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


_Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class _Glyph(NamedTuple):
    text: str
    box: _Box
    number: int


class _Page(NamedTuple):
    """What a page is asked about a character by its number, as it takes too long to ask of all."""

    is_tilted: Callable[[int], bool]
    printed_box: Callable[[int], _Box]
    """Around its ink; the box of a glyph is as high as its line."""


def words_of(page: pypdfium2.PdfPage, *, most: int) -> list[Word]:
    """The words within the page's edges, in the order in which the file draws them.

    A page whose text runs sideways is turned until it can be read. Refused where the page has more
    than `most` characters.
    """
    text = page.get_textpage()
    count = text.count_chars()
    if count > most:
        raise Refused(f"more than {most:,} characters; a page of a letter has some thousand")
    if _is_unnamed(text, count):
        raise Refused("its fonts do not say which letters they draw; it needs OCR first")
    edges = page.get_bbox()
    turns = _turns(text, count)
    left, bottom, right, top = _turned(edges, turns)

    def is_tilted(number: int) -> bool:
        return cos(_angle(text, number) - turns * pi / 2) < _UPRIGHT_COSINE

    def printed_box(number: int) -> _Box:
        return _turned(text.get_charbox(number), turns)

    page_of = _Page(is_tilted=is_tilted, printed_box=printed_box)
    words = map(_word, _grouped(_glyphs(text, count, turns), page_of))
    return [
        word
        for word in words
        if word.text
        and left < word.right
        and word.left < right
        and bottom < word.top
        and word.bottom < top
    ]


def _turns(text: pypdfium2.PdfTextPage, count: int) -> int:
    """By how many quarters, anticlockwise, most of the page's text is turned from upright."""
    angles = [_angle(text, number) for number in _some(count)]
    quarters = [round(angle / (pi / 2)) % 4 for angle in angles]
    return max(range(4), key=quarters.count)


def _some(count: int) -> range:
    return range(0, count, max(1, count // _ASKED))


def _is_unnamed(text: pypdfium2.PdfTextPage, count: int) -> bool:
    """Whether most characters are shapes alone, of which no font says which letter they are."""
    wrong = sum(
        pdfium.FPDFText_HasUnicodeMapError(text.raw, number) == 1 for number in _some(count)
    )
    return bool(wrong * 2 > len(_some(count)))


def _angle(text: pypdfium2.PdfTextPage, number: int) -> float:
    # PDFium counts angles clockwise, and says -1 of what is no character.
    clockwise = max(0.0, float(pdfium.FPDFText_GetCharAngle(text.raw, number)))
    return (2 * pi - clockwise) % (2 * pi)


def _turned(box: _Box, turns: int) -> _Box:
    left, bottom, right, top = box
    for _ in range(turns):
        # A quarter: what runs upwards runs to the right.
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


def _glyphs(text: pypdfium2.PdfTextPage, count: int, turns: int) -> Iterator[_Glyph]:
    rect = pdfium.FS_RECTF()
    at = ctypes.byref(rect)
    handle, code_of, box_of = text.raw, pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for number in range(count):
        code = code_of(handle, number)
        box_of(handle, number, at)
        box = rect.left, rect.bottom, rect.right, rect.top
        if _ZERO <= code <= _NINE and pdfium.FPDFText_HasUnicodeMapError(handle, number) == 1:
            # A shape that no font names: its code in the file only looks like a digit.
            code = _UNKNOWN
        yield _Glyph(
            text=chr(code if code <= _LAST_CHARACTER else _UNKNOWN),
            box=_turned(box, turns) if turns else box,
            number=number,
        )


def _grouped(glyphs: Iterable[_Glyph], page: _Page) -> Iterator[list[_Glyph]]:
    group: list[_Glyph] = []
    for glyph in glyphs:
        if glyph.text.isspace() or glyph.text == "\0":
            if group:
                yield group
                group = []
            continue
        if group and _is_other(group[-1], glyph, page):
            yield group
            group = []
        footnote = _footnote_of(group, glyph, page)
        if footnote and footnote is not glyph:
            yield [_written_raised(each) for each in group]
            group = []
        group.append(_written_raised(glyph) if footnote is glyph else glyph)
    if group:
        yield group


def _is_other(before: _Glyph, glyph: _Glyph, page: _Page) -> bool:
    # What is written across the page goes up with every character, and is one word.
    return _is_apart(before, glyph) and not (
        page.is_tilted(before.number) and page.is_tilted(glyph.number)
    )


def _is_apart(before: _Glyph, glyph: _Glyph) -> bool:
    """Whether it stands elsewhere: numbers of two lines or cells are never one number."""
    left, bottom, right, top = before.box
    other_left, other_bottom, _, other_top = glyph.box
    height = min(top - bottom, other_top - other_bottom)
    shared = min(top, other_top) - max(bottom, other_bottom)
    return (
        shared < _SHARED * height
        or other_left - right > _APART * height
        or left - other_left > _SHARED * height
    )


def _footnote_of(group: Sequence[_Glyph], glyph: _Glyph, page: _Page) -> _Glyph | None:
    """Which of two digits of a word is a footnote's, by its size or by where its ink stands."""
    if not (group and glyph.text.isdecimal()):
        return None
    # A footnote behind "13." is no decimal, and may have several digits.
    before = next((each for each in reversed(group) if not _is_within(each)), group[0])
    if not before.text.isdecimal():
        return None
    low, high = sorted((before, glyph), key=lambda each: _height(each.box))
    if _height(low.box) < _SMALLER * _height(high.box):
        return low
    # Fonts have raised digits of their own, whose boxes are those of the other digits.
    ink = page.printed_box(before.number), page.printed_box(glyph.number)
    apart = abs(ink[0][1] - ink[1][1]) > _RAISED * max(map(_height, ink))
    if not apart or page.is_tilted(glyph.number):
        return None
    return glyph if ink[1][1] > ink[0][1] else before


def _is_within(glyph: _Glyph) -> bool:
    return glyph.text in _WITHIN or (glyph.text.isdigit() and not glyph.text.isdecimal())


def _written_raised(glyph: _Glyph) -> _Glyph:
    return glyph._replace(text=raised(glyph.text))


def _height(box: _Box) -> float:
    return box[3] - box[1]


def _word(glyphs: Sequence[_Glyph]) -> Word:
    lefts, bottoms, rights, tops = zip(*(each.box for each in glyphs), strict=True)
    bottom, top = min(bottoms), max(tops)
    tallest = max(_height(each.box) for each in glyphs)
    return Word(
        text=plain("".join(each.text for each in glyphs)),
        left=min(lefts),
        right=max(rights),
        bottom=bottom,
        top=top,
        upright=len(glyphs) == 1 or top - bottom <= _UPRIGHT * tallest,
    )
