"""Resources over HTTP: their list, their pages and their feed, each from its hour."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from support.atom import read_soundly
from support.public_process import Process
from support.resources import item
from support.shelves import NOW, shelf
from upheld.domain.headings import Heading
from upheld.domain.learning import LearningKind
from upheld.publication.shelf.facts import LearningGone, PublicLearning

LATER = NOW + timedelta(days=1)
BINS = item(
    "bins", kind=LearningKind.FOCUS_REPORT, title="Missed bins", heading=Heading.ENVIRONMENT,
    subject="missed collections", summary="Café crews <missed> it.", changed="", questions=(),
    published=date(2026, 6, 1), invented=True, body="alder", consented=date(2026, 5, 1),
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that is public, one that names a body, and one whose hour comes tomorrow."""
    process = Process(folder=tmp_path_factory.mktemp("learning") / "public")
    before = NOW - timedelta(days=1)
    resources = (
        PublicLearning(item=item(), public_from=before),
        PublicLearning(item=BINS, public_from=before),
        PublicLearning(item=item("ahead", title="Still ahead"), public_from=LATER),
        LearningGone(key="gone", kind=LearningKind.GUIDE, at=before),
        LearningGone(key="going", kind=LearningKind.GUIDE, at=LATER),
    )
    process.publish(2020, shelf=shelf(resources=resources))
    return process.folder


@pytest.fixture
def served(store: Path) -> Process:
    """The process at the moment of the shelf."""
    return Process(folder=store, now=NOW)


def test_the_newest_comes_first_and_nothing_before_its_hour(served: Process) -> None:
    """Neither in the list nor at its own address nor in the feed."""
    page = served.client.get("/learning/").text
    assert page.index("Missed bins") < page.index("Journeys to school")
    for hidden in (page, served.client.get("/learning/feed.atom").text):
        assert "Still ahead" not in hidden
    assert served.client.get("/learning/ahead/").status_code == 404
    served.now = LATER
    assert served.client.get("/learning/ahead/").status_code == 200
    assert "Still ahead" in served.client.get("/learning/?q=still").text


@pytest.mark.parametrize(
    "query",
    [
        "kind=focus_report",
        "heading=environment",
        "subject=missed+collections",
        "q=cafe+miss",
        "q=-school",
        "q=crew+-school",
        "q=collection",
        'q="missed+it"',
    ],
)
def test_the_list_is_narrowed(served: Process, query: str) -> None:
    """By kind, heading, subject and the beginnings of words; the feed with it."""
    page = served.client.get(f"/learning/?{query}").text
    assert "Missed bins" in page
    assert "Journeys to school" not in page
    entries = read_soundly(served.client.get(f"/learning/feed.atom?{query}").data)
    assert len(entries) == 1


def test_a_page_holds_what_was_found_what_changed_and_questions(served: Process) -> None:
    """Each in its section; a body that is named stands with the day on which it agreed."""
    page = served.client.get("/learning/school-transport/").text
    assert "<p>A council refused transport without looking at the route.</p>" in page
    assert "<li>Who walks the routes?</li>" in page
    assert 'href="/scrutiny/"' in page
    named = served.client.get("/learning/bins/").text
    assert "agreed to be named on 1 May 2026" in named
    assert "Café crews &lt;missed&gt; it." in named
    assert "This is invented. The body it is about does not exist." in named
    assert "What changed" not in named
    assert served.client.get("/learning/bins").location.endswith("/learning/bins/")


def test_what_cannot_be_meant_is_refused_with_what_could_be(served: Process) -> None:
    """A kind that is none, and a heading that is none; words without a match are no fault."""
    for query, said in (("kind=poem", "focus_report"), ("heading=sea", "housing")):
        answer = served.client.get(f"/learning/?{query}")
        assert answer.status_code == 400
        assert said in answer.text
    assert "Try fewer words" in served.client.get("/learning/?q=zebra").text
    assert "(demonstration)" in served.client.get("/learning/feed.atom").text


def test_what_was_withdrawn_says_so(served: Process) -> None:
    """410 in words at its own address, with or without its end; in no list, feed or search."""
    for address in ("/learning/gone/", "/learning/gone"):
        answer = served.client.get(address)
        assert answer.status_code == 410
        assert "This good-practice guide was withdrawn" in answer.text
        assert "We withdrew it on 21 November 2026." in answer.text
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert served.client.get("/learning/going/").status_code == 404
    assert 'href="/learning/"' in served.client.get("/learning/nothing/").text
    for address in ("/learning/", "/learning/feed.atom", "/api/v1/resources"):
        assert "/learning/gone/" not in served.client.get(address).text


def test_the_search_of_decisions_finds_resources_apart(served: Process) -> None:
    """Named as what they are, on the first page alone, with the way to all of them."""
    page = served.client.get("/decisions/?q=walked").text
    assert "No decision or report was found" in page
    assert "one resource has these words too" in page
    assert '<a href="/learning/school-transport/">Journeys to school</a> (learning example' in page
    assert "All resources with these words" not in page, "all of them are named"
    for words in ("", "zebra", "-zebra", "still", "w" * 201):
        assert 'id="learning"' not in served.client.get(f"/decisions/?q={words}").text, words
