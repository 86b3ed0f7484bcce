"""The numbers that a letter has to show of its body's figures, whatever its form."""

import io
import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2

from upheld.letters.letter import Letter
from upheld.statistics.figures import BodyFigures, Figure

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")


def text_of_pdf(pdf: bytes) -> str:
    """Everything that can be read in a PDF, on one line; hyphens at a line's end are hyphens."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return re.sub(r"\s+", " ", " ".join(pages).replace("\ufffe", "-"))


def missing_numbers(letter: Letter, figures: BodyFigures, pdf: bytes) -> list[str]:
    """What the released figures say and the PDF does not; a new form is asked for the same."""
    said = text_of_pdf(pdf)
    missing = [part for part in _of_panels(letter, figures) if part not in said]
    wanted = Counter(_of_tables(letter, figures))
    shown = Counter(NUMBER.findall(said))
    return missing + [number for number in wanted if shown[number] < wanted[number]]


def _of_panels(letter: Letter, figures: BodyFigures) -> Iterator[str]:
    for panel in letter.panels.panels if letter.panels else ():
        figure = figures.measures.get(panel.measure)
        if figure is not None and figure.display is not None:
            yield from _of_rate(figure)


def _of_rate(figure: Figure) -> Iterator[str]:
    yield figure.display or ""
    if figure.similar and figure.similar.display:
        yield figure.similar.display
    if figure.measure.endswith("_rate"):
        yield f"{figure.numerator:,}"
        yield figure.base or ""
        yield from figure.interval or ()


def _of_tables(letter: Letter, figures: BodyFigures) -> Iterator[str]:
    if letter.tables:
        received = list(figures.received.values())
        if len(letter.tables.tables[0].rows) < len(received):
            # The short form leaves out services about which nothing was received, and says so.
            received = [count for count in received if count]
        counts = (*received, *figures.decided.values())
        yield from (f"{count:,}" for count in counts)
