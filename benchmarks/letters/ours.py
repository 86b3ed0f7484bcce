"""Our letters: `render_pdf` as the annual run calls it, in two threads."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.letters.kept import read_letters
from upheld.letters.letter import Letter
from upheld.letters.render import render_pdf
from upheld.toolbox.digest import sha256

WORKERS = 2


def prepare(place: Path) -> list[Letter]:
    """The letters as data."""
    return read_letters(place)


def run(letters: list[Letter]) -> list[bytes]:
    """The letters as PDF/UA-1."""
    with ThreadPoolExecutor(WORKERS) as workers:
        return list(workers.map(render_pdf, letters))


def answer(rendered: list[bytes]) -> list[str]:
    """The digest of each document: Typst by itself must give the same bytes."""
    return [sha256(each) for each in rendered]
