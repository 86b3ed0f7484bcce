"""Every figure of the letters' pages of statistics against what was read."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from benchmarks.letters.kept import read_letters
from benchmarks.reading.naming import NoRegister
from benchmarks.reading.noise import noisy
from benchmarks.reading.ours import run
from benchmarks.reading.rendered import pdfs_in
from tests.support.letter_truth import pages_of
from upheld.archive.document import Document, Kind
from upheld.archive.extraction.text import lines_of
from upheld.archive.letters.letter import read_letter
from upheld.archive.reading import Reading
from upheld.letters.letter import Letter
from upheld.letters.plain import plain_text
from upheld.toolbox.digest import sha256
from upheld.toolbox.drawing import Lots

Counts = tuple[int, int, int, int]
"""Figures printed, found of them, read, and right of those."""


def as_rendered(place: Path) -> Counts:
    """Read from PDF. To be run apart."""
    return _compared(read_letters(place), run(pdfs_in(place)))


def with_noise(place: Path) -> Counts:
    """Read from text that was wrapped anew, with words cut and feet between. To be run apart."""
    letters = read_letters(place)
    return _compared(letters, map(_read_noisy, letters))


def _read_noisy(letter: Letter) -> Reading:
    content = noisy(plain_text(letter), Lots("noise", letter.subject, letter.salutation)).encode()
    found = lines_of(content)
    document = Document(
        name="letter.txt",
        kind=Kind.TEXT,
        sha256=sha256(content),
        pages=found.pages,
        lines=found.lines,
    )
    return read_letter(document, NoRegister())


def _compared(letters: Iterable[Letter], readings: Iterable[Reading]) -> Counts:
    printed = found = read = right = 0
    for letter, reading in zip(letters, readings, strict=True):
        truth = pages_of(letter)
        values: dict[str, set[Fraction]] = {}
        for measure, value in truth:
            values.setdefault(measure, set()).add(value)
        figures = Counter((each.measure, each.value) for each in reading.figures)
        # What only sentences of the letter say has no data of the letter to be held against.
        held = {each: times for each, times in figures.items() if each[0] in values}
        printed += truth.total()
        found += (truth & figures).total()
        read += sum(held.values())
        right += sum(times for (measure, value), times in held.items() if value in values[measure])
    return printed, found, read, right
