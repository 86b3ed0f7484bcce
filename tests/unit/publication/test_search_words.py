"""Words, phrases, exclusions, references and near spellings find what a reader means."""

from pathlib import Path

import pytest

from support.searching import DOCUMENTS, document, found, index_of, references
from upheld.domain.outcomes import Outcome
from upheld.publication.search.finding import SearchIndex


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """An index of a few decisions and a report."""
    return index_of(DOCUMENTS, tmp_path_factory.mktemp("search") / "index")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("missed collection", {"26 001 001", "26 001 002"}),
        ("MISSING Collected", {"26 001 001", "26 001 002"}),
        ('"eight collections"', {"26 001 001"}),
        ("“eight collections”", {"26 001 001"}),
        ('collections "eight bins', {"26 001 002"}),
        ("collections -garden", {"26 001 002"}),
        ('missed -"eight bins"', {"26 001 001"}),
        ("collections −garden", {"26 001 002"}),
        ("-collections -homelessness", {"26 001 003", "25 000 777"}),
        ("housing -26 001 004", {"26 001 005"}),
        ('"case 26-001-001"', {"26 001 004"}),
        ("cafe", {"26 001 003"}),
        ("cafe\u0301", {"26 001 003"}),
        ("mother-in-law", {"26 001 003"}),
        ("mother-in-law's", {"26 001 003"}),
        ("crews", {"26 001 001"}),
        ("crew’s", {"26 001 001"}),
        ('"crew\'s round"', {"26 001 001"}),
        ("ho\u200bmeless \u202ehousing", {"26 001 004", "26 001 005"}),
        ("exampleshire housing", {"26 001 005"}),
        ("school", {"26 001 003", "25 000 777"}),
        ("", {each.reference for each in DOCUMENTS}),
    ],
)
def test_finds_what_is_meant(index: SearchIndex, words: str, expected: set[str]) -> None:
    """All words must be there, in any ending, accent, quote and minus sign."""
    result = found(index, words)
    assert set(references(result)) == expected
    assert result.total == len(expected)
    assert not result.notes


@pytest.mark.parametrize(
    "typed", ["26 001 001", "26-001-001", "26001001", "26–001–001", " 26001001 "]
)
def test_a_reference_finds_its_case_first(index: SearchIndex, typed: str) -> None:
    """However it is written; then what mentions it."""
    assert references(found(index, typed)) == ["26 001 001", "26 001 004"]


def test_what_is_in_the_summary_comes_first(tmp_path: Path) -> None:
    """A word of the summary says more about a case than one of its text, near or far."""
    fill = "The council sent its files and X sent theirs."
    made = index_of(
        [
            document("26 000 001", text=f"{fill} The drain was blocked. The drain smelled. {fill}"),
            document("26 000 002", summary="X complained of a drain.", text=f"{fill} {fill}"),
            document("26 000 003", text=f"{fill} Drain. {fill} {fill} {fill} {fill}"),
        ],
        tmp_path / "index",
    )  # fmt: skip
    assert references(found(made, "drain")) == ["26 000 002", "26 000 001", "26 000 003"]


def test_words_that_stand_together_come_first(tmp_path: Path) -> None:
    """And the word as it was typed before others of its stem; a title is no word of a summary."""
    made = index_of(
        [
            document("26 000 001", summary="Miss B said that Miss C of Miss D left collections."),
            document("26 000 002", summary="Collections: of all there are some, many are missed."),
            document("26 000 003", summary="There were many missed collections, of all there are."),
        ],
        tmp_path / "index",
    )
    expected = ["26 000 003", "26 000 002", "26 000 001"]
    assert references(found(made, "missed collections")) == expected


def test_a_word_that_is_nowhere_is_mended(index: SearchIndex) -> None:
    """The reader is told what is shown instead."""
    result = found(index, "homelesness -bins")
    assert references(result) == ["26 001 004", "26 001 005"]
    assert result.notes == ("Nothing published has “homelesness”; showing “homelessness”.",)


def test_other_spellings_are_offered(tmp_path: Path) -> None:
    """As whole searches, the rest as it was typed."""
    texts = ("The planter was late.", "The planner was late. The planner left.", "The planner.")
    made = index_of(
        (document(f"26 000 00{n}", summary=text) for n, text in enumerate(texts)), tmp_path / "i"
    )
    result = found(made, 'plamner -left "the council"')
    assert "showing “planner”" in result.notes[0]
    assert found(made, "planxer").near == ("planter",)
    # Each with every other word as it is shown, and none with another ending alone.
    texts = ("Missed collections.", "Collection.", "Elections; corrections.")
    more = index_of(
        (document(f"26 000 00{n}", summary=text) for n, text in enumerate(texts)), tmp_path / "m"
    )
    assert found(more, "mised colections").near == ("missed corrections", "missed elections")


def test_two_words_written_as_one_are_parted(tmp_path: Path) -> None:
    """And looked for one after the other."""
    made = index_of(
        [
            document("26 000 001", summary="She moved to a care home."),
            document("26 000 002", summary="At home she had no care."),
        ],
        tmp_path / "index",
    )
    result = found(made, "carehome")
    assert references(result) == ["26 000 001"]
    assert "showing “care home”" in result.notes[0]


def test_a_word_like_no_other_finds_nothing(index: SearchIndex) -> None:
    """It is said, and nothing else is made of it."""
    result = found(index, "xylophonist")
    assert (result.total, result.hits) == (0, ())
    assert result.notes == ("Nothing published has “xylophonist”.",)


@pytest.mark.parametrize(
    ("words", "filters", "said"),
    [
        ("garden homeless", {}, "all of these words"),
        ('"collections eight"', {}, "Without the quotation marks 2 results"),
        ("garden", {"outcome": Outcome.NOT_UPHELD}, "Without them 1 result"),
        ("26 999 999", {}, "has the reference 26 999 999"),
    ],
)
def test_who_finds_nothing_is_told_why(
    index: SearchIndex, words: str, filters: dict[str, Outcome], said: str
) -> None:
    """Words that are nowhere together, an order that is not there, or filters."""
    result = found(index, words, **filters)
    assert result.total == 0
    assert said in " ".join(result.notes)


def test_a_published_reference_is_never_denied(index: SearchIndex) -> None:
    """Where its decision lacks the other words, that is said, and the reference is offered."""
    result = found(index, "26 001 005 garden")
    assert (result.total, result.near) == (0, ("26 001 005",))
    assert result.notes[0].startswith("What is published of 26 001 005 does not have")


def test_operators_and_signs_are_explained(index: SearchIndex) -> None:
    """The language of other searches is not ours; its words are not looked for."""
    result = found(index, "collections AND garden")
    assert references(result) == ["26 001 001"]
    assert "no meaning of their own" in result.notes[0]
    assert "Signs" in found(index, "body:exampleham").notes[0]


def test_snippets_are_marked(index: SearchIndex) -> None:
    """Plain text, in pieces; what was looked for is marked in its endings."""
    (hit,) = found(index, '"the crew\'s round"').hits
    assert [piece.text for piece in hit.snippet if piece.marked] == ["crew", "round"]
    whole = "".join(piece.text for piece in hit.snippet)
    assert whole.startswith("The council missed collections of garden waste. We looked")


def test_a_title_is_not_marked(tmp_path: Path) -> None:
    """She has missed nothing; where nothing else is there, her title shows why she was found."""
    texts = ("Miss B told us of a missed collection.", "Miss B moved.")
    made = index_of(
        [document(f"26 000 00{n}", summary=text) for n, text in enumerate(texts)], tmp_path / "i"
    )
    hits = {hit.reference: hit.snippet for hit in found(made, "missed").hits}
    marked = [[each.text for each in hits[name] if each.marked] for name in sorted(hits)]
    assert marked == [["missed"], ["Miss"]]


def test_without_words_a_snippet_is_the_summary(index: SearchIndex) -> None:
    """Its beginning, not marked."""
    (piece,) = found(index, body="exampleshire").hits[0].snippet
    assert piece.text == "The council closed a café by the mother-in-law’s school."
    assert not piece.marked
