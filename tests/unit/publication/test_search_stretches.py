"""Phrases of words that nearly all texts have: found sooner, and the same as ever."""

from pathlib import Path

import pytest

from support.searching import document, found, index_of, references
from upheld.publication.search.finding import SearchIndex
from upheld.publication.search.stretches import sign, stretches_in, stretches_of

TEXTS = {
    "26 002 001": "The council was at fault.",
    "26 002 002": "Fault was at the council.",
    "26 002 003": "There was no fault. The council at fault was another one.",
    "26 002 004": f"The council {'x' * 70} at fault.",
    "26 002 005": "The Council, at Fault: the complaint is about the council's delay.",
    "26 002 006": "The complaint is about a bin.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """A few texts of frequent words, and a summary that ends as a text begins."""
    whole = [document(each, summary="X.", text=text) for each, text in TEXTS.items()]
    parted = document("26 002 007", summary="It was the council", text="at fault.")
    return index_of([*whole, parted], tmp_path_factory.mktemp("stretches") / "index")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"council at fault"', {"003", "005"}),
        ('"the council at fault"', {"003", "005"}),
        ('"council at"', {"003", "005"}),
        ('"the complaint is about the council\'s delay"', {"005"}),
        ('"complaint is about" -"about the council"', {"006"}),
        ('fault -"council at fault"', {"001", "002", "004", "007"}),
        ('"at the council" "fault was"', {"002"}),
        ('"is about a bin"', {"006"}),
    ],
)
def test_a_phrase_is_found_where_it_stands(
    index: SearchIndex, words: str, expected: set[str]
) -> None:
    """Not where its words stand apart, nor across a word too long to be searched or a summary."""
    result = found(index, words)
    assert {reference[-3:] for reference in references(result)} == expected
    assert sum(result.counts["kind"].values()) == result.total == len(expected)


def test_counts_leave_out_the_filter_of_their_own(tmp_path: Path) -> None:
    """Beside the filter that is chosen stand those of its other values."""
    texts = [
        document("26 003 001", text="There was fault.", outcome="upheld"),
        document("26 003 002", text="There was fault.", outcome="not_upheld"),
        document("26 003 003", text="Was there fault?", outcome="not_upheld"),
    ]
    result = found(index_of(texts, tmp_path / "index"), '"there was fault"', outcome="upheld")
    assert result.total == 1
    assert result.counts["outcome"] == {"not_upheld": 1, "upheld": 1}


def test_stretches_are_of_frequent_words_in_a_row() -> None:
    """Twos and threes, none across a word that is not frequent."""
    stems = ["the", "council", "at", "fault", "zebra", "of", "the", "zebra", "is"]
    expected = "the+council the+council+at council+at council+at+fault at+fault of+the"
    assert sorted(stretches_in("".join(map(sign, stems)))) == sorted(expected.split())


def test_the_longest_stretches_of_a_phrase_are_looked_up() -> None:
    """One of the whole phrase is enough; where other words stand in it, places are read too."""
    assert stretches_of(["there", "was", "fault"]).enough
    long = stretches_of(["zebra", "the", "council", "at", "fault"])
    assert (long.needed, long.enough) == (("council+at+fault", "the+council+at"), False)
    assert not stretches_of(["the", "zebra"]).needed
