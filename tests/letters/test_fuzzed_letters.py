"""Letters with bytes changed, cut, doubled and mixed: read or refused, and nothing made up.

`UPHELD_FUZZ=20000` tries that many instead of a few; the seed of each is its number.
"""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from letter_cases import CASES

from support.published_letters import Knowing
from upheld.archive.document import Document
from upheld.archive.extraction.extract import extract_all
from upheld.archive.letters.letter import read_letter
from upheld.domain.errors import Refused
from upheld.letters.plain import plain_text
from upheld.letters.render import render_pdf
from upheld.pages.letter_file import letter_file
from upheld.toolbox.drawing import Lots

TRIED = int(os.environ.get("UPHELD_FUZZ", "60"))
FORMS = ("luton-2018", "luton-2019", "luton-2020", "luton-2025")
LATE = 10


@pytest.fixture(scope="module")
def letters() -> list[bytes]:
    """Four forms, each as PDF, HTML and text."""
    made = [CASES[name]() for name in FORMS]
    return [
        *map(render_pdf, made),
        *map(letter_file, made),
        *(plain_text(each).encode() for each in made),
    ]


def _mutant(letters: list[bytes], seed: int) -> bytes:
    """A letter with up to eight wounds, by the lots of its seed."""
    lots = Lots("fuzz", seed)
    content = bytearray(letters[seed % len(letters)])
    for _ in range(1 + lots.below(8)):
        at, length = lots.below(len(content) + 1), 1 + lots.below(200)
        other = letters[lots.below(len(letters))]
        there = lots.below(len(other))
        kind = lots.below(6)
        if kind == 0:
            content[at : at + 1] = bytes([lots.below(256)])
        elif kind == 1:
            del content[at : at + length]
        elif kind == 2:
            content[at:at] = content[at : at + length] * (1 + lots.below(50))
        elif kind == 3:
            content[at : at + length] = other[there : there + length]
        elif kind == 4:
            content[at:at] = bytes(lots.below(256) for _ in range(lots.below(20)))
        else:
            content[at : at + 1] = b"%d" % lots.below(10**6)
    return bytes(content)


def _written(letters: list[bytes], folder: Path) -> Iterator[Path]:
    for seed in range(TRIED):
        path = folder / f"{seed}"
        path.write_bytes(_mutant(letters, seed))
        yield path


def test_a_mutated_letter_is_read_or_refused_and_gives_no_figure_that_it_does_not_print(
    letters: list[bytes], tmp_path: Path
) -> None:
    """No crash, no hang, and what a figure prints stands in the text as a number of its own."""
    began, read = time.monotonic(), 0

    for path, found in extract_all(_written(letters, tmp_path)):
        path.unlink()
        assert isinstance(found, Document | Refused)
        if isinstance(found, Document):
            read += _read(found)

    assert read > TRIED // 4
    assert time.monotonic() - began < LATE * TRIED


def _read(document: Document) -> bool:
    text = " ".join(line.text for line in document.lines)
    try:
        reading = read_letter(document, Knowing())
    except Refused:
        return False
    for figure in reading.figures:
        number = rf"(?<![\d,.]){re.escape(figure.printed)}(?!\d)"
        assert re.search(number, text), (document.name, figure)
    return True
