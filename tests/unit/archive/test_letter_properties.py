"""What holds whatever a letter says, and however its lines break."""

import re
import textwrap
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.published_letters import LETTERS, Knowing, document, values
from upheld.archive.document import Document
from upheld.archive.letters.letter import read_letter
from upheld.archive.reading import Reading
from upheld.domain.errors import Refused

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parents[2] / "letters" / "golden"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(LETTERS.glob("*.txt"))}
OURS = ("luton-2018", "luton-2020", "luton-2025", "unsettled-2019", "transport-2025")
TEXTS |= {name: (GOLDEN / f"{name}.txt").read_text(encoding="utf-8") for name in OURS}
# Pieces that rules look for, in any order and broken anywhere.
PIECES = st.sampled_from(
    sorted(
        {
            *(word for text in TEXTS.values() for word in text.split()),
            *("\n", "\f", "\t", " | ", "1,", "400", "£", "%", "per cent", "-\n", "\u00ad", "٣"),
            *("Complaints upheld", "based on a total of", "upheld decisions", "in two cases"),
        }
    )
)
JUMBLED = st.lists(PIECES, max_size=120).map(" ".join)
ANY = st.text(max_size=300)
NOBODY = Knowing()


def read(text: str) -> tuple[Document, Reading]:
    """The document of a text and its reading."""
    made = document(text)
    return made, read_letter(made, NOBODY)


@settings(max_examples=40, deadline=None)
@given(st.one_of(JUMBLED, ANY))
def test_no_figure_is_printed_elsewhere_than_it_says(text: str) -> None:
    """Its characters stand in the line it names, or begin at that line's end."""
    made, reading = read(text)
    lines = {line.place: " ".join(line.text.split()) for line in made.lines}

    for figure in reading.figures:
        line = lines[figure.place].replace("\u00ad", "")
        cuts = range(1, len(figure.printed) + 1)
        assert figure.printed in line or any(line.endswith(figure.printed[:cut]) for cut in cuts)


@settings(max_examples=40, deadline=None)
@given(st.one_of(JUMBLED, ANY))
def test_every_digit_of_a_document_is_accounted_for_once(text: str) -> None:
    """As part of a figure, or of a number with the reason why it is none."""
    made, reading = read(text)
    printed = [each.printed for each in (*reading.figures, *reading.beside)]

    assert sorted(digits(" ".join(printed))) == sorted(
        digits(" ".join(line.text for line in made.lines))
    )


def digits(text: str) -> list[str]:
    """All digits, of any script."""
    return re.findall(r"\d", text)


@settings(max_examples=20, deadline=None)
@given(st.one_of(JUMBLED, ANY))
def test_a_document_is_read_the_same_way_twice(text: str) -> None:
    """Nothing depends on what was read before."""
    assert read(text)[1] == read(text)[1]


@pytest.mark.parametrize("width", [30, 47, 72, 110])
@pytest.mark.parametrize("name", TEXTS)
def test_other_line_breaks_give_the_same_figures(name: str, width: int) -> None:
    """At other places in the document."""
    wrapped = "\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in TEXTS[name].replace("\t", " ").split("\n")
    )

    assert values(read(wrapped)[1]) == values(read(TEXTS[name])[1])
    assert read(wrapped)[1].year == read(TEXTS[name])[1].year


# A header in pieces is nothing without its lines.
@pytest.mark.parametrize("name", [name for name in TEXTS if name != "specimen-2017.txt"])
def test_a_letter_in_one_single_line_gives_the_same_figures(name: str) -> None:
    """As where an extraction loses every line break."""
    joined = " ".join(line for line in TEXTS[name].split("\n") if not re.fullmatch("[-=]+", line))

    assert values(read(joined)[1]) == values(read(TEXTS[name])[1])


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "\n".join(["1" * 80] * 3_000),
        " " * 1_000_000,
        "1 " * 100_000,
        "1," * 30_000,
        "upheld " * 30_000,
        "in two cases, " * 5_000,
        "complaints and enquiries received " * 6_000,
        "decisions made " * 15_000,
        "Complaints and enquiries received\n" * 6_000,
        "remedies carried out late not satisfied " * 6_000,
        "Complaints upheld 54% compares to an average of " * 3_900,
        "decisions made upheld 1 " * 9_000,
        "a" * 200_000 + "@",
        "https://" * 25_000,
        "Dear \n" * 8_000,
        "Statistics for \n" * 5_000,
        "-\n" * 20_000,
    ],
    ids=lambda text: f"{text[:12]!r}, {len(text):,}",
)
def test_hostile_text_is_read_or_refused_at_once(text: str) -> None:
    """No pattern runs away."""
    made = document(text)
    begun = time.process_time()
    with suppress(Refused):
        read_letter(made, NOBODY)

    # A pattern that runs away takes minutes; a busy machine makes one second of half a second.
    assert time.process_time() - begun < 10
