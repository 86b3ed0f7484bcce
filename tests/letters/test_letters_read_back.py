"""Our own letters, read back from what is printed of them: nothing is lost, nothing added."""

from collections import Counter
from fractions import Fraction
from typing import Protocol

import pytest
from letter_cases import CASES

from support.letter_truth import pages_of
from support.published_letters import Knowing, document, values
from upheld.archive.document import Document, Kind
from upheld.archive.extraction import html, pdf
from upheld.archive.extraction.extracted import Extracted
from upheld.archive.letters.letter import read_letter
from upheld.archive.reading import Reading
from upheld.letters.letter import Letter
from upheld.letters.plain import plain_text
from upheld.letters.render import render_pdf
from upheld.pages.letter_file import letter_file

pytestmark = pytest.mark.slow


class Extraction(Protocol):
    """A module that makes lines of one kind of file."""

    def lines_of(self, content: bytes) -> Extracted:
        """The lines of the file."""


# What blocks say in words, by letter: no data of the letter but its sentences holds it.
SEMINARS = {"delegates": 178, "seminar_authorities": 143}
COURSES_2020 = {"courses": 118, "people_trained": 1400, "courses_more": 47, **SEMINARS}
CREDIT = {"satisfactory_remedies": 3, "upheld": 13}
USUAL = {"compliance_outcomes": 7, "late": 2, **CREDIT}
PROSE: dict[str, dict[str, int]] = {
    "luton-2018": {"further_reports": 1, "courses": 58, "people_trained": 800},
    "luton-2020": {"reports": 1, **USUAL, **COURSES_2020},
    "none-investigated": {"investigations": 0, **COURSES_2020},
    "due-but-unsettled": {
        "due_unsettled": 2,
        "satisfactory_remedies": 1,
        "investigations": 1,
        **COURSES_2020,
    },
    "below-100": {
        "not_satisfied": 2,
        "compliance_outcomes": 13,
        "not_complete_satisfied": 1,
        "due_unsettled": 1,
        "late": 1,
        "upheld": 30,
        **COURSES_2020,
    },
    "three-reports": {"reports": 3, "further_reports": 1, **USUAL, **COURSES_2020},
    "luton-2014": {},
    "unsettled-2019": {"due_unsettled": 2, **CREDIT},
    "luton-2024": {**USUAL, "upheld": 9},
    "luton-2025": {"compliance_outcomes": 6, "satisfactory_remedies": 1, "upheld": 10},
    "nothing-upheld": {"investigations": 3},
    "fire-2020": {"upheld": 1, "investigations": 1},
    "transport-2025": {
        "compliance_outcomes": 7,
        "late": 1,
        "satisfactory_remedies": 2,
        "upheld": 11,
    },
    "park-2016": {"investigations": 1},
    "gone-2024": {"compliance_outcomes": 1, "upheld": 1, "investigations": 2},
}


def truth(name: str, letter: Letter) -> Counter[tuple[str, Fraction]]:
    """Every figure of a letter: on its pages, and in what its blocks say."""
    told = PROSE.get(name, USUAL).items()
    return pages_of(letter) + Counter((measure, Fraction(value)) for measure, value in told)


def naming(letter: Letter) -> Knowing:
    """A register that knows the letter's body and nobody else."""
    return Knowing(names={letter.title.split(": ", 1)[-1]: letter.body})


def check(reading: Reading, name: str, letter: Letter) -> None:
    """Body and year, every figure and none besides, every other number explained."""
    assert (reading.body, reading.year, reading.doubts) == (letter.body, letter.year, ())
    assert values(reading) == truth(name, letter)
    assert reading.not_understood == ()


def extracted(kind: Extraction, content: bytes) -> Document:
    """The document of a file, read here and not in a process of its own."""
    found = kind.lines_of(content)
    return Document(
        name="letter", kind=Kind.PDF, sha256="0" * 64, pages=found.pages, lines=found.lines
    )


@pytest.mark.parametrize("name", CASES)
def test_a_letter_as_text_is_read_without_loss(name: str) -> None:
    """What text files, braille and reading aloud are made from."""
    letter = CASES[name]()

    check(read_letter(document(plain_text(letter)), naming(letter)), name, letter)


@pytest.mark.parametrize("name", CASES)
def test_a_letter_as_html_is_read_without_loss(name: str) -> None:
    """The file that stands alone, its drawings left out."""
    letter = CASES[name]()

    check(read_letter(extracted(html, letter_file(letter)), naming(letter)), name, letter)


# One letter of each form; those of all forms and blocks are read as text and HTML.
@pytest.mark.parametrize(
    "name", ["luton-2018", "luton-2020", "luton-2025", "park-2016", "unsettled-2019", "gone-2024"]
)
@pytest.mark.parametrize("large_print", [False, True])
def test_a_letter_as_pdf_is_read_without_loss(name: str, *, large_print: bool) -> None:
    """Over several pages with a foot, panels beside each other, marked as a demonstration."""
    letter = CASES[name]()
    reading = read_letter(
        extracted(pdf, render_pdf(letter, large_print=large_print)), naming(letter)
    )

    check(reading, name, letter)
