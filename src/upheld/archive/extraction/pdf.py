"""PDF to lines: in the order of reading that a tagged file states, else by where things stand."""

import pypdfium2
import pypdfium2.raw as pdfium

from upheld.archive.document import Line
from upheld.archive.extraction.columns import rows_by_place
from upheld.archive.extraction.extracted import Extracted
from upheld.archive.extraction.limits import MAX_PAGES
from upheld.archive.extraction.rows import Row, numbered, rows_as_drawn
from upheld.archive.extraction.words import Word, words_of
from upheld.domain.errors import Refused

_MAX_CHARACTERS = 50_000
"""Of one page; a page of small print has some 8,000."""
_MOST_OF_PAGE = 0.5
_NEEDS_OCR = "make its text readable first (OCR), or get the file that it was printed from"


def lines_of(content: bytes) -> Extracted:
    """The lines of every page. Scripts, forms and enclosed files are not looked at."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Refused(_why(error)) from None
    pages = len(document)
    if pages > MAX_PAGES:
        raise Refused(f"it has {pages:,} pages; more than {MAX_PAGES} are not read")
    lines: list[Line] = []
    for number in range(pages):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            raise Refused(f"page {number + 1} is damaged; get the file again") from None
        lines += _lines(number + 1, page, in_order=document.is_tagged())
    if not lines:
        raise Refused("there is no text in it")
    return Extracted(pages=pages, lines=tuple(lines))


def _lines(number: int, page: pypdfium2.PdfPage, *, in_order: bool) -> list[Line]:
    try:
        words = words_of(page, most=_MAX_CHARACTERS)
    except Refused as refused:
        raise Refused(f"page {number}: {refused}") from None
    if not words and _is_picture(page):
        raise Refused(f"page {number} is a picture of text, not text; {_NEEDS_OCR}")
    return numbered(number, _rows(words, in_order=in_order))


def _rows(words: list[Word], *, in_order: bool) -> list[Row]:
    return rows_as_drawn(words) if in_order else rows_by_place(words)


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > _MOST_OF_PAGE * width * height:
            return True
    return False


def _why(error: pypdfium2.PdfiumError) -> str:
    said = str(error).lower()
    if "password" in said:
        return "it is locked with a password; save a copy without one"
    if "security" in said:
        return "it is locked in a way that cannot be read; save a copy without protection"
    return "it is damaged, or no PDF beyond its first line; get the file again"
