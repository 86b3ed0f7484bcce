"""Our reading: each file in a process of its own, two at a time, to figures with their places."""

from pathlib import Path

from benchmarks.reading.naming import NoRegister
from benchmarks.reading.rendered import pdfs_in
from upheld.archive.extraction.extract import extract_all
from upheld.archive.letters.letter import read_letter
from upheld.archive.reading import Reading
from upheld.domain.errors import Refused


def prepare(place: Path) -> list[Path]:
    """The files."""
    return pdfs_in(place)


def run(paths: list[Path]) -> list[Reading]:
    """What each letter says."""
    readings = []
    for _, document in extract_all(paths):
        if isinstance(document, Refused):
            raise document
        readings.append(read_letter(document, NoRegister()))
    return readings


def answer(readings: list[Reading]) -> list[int]:
    """How many figures each letter has."""
    return [len(reading.figures) for reading in readings]
