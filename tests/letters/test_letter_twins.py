"""The forms of a letter beside its PDF: each says the same, and stands by itself."""

import io
import re
from ctypes import byref, c_float
from html.parser import HTMLParser
from itertools import pairwise

import pypdfium2
import pytest
from letter_cases import CASES, luton_2018, luton_2020

from upheld.letters.plain import plain_text
from upheld.letters.render import render_pdf
from upheld.pages.letter_file import letter_file
from upheld.runs.annual.twins import Twin, twin_bytes

# What the smallest print of large print must not go below, in points.
LARGE = 18


def words_of(text: str) -> str:
    """Letters and digits alone, so that only what is said is compared."""
    return re.sub(r"[\W_]+", "", text)


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return pages


@pytest.mark.parametrize("name", CASES)
def test_large_print_says_every_line_of_the_letter(name: str) -> None:
    """Whatever the plain text says, with the mark of a demonstration on every page."""
    letter = CASES[name]()
    pages = pages_of(render_pdf(letter, large_print=True))
    said = words_of(" ".join(pages))
    lines = [words_of(line) for line in plain_text(letter).splitlines()]
    missing = [line for line in lines if line not in said and not _over_two_pages(line, pages)]

    assert missing == []
    assert all(letter.watermark in page for page in pages)


def _over_two_pages(line: str, pages: list[str]) -> bool:
    # The foot of a page stands within it.
    bare = [words_of(page) for page in pages]
    return any(
        line[:cut] in before and line[cut:] in after
        for before, after in pairwise(bare)
        for cut in range(1, len(line))
    )


@pytest.mark.parametrize("name", CASES)
def test_nothing_in_large_print_is_small_or_cut(name: str) -> None:
    """Every letter of it at 18 points at least, and inside the page."""
    document = pypdfium2.PdfDocument(io.BytesIO(render_pdf(CASES[name](), large_print=True)))
    small = outside = 0
    for page in document:
        width, _ = page.get_size()
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            left, bottom, right, top = item.get_bounds()
            outside += left < 60 or right > width - 55 or bottom < 10 or top > 832
            small += _size_of(item) < LARGE - 0.1
    document.close()

    assert (small, outside) == (0, 0)


def _size_of(item: pypdfium2.PdfObject) -> float:
    return abs(item.get_matrix().d) * _font_size(item)


def _font_size(item: pypdfium2.PdfObject) -> float:
    size = c_float()
    pypdfium2.raw.FPDFTextObj_GetFontSize(item.raw, byref(size))
    return size.value


@pytest.mark.parametrize("twin", Twin)
def test_equal_letters_have_equal_twins(twin: Twin) -> None:
    """Byte for byte."""
    for make in (luton_2018, luton_2020):
        assert twin_bytes(make(), twin) == twin_bytes(make(), twin)


class Outside(HTMLParser):
    """Everything in a page that a browser would fetch or run by itself."""

    def __init__(self) -> None:
        """Nothing is found yet."""
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what leads elsewhere without a reader's wish."""
        if tag in {"script", "link", "iframe", "object", "embed", "form", "base"}:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (
                name in {"src", "srcset"} and "data:" not in (value or "")
            ):
                self.found.append(f"{tag} {name}")


@pytest.mark.parametrize("name", CASES)
def test_the_html_file_stands_alone(name: str) -> None:
    """It fetches nothing, runs nothing, and says so in its head: language, title, characters."""
    letter = CASES[name]()
    page = letter_file(letter).decode()
    outside = Outside()
    outside.feed(page)

    assert outside.found == []
    assert "url(" not in page
    assert "@import" not in page
    assert page.startswith('<!doctype html>\n<html lang="en-GB">')
    assert f"<title>{letter.title}</title>" in page
    assert '<meta name="robots" content="noindex">' in page
    # Some mail programs drop a style sheet that is longer.
    assert len(page.partition("<style>")[2].partition("</style>")[0]) < 8_192


@pytest.mark.parametrize("name", CASES)
def test_the_html_file_has_headings_in_order(name: str) -> None:
    """One first heading, and no level is left out."""
    levels = [int(each) for each in re.findall(r"<h([1-6])", letter_file(CASES[name]()).decode())]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
