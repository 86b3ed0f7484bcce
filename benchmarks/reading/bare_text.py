"""What a user would write first: the text of each page by pypdfium2, in two processes."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pypdfium2

from benchmarks.reading.rendered import pdfs_in

PROCESSES = 2


def prepare(place: Path) -> list[Path]:
    """The files."""
    return pdfs_in(place)


def run(paths: list[Path]) -> list[str]:
    """The text of each file."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as processes:
        return list(processes.map(text_of, paths, chunksize=8))


def text_of(path: Path) -> str:
    """The text of every page."""
    document = pypdfium2.PdfDocument(path)
    return "\f".join(page.get_textpage().get_text_range() for page in document)


def answer(texts: list[str]) -> list[int]:
    """How long each text is."""
    return list(map(len, texts))
