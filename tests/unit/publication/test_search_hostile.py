"""Whatever is typed, and whatever became of the files: a result or kind words, in bounded time."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.searching import DOCUMENTS, NOW, document, found, index_of, references
from support.shelves import decision, kept, shelf
from upheld.domain.errors import OutsideFailed
from upheld.publication.search.asked import Found, Search
from upheld.publication.search.finding import SearchIndex
from upheld.publication.search.index import build, extend
from upheld.publication.search.typed import MOST_WORDS, taken_apart, written
from upheld.publication.shelf.reader import ShelfReader

TYPED = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            ['"', "-", "“", "−", "AND", "OR", "body:x", "*", "^2", "~", "(", ")", "\\",
             "26 001 001", "collections", "homelessness", "\u200b", "\u202e",
             "e\u0301", "\ud800", "\x00", "ﬃ",
             "👩‍👩‍👧", "नमस्ते", "שלום", "\ufdfa", "--", '-"', "''", "[1 TO 2]", "{}", "</b>"]
        ),
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """An index of a few decisions and a report."""
    return index_of(DOCUMENTS, tmp_path_factory.mktemp("search") / "index")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index, to be copied."""
    folder = tmp_path_factory.mktemp("built") / "index"
    build(folder, DOCUMENTS)
    return folder


@given(typed=TYPED)
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_anything_may_be_typed(index: SearchIndex, typed: str) -> None:
    """It is answered; pages and counts agree; the search can be written again as it was meant."""
    result = found(index, typed)
    assert isinstance(result, Found)
    assert len(result.hits) == min(10, result.total)
    assert sum(result.counts["body"].values()) == result.total
    parts = taken_apart(typed).parts
    assert sum(len(part.text.split()) for part in parts) <= MOST_WORDS
    for near in result.near:
        assert found(index, near).notes is not None


@pytest.mark.parametrize(
    "typed",
    [
        "a" * 100_000,
        "council " * 12_500,
        " ".join(f"word{n}" for n in range(10_000)),
        '"' + "the council " * 5_000 + '"',
        "-" * 100_000,
        '"' * 100_000,
        "*:^~" * 25_000,
        "\u0301" * 100_000,
        "\ufdfa" * 100_000,
        "\ud800" * 100_000,
        "-x " * 30_000,
        "a\u0338" * 50_000,
    ],
    ids=lambda typed: f"{typed[:4]!r}",
)
def test_very_long_searches_are_cut(index: SearchIndex, typed: str) -> None:
    """Quickly, and the reader is told."""
    started = perf_counter()
    result = found(index, typed)
    assert perf_counter() - started < 1
    assert "those beyond were not read" in " ".join(result.notes)


def test_words_beyond_the_limit_are_told(index: SearchIndex) -> None:
    """The first ones are searched, also of a phrase."""
    said = f"A search has at most {MOST_WORDS} words; those beyond were not searched."
    words = " ".join(f"-word{n}" for n in range(MOST_WORDS))
    assert found(index, f"{words} council").notes == (said,)
    assert found(index, "council " * (MOST_WORDS + 1)).notes == ()
    phrase = taken_apart('"' + "the " * (MOST_WORDS + 1) + '"')
    assert phrase.notes == (said,)
    assert written(phrase.parts) == '"' + " ".join(["the"] * MOST_WORDS) + '"'


def test_a_word_of_many_marks_is_many_words(index: SearchIndex) -> None:
    """The index would part it at each of them, so it counts as so many."""
    marked = '"' + "a\u0338" * 100 + '"'
    assert found(index, marked).notes[0].startswith("A search has at most")
    assert references(found(index, "cafe\u0301 " * 20)) == ["26 001 003"]


def test_signs_without_words_show_everything(index: SearchIndex) -> None:
    """And say so."""
    result = found(index, '- "" () *')
    assert result.total == len(DOCUMENTS)
    assert "no word" in result.notes[0]


def test_snippets_are_plain_text(tmp_path: Path) -> None:
    """Nothing in them is markup, whatever a text holds; each piece is as it was."""
    text = "<script>alert(1)</script> & “naïve” 👩‍👩‍👧 bins &amp; <b>bins</b>"
    index = index_of([document("26 000 001", summary=text, text="")], tmp_path / "index")
    (hit,) = found(index, "bins").hits
    assert "".join(piece.text for piece in hit.snippet) == text
    assert [piece.text for piece in hit.snippet if piece.marked] == ["bins", "bins"]


def test_many_may_ask_at_once(index: SearchIndex) -> None:
    """Each gets the answer to their own question."""
    asked = ["collections", "housing", "school", "homelesness", "26 001 003"] * 12
    alone = {words: references(found(index, words)) for words in asked}
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda words: references(found(index, words)), asked))
    assert together == [alone[words] for words in asked]


@pytest.mark.parametrize("harm", ["missing", "empty", "half"])
@pytest.mark.parametrize(
    "kind", [".store", ".idx", ".term", ".fast", ".pos", ".fieldnorm", "meta.json"]
)
def test_a_torn_index_is_said_in_words(built: Path, tmp_path: Path, kind: str, harm: str) -> None:
    """Whichever file of it is gone, empty or cut."""
    shutil.copytree(built, tmp_path / "index")
    for path in (tmp_path / "index").glob(f"*{kind}"):
        content = path.read_bytes()
        path.unlink()
        if harm != "missing":
            path.write_bytes(content[: len(content) // 2] if harm == "half" else b"")
    with pytest.raises(OutsideFailed, match="cannot be read"):
        _asked(tmp_path / "index")


def test_a_shelf_may_have_no_index(tmp_path: Path) -> None:
    """Then it has no search; one that is torn is said in words."""
    reader = kept(tmp_path / "shelf", shelf([decision()]))
    assert reader.search is not None
    assert found(reader.search, "collections").total == 1
    (reader.index / "meta.json").write_text("{")
    with pytest.raises(OutsideFailed, match="cannot be read"):
        _ = ShelfReader(reader.folder).search
    shutil.rmtree(reader.index)
    assert ShelfReader(reader.folder).search is None


def test_no_index_is_said_in_words(tmp_path: Path) -> None:
    """A folder that is not there, one that is empty, and one where something else lies."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    for name in ("none", "empty", "file"):
        with pytest.raises(OutsideFailed, match="cannot be read"):
            SearchIndex(tmp_path / name)
        with pytest.raises(OutsideFailed, match="could not be extended"):
            extend(tmp_path / name, DOCUMENTS)


def test_reading_leaves_the_folder_as_it_is(built: Path) -> None:
    """Not even a lock is left; so a store may be read by somebody who may not write to it."""
    before = {path.name: path.read_bytes() for path in built.iterdir()}
    assert _asked(built).total
    after = {path.name: path.read_bytes() for path in built.iterdir()}
    assert after == before
    assert not [name for name in after if "lock" in name]


def test_an_open_index_outlives_its_folder(tmp_path: Path) -> None:
    """Who asks while another shelf takes its place is still answered; then its files are let go."""
    index = index_of(DOCUMENTS, tmp_path / "index")
    shutil.rmtree(tmp_path / "index")
    assert found(index, "collections").hits[0].snippet
    assert str(tmp_path) in Path("/proc/self/maps").read_text()
    del index
    assert str(tmp_path) not in Path("/proc/self/maps").read_text()


def _asked(folder: Path) -> Found:
    index = SearchIndex(folder)
    list(index.every(Search(words="council"), now=NOW))
    return found(index, '"eight collections" garden')
