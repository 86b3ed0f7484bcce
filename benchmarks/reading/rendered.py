"""The letters as PDFs in a folder, as somebody would have fetched them."""

from pathlib import Path

from benchmarks.letters.kept import read_letters
from upheld.letters.render import render_pdf

FOLDER = "pdfs"


def write_pdfs(place: Path) -> int:
    """Render every kept letter; how many there are. To be run apart."""
    folder = place / FOLDER
    folder.mkdir()
    letters = read_letters(place)
    for number, letter in enumerate(letters):
        (folder / f"{number:04}.pdf").write_bytes(render_pdf(letter))
    return len(letters)


def pdfs_in(place: Path) -> list[Path]:
    """The files, in the order of the letters."""
    return sorted((place / FOLDER).iterdir())
