"""Letters as they lie in a whole demonstration: their numbers and their bytes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.letter_numbers import missing_numbers
from support.letter_truth import pages_of
from support.public_server import YEARS
from support.published_letters import Knowing, values
from upheld.archive.extraction.extract import extract_all
from upheld.archive.letters.letter import read_letter
from upheld.domain.errors import Refused
from upheld.letters.letter import Letter
from upheld.letters.render import render_pdf
from upheld.letters.stored import from_json
from upheld.publication import release
from upheld.toolbox.files import read_json

pytestmark = pytest.mark.slow
# One letter of so many is read; the first and the last of a year among them.
STEP = 12


def letters(data: Path, year: int) -> Iterator[tuple[Letter, Path]]:
    """Some letters of a year: what they say, and their PDF."""
    found = sorted(data.glob(f"letters/{year}/*/v1/*letter.json"))
    assert len(found) > 100
    for path in (*found[::STEP], found[-1]):
        (pdf,) = path.parent.glob("*.pdf")
        yield from_json(read_json(path)["content"]), pdf


@pytest.mark.parametrize("year", YEARS)
def test_a_letter_shows_the_numbers_of_its_body(demonstration: Path, year: int) -> None:
    """The text of each PDF holds what `upheld figures` says of the body."""
    counted = release.read(demonstration / "releases" / str(year) / "v1")
    wrong = {
        letter.body: missing
        for letter, pdf in letters(demonstration, year)
        if (missing := missing_numbers(letter, counted.figures(letter.body), pdf.read_bytes()))
    }

    assert wrong == {}


@pytest.mark.parametrize("year", YEARS)
def test_a_letter_comes_out_the_same_a_second_time(demonstration: Path, year: int) -> None:
    """From what it says, byte for byte, in another process than the one that wrote it."""
    differing = [
        letter.body
        for letter, pdf in letters(demonstration, year)
        if render_pdf(letter) != pdf.read_bytes()
    ]

    assert differing == []


@pytest.mark.parametrize("year", YEARS)
def test_a_letter_is_read_back_from_its_pdf(demonstration: Path, year: int) -> None:
    """Body, year and every figure of its pages; no number in it that is not understood."""
    given = {pdf: letter for letter, pdf in letters(demonstration, year)}
    wrong = []
    for pdf, document in extract_all(given):
        letter = given[pdf]
        assert not isinstance(document, Refused), document
        known = Knowing(names={letter.title.split(": ", 1)[-1]: letter.body})
        read = read_letter(document, known)
        lost = pages_of(letter) - values(read)
        if lost or read.not_understood or (read.body, read.year) != (letter.body, letter.year):
            wrong.append((letter.body, lost, read.not_understood, read.doubts))

    assert wrong == []
