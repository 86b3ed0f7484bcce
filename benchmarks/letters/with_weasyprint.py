"""The same letters by WeasyPrint from their HTML twins, as PDF/UA-1 too, in two processes."""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.letters import ours
from benchmarks.letters.kept import read_letters
from upheld.pages.letter_file import letter_file

FACES = {
    "Source Sans 3": ("fontpkg_source_sans_3", "SourceSans3[wght].ttf"),
    "Source Serif 4": ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
}
# Two letters to each process before the clock starts: fonts are then read.
WARMED = 2 * ours.WORKERS


@dataclass(frozen=True, kw_only=True)
class Press:
    """The pages to render, and the processes that wait for them."""

    pages: list[str]
    workers: Pool


def name() -> str:
    """What it is, with its version; raises where it cannot be loaded."""
    return f"WeasyPrint {version('weasyprint')}"


def prepare(place: Path) -> Press:
    """Pages made and processes warm: neither is counted."""
    pages = [letter_file(letter).decode() for letter in read_letters(place)]
    workers = get_context("spawn").Pool(ours.WORKERS)
    workers.map(render, pages[:WARMED], chunksize=1)
    return Press(pages=pages, workers=workers)


def run(press: Press) -> list[bytes]:
    """The letters as PDF/UA-1."""
    rendered = press.workers.map(render, press.pages, chunksize=1)
    press.workers.close()
    return rendered


def answer(rendered: list[bytes]) -> list[bool]:
    """Whether each is a PDF: its bytes can be compared with nobody's."""
    return [each.startswith(b"%PDF-") for each in rendered]


def render(page: str) -> bytes:
    """One letter."""
    styles, fonts = _styles()
    made: bytes = HTML(string=page).write_pdf(
        stylesheets=[styles], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    return made


@cache
def _styles() -> tuple[Any, FontConfiguration]:
    # Read once for each process: fonts are the same for every letter. Styles stand in the twin.
    fonts = FontConfiguration()
    return CSS(string="\n".join(map(_face, FACES)), font_config=fonts), fonts


def _face(family: str) -> str:
    package, file = FACES[family]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"font package {package} is not installed")
    address = (Path(spec.origin).parent / "files" / file).as_uri()
    return f'@font-face {{ font-family: "{family}"; src: url("{address}"); font-weight: 200 900; }}'
