import io
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
from letter_cases import CASES, luton_2018, luton_2020

from support import luton
from upheld.domain.errors import CheckFailed
from upheld.domain.facts import Addressee
from upheld.letters.letter import Letter
from upheld.letters.plain import release_line
from upheld.letters.render import render_pdf
from upheld.letters.stored import from_json, to_json

# Footer, watermark and a line come to some 200.
FEWEST_CHARACTERS = 280
# Text that a typesetter would obey if it were ever read as markup.
MARKUP = '#panic("x") *bold* $x$ @ref <label> _u_ `raw` \\ ~ // https://x.example "q" [a] {b}'


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, every run of white space as one space."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return [re.sub(r"\s+", " ", page.replace("\ufffe", "-")) for page in pages]


@cache
def set_pages(name: str) -> list[str]:
    """The pages of a letter, set once for all tests."""
    return pages_of(render_pdf(CASES[name]()))


@pytest.mark.parametrize("name", CASES)
def test_a_letter_has_two_to_four_pages(name: str) -> None:
    """Text and figures fit on two to four pages, whatever there is to say."""
    assert 2 <= len(set_pages(name)) <= 4


@pytest.mark.parametrize("name", CASES)
def test_a_letter_renders_to_the_same_bytes(name: str) -> None:
    """A letter stored as JSON and read again gives the very bytes it gave before."""
    letter = CASES[name]()

    assert render_pdf(from_json(to_json(letter))) == render_pdf(letter)


def test_threads_give_the_same_bytes() -> None:
    """Two threads, each with its own compiler, give the bytes that one gives."""
    letters = [luton_2018(), luton_2020()] * 3
    with ThreadPoolExecutor(max_workers=2) as pool:
        at_once = list(pool.map(render_pdf, letters))

    assert at_once == [render_pdf(letter) for letter in letters]


@pytest.mark.parametrize("name", CASES)
def test_the_pdf_holds_every_number_of_the_panels(name: str) -> None:
    """Each percentage, average, count, base and note of a panel can be read in the PDF."""
    letter = CASES[name]()
    text = " ".join(set_pages(name))
    panels = letter.panels.panels if letter.panels else ()
    shown = [
        part
        for panel in panels
        for part in (panel.sentence, panel.similar, panel.base, panel.count_words, *panel.notes)
    ] + [panel.ring.display if panel.ring else panel.rate for panel in panels]
    if letter.panels and (overview := letter.panels.overview):
        groups = (overview.dealt_with, *overview.groups)
        shown += [part for group in groups for part in (group.count, group.words, group.detail)]

    assert [part for part in shown if part not in text] == []


@pytest.mark.parametrize("name", CASES)
def test_the_pdf_holds_every_number_of_the_tables(name: str) -> None:
    """Each row of a table can be read in the PDF with its numbers beside it."""
    letter = CASES[name]()
    text = " ".join(set_pages(name))
    page = letter.tables
    tables = (*page.tables, *([page.rates] if page.rates else [])) if page else ()
    lines = [
        " ".join(part for part in (row.label, row.detail, row.display, row.similar) if part)
        for table in tables
        for row in table.rows
    ]

    assert [line for line in lines if line not in text] == []


@pytest.mark.parametrize("name", CASES)
def test_no_page_of_a_letter_holds_a_line_alone(name: str) -> None:
    """Whatever there is to say, each page is worth turning to."""
    assert [page for page in set_pages(name) if len(page) < FEWEST_CHARACTERS] == []


@pytest.mark.parametrize("make", [luton_2018, luton_2020])
def test_a_demonstration_is_marked_on_every_page(make: Callable[[], Letter]) -> None:
    """A demonstration says so behind every page; a real letter does not."""
    pages = pages_of(render_pdf(make()))
    real = replace(make(), demonstration=False, watermark="", provenance="")

    assert all("DEMONSTRATION" in page for page in pages)
    assert not any("DEMONSTRATION" in page for page in pages_of(render_pdf(real)))


@pytest.mark.parametrize("name", CASES)
def test_the_last_page_names_the_release(name: str) -> None:
    """Whoever holds the letter can find the figures it rests on."""
    letter = CASES[name]()

    assert release_line(letter) in set_pages(name)[-1]


@pytest.mark.parametrize("name", CASES)
def test_the_signature_never_stands_alone(name: str) -> None:
    """The page that holds the signature also holds the end of the text before it."""
    letter = CASES[name]()
    (page,) = [page for page in set_pages(name) if letter.closing in page]
    last_words = letter.sections[-1].paragraphs[-1].text.split()[0]

    assert last_words in page[: page.index(letter.closing)]


def test_text_is_never_read_as_markup() -> None:
    """Names and free text with markup in them are printed as they stand."""
    plan = replace(luton.PLAN_2020, opening=(MARKUP,), sender=MARKUP)
    letter = luton_2020(
        figures=replace(luton.figures_2020(), name=MARKUP),
        plan=plan,
        addressee=Addressee(name=MARKUP, title="Chief Executive", salutation=MARKUP),
    )
    first = pages_of(render_pdf(letter))[0].replace(" ", "")

    # Sender, addressee, body, salutation, opening and footer; lines may break anywhere.
    assert first.count(MARKUP.replace(" ", "")) == 6


def test_a_character_without_a_glyph_is_refused() -> None:
    """A name that the fonts cannot show stops the letter instead of printing boxes."""
    letter = luton_2020(addressee=Addressee(name="漢", title="", salutation="漢"))

    with pytest.raises(CheckFailed, match=r"luton 2020 cannot be set.*漢"):
        render_pdf(letter)


def test_the_document_names_itself() -> None:
    """Title and language are set, so that a screen reader announces the letter rightly."""
    document = pypdfium2.PdfDocument(io.BytesIO(render_pdf(luton_2020())))
    title = document.get_metadata_value("Title")
    document.close()

    assert title == "Annual review letter 2020: Luton Borough Council"
    assert b"/Lang(en-GB)" in render_pdf(luton_2020())


def test_welsh_and_accented_names_are_shown() -> None:
    """Letters that people in Britain have in their names are in the fonts."""
    name = "Siân Ŵyn-Ŷates Ó Néill Şahin Łuczak"
    letter: Letter = luton_2020(
        addressee=Addressee(name=name, title="Chief Executive", salutation=name)
    )

    assert name in pages_of(render_pdf(letter))[0]
