"""What the process that reads files says is checked: a file may have taken it over."""

import pytest

from upheld.archive.document import Line, Mark, Marked, Place
from upheld.archive.extraction.answer import BrokenAnswer, packed, packed_refusal, unpacked
from upheld.archive.extraction.extracted import Extracted
from upheld.domain.errors import Refused

PLACE = Place(page=2, line=3, sheet="Sheet 1", column=4)
EXTRACTED = Extracted(
    pages=2,
    lines=(Line(place=PLACE, cells=("Upheld", "", "13")),),
    marks=(Mark(marked=Marked.MERGED, first=PLACE, last=PLACE),),
)


def test_what_was_read_comes_back_as_it_was() -> None:
    """Lines, cells, places and marks."""
    assert unpacked(packed(EXTRACTED)) == EXTRACTED


def test_a_refusal_comes_back_as_one() -> None:
    """Its words on one line, no longer than a sentence."""
    with pytest.raises(Refused, match=r"^it is locked; save a copy$"):
        unpacked(packed_refusal("it is locked;\n\x1b save a copy"))


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "read",
        "read\x1f0",
        "read\x1f201",
        "read\x1fmany",
        "other\x1f1",
        "refused\x1f",
        "refused\x1f" + "x" * 5000,
        "read\x1f1\x1eline",
        "read\x1f1\x1eline\x1f1\x1f1\x1f0\x1f",
        "read\x1f1\x1eline\x1f1\x1f1\x1f0\x1f\x1f",
        "read\x1f1\x1eline\x1f2\x1f1\x1f0\x1f\x1f13",
        "read\x1f1\x1eline\x1f1\x1f0\x1f0\x1f\x1f13",
        "read\x1f1\x1eline\x1f1\x1f-1\x1f0\x1f\x1f13",
        "read\x1f1\x1eline\x1f1\x1f9999999999\x1f0\x1f\x1f13",
        "read\x1f1\x1eline\x1f1\x1f1\x1f0\x1f\x1f\x1b[2J13",
        "read\x1f1\x1eline\x1f1\x1f1\x1f0\x1f\x1f" + "x" * 30_000,
        "read\x1f1\x1emark\x1funheard of\x1f1\x1f1\x1f0\x1f\x1f1\x1f1\x1f0\x1f",
        "read\x1f1\x1emark\x1fmerged cells\x1f1\x1f1\x1f0\x1f",
        "read\x1f1" + "\x1e" * 200_000,
        "read\x1f1" + "\x1f" * 2_000_000,
    ],
)
def test_an_answer_that_no_reader_would_give_is_broken(answer: str) -> None:
    """Whatever is wrong in it, none of it is used."""
    with pytest.raises(BrokenAnswer):
        unpacked(answer.encode())


def test_bytes_that_are_no_text_are_broken() -> None:
    """Nor is half a character guessed."""
    with pytest.raises(BrokenAnswer):
        unpacked(b"read\x1f1\x1eline\x1f1\x1f1\x1f0\x1f\x1f\xff13")
