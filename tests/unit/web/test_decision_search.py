"""The search over decisions: results, filters, pages, feed and table of any search."""

import csv
import io
import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from shutil import rmtree

import pytest
from werkzeug.test import Client, EnvironBuilder, TestResponse

from support.atom import ATOM, read, read_soundly
from support.public_process import Process
from support.shelves import NOW, TEXT, decision, report, shelf
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.statements import Section
from upheld.publication.shelf.facts import PublicDecision
from upheld.web.public.decision_search import SHORT

NOISE = {**TEXT, Section.SUMMARY: "Mr Y complained about noise from a =club. <b>We found none</b>."}
YOUNG = decision("26 009 000", "birch", decided=NOW.date() - timedelta(weeks=6))


def many(count: int) -> list[PublicDecision]:
    """Decisions on missed bins, one a day."""
    days = (date(2022, 1, 1) + timedelta(days=n) for n in range(count))
    return [
        decision(f"22 {n // 1000:03} {n % 1000:03}", "alder", decided=day)
        for n, day in enumerate(days)
    ]


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Process:
    """1,200 decisions on bins at Alder, one on noise and one on two bodies, and a report."""
    process = Process(folder=tmp_path_factory.mktemp("searched") / "public", now=NOW)
    noise = decision(
        "26 001 000", "dogwood", subject="noise", heading=Heading.ENVIRONMENT,
        outcome=Outcome.NOT_UPHELD, sections=NOISE,
    )  # fmt: skip
    both = [decision("26 002 000", body) for body in ("alder", "birch")]
    decisions = [*many(1_197), noise, *both, YOUNG]
    process.publish(2020, shelf=shelf(decisions, reports=(report("25 000 777", "birch"),)))
    return process


@pytest.fixture
def asked(searched: Process) -> Process:
    """The same site, its clock put back before each test."""
    searched.now = NOW
    return searched


def results(answer: TestResponse) -> list[str]:
    """Titles of the results."""
    return [unescape(t) for t in re.findall(r"<h3><a href=[^>]+>([^<]+)</a></h3>", answer.text)]


def heading(answer: TestResponse) -> str:
    """The heading of the results."""
    found = re.search(r'<h2 id="results">([^<]+)<', answer.text)
    assert found
    return found[1]


def lines(answer: TestResponse) -> list[dict[str, str]]:
    """The table as a reader has it."""
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_the_search_page_opens_with_the_newest(asked: Process) -> None:
    """Ten of all, how many there are, and no word of relevance."""
    answer = asked.client.get("/decisions/")
    assert answer.status_code == 200
    assert heading(answer) == "1,202 decisions and reports"
    assert len(results(answer)) == 10
    assert results(answer)[0] == "Birch City Council (26 009 000)"
    assert "Most relevant" not in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_the_page_says_what_is_published_and_when(asked: Process) -> None:
    """The delays in force now and before, as the dated rules have them."""
    text = asked.client.get("/decisions/").text
    for said in (
        "A decision is published six weeks after it is made",
        "from 1 January 2020 to 31 December 2020 waited three months",
        "Each stays for 10 years.",
        "Withheld in the interest of the people concerned",
    ):
        assert said in text
    assert 'id="published"' not in asked.client.get("/decisions/?q=bins").text


def test_words_are_found_and_marked(asked: Process) -> None:
    """With outcome, subject, day and kind; markup of a text stays text."""
    answer = asked.client.get("/decisions/?q=noise+club")
    assert heading(answer) == "One decision or report"
    assert results(answer) == ["Dogwood District Council (26 001 000)"]
    assert "<mark>noise</mark>" in answer.text
    assert "&lt;b&gt;" in answer.text
    assert "<b>We" not in answer.text
    for said in ("Not upheld", "Environment and regulation &gt; Noise", "Decided 1 June 2026"):
        assert said in answer.text


def test_filters_count_and_come_off(asked: Process) -> None:
    """Each option with how many it leads to; what is chosen has a way without it."""
    answer = asked.client.get("/decisions/?outcome=upheld&kind=statement&body=birch")
    assert heading(answer) == "Two decisions"
    assert '<option value="birch" selected>Birch City Council (2)</option>' in answer.text
    assert '<option value="alder">Alder Borough Council (1,198)</option>' in answer.text
    assert 'href="/decisions/?body=birch&amp;kind=statement"' in answer.text
    assert 'href="/decisions/">Take off all filters' in answer.text
    assert 'href="/decisions/?body=birch&amp;outcome=upheld&amp;kind=statement">Link' in answer.text


def test_a_report_leads_to_its_page(asked: Process) -> None:
    """Among decisions, told apart in words."""
    answer = asked.client.get("/decisions/?kind=report")
    assert heading(answer) == "One report"
    assert 'href="/reports/25-000-777-birch-public-interest/"' in answer.text
    assert "<strong>Report</strong>" in answer.text


def test_two_bodies_on_one_case_are_two_results(asked: Process) -> None:
    """Each leads to its part of the one page."""
    answer = asked.client.get("/decisions/?q=26+002+000")
    assert results(answer)[:2] == [
        "Alder Borough Council (26 002 000)", "Birch City Council (26 002 000)",
    ]  # fmt: skip
    assert 'href="/decisions/26-002-000/#birch"' in answer.text


def test_any_depth_is_reached(asked: Process) -> None:
    """The last page has what is left; beyond it is nothing, and a way back."""
    pages = [asked.client.get(f"/decisions/?sort=oldest&page={n}") for n in (1, 120, 121)]
    assert [len(results(page)) for page in pages] == [10, 10, 2]
    assert 'rel="prev" ' not in pages[0].text
    assert 'aria-current="page"><span class="up-hidden">Page </span>121' in pages[2].text
    for number in (122, 9_999_999):
        beyond = asked.client.get(f"/decisions/?sort=oldest&page={number}")
        assert beyond.status_code == 404
        assert 'href="/decisions/?sort=oldest&amp;page=121"' in beyond.text


def test_nothing_is_found_before_its_hour(asked: Process) -> None:
    """Neither on the page nor in counts, feed or table; from its hour on in all of them."""
    places = [f"/decisions/{name}?body=birch" for name in ("", "feed.atom", "decisions.csv")]
    asked.now = YOUNG.public_from - timedelta(seconds=1)
    for place in places:
        assert "26 009 000" not in asked.client.get(place).text
    assert "Birch City Council (2)" in asked.client.get(places[0]).text
    asked.now = YOUNG.public_from
    for place in places:
        assert "26 009 000" in asked.client.get(place).text
    assert "Birch City Council (3)" in asked.client.get(places[0]).text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("from=nonsense&q=bins", "Enter a day"),
        ("from=31/2/2024", "Enter a day"),
        ("from=2024&to=2023", "comes after the last one"),
        ("outcome=won", "not in its list"),
        ("body=nowhere", "not in its list"),
        ("region=%3Cb%3E", "not in its list"),
        ("sort=price", "not in its list"),
        ("page=two", "no such page"),
        ("page=-1", "no such page"),
        ("page=%EF%BC%92", "no such page"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_lost(
    query: str, said: str, asked: Process
) -> None:
    """400 with the form as it was typed and a link to what is wrong."""
    answer = asked.client.get(f"/decisions/?{query}")
    assert answer.status_code == 400
    assert said in answer.text
    assert "There is a problem" in answer.text
    if "q=bins" in query:
        assert 'value="bins"' in answer.text
        assert 'value="nonsense"' in answer.text


@pytest.mark.parametrize(
    "words",
    [
        '"', '""', "-", "--", "AND OR NOT", "body:alder", "(((", "*", "a*", "^^~~", "\\", "/", "'",
        "%2B", "' or 1=1 --", "<script>alert(1)</script>", "noise\u202e", "\u200b", "e\u0301" * 50,
        "😀", "نص", "bins " * 300, "x" * 1_500, "- -- \" ' [ ] { }",
    ],
)  # fmt: skip
def test_whatever_is_typed_gets_a_page(words: str, asked: Process) -> None:
    """A result or a kind message, never a fault, and never markup."""
    answer = asked.client.get("/decisions/", query_string={"q": words})
    assert answer.status_code in {200, 400, 414}
    assert "<script>alert" not in answer.text
    assert "<h1>" in answer.text


def test_a_question_of_100_kb_is_too_long(asked: Process) -> None:
    """The page says so, before anything is searched."""
    answer = asked.client.get("/decisions/", query_string={"q": "bins " * 20_000})
    assert answer.status_code == 414
    assert "up to 2,000 characters" in answer.text


def test_a_near_spelling_is_shown_and_said(asked: Process) -> None:
    """The reader hears what was not found and what is shown."""
    answer = asked.client.get("/decisions/?q=noize")
    assert results(answer) == ["Dogwood District Council (26 001 000)"]
    assert "Nothing published has “noize”; showing “noise”." in answer.text


def test_any_search_is_a_feed(asked: Process) -> None:
    """The newest 50 by their public hour, with ids that stay, and said to be a demonstration."""
    answer = asked.client.get("/decisions/feed.atom?q=collections&body=alder&sort=oldest")
    assert answer.content_type.startswith("application/atom+xml")
    root, entries = read(answer.data), read_soundly(answer.data)
    assert len(entries) == 50
    assert entries[0].findtext(f"{ATOM}id") == (
        "tag:upheld.invalid,2026:decisions/26-002-000/alder"
    )
    assert entries[0].findtext(f"{ATOM}summary") == TEXT[Section.SUMMARY]
    assert "The council missed eight" not in answer.text
    title = root.findtext(f"{ATOM}title")
    assert title == "Decisions: “collections”, Alder Borough Council (demonstration)"
    assert (root.findtext(f"{ATOM}id") or "").endswith("decisions?q=collections&body=alder")
    page = asked.client.get("/decisions/?q=collections&body=alder")
    assert 'type="application/atom+xml" title="Decisions: “collections”' in page.text


def test_feeds_bring_what_is_published_late(tmp_path: Path) -> None:
    """A decision of long ago that becomes public today is in the feed of search and council."""
    process = Process(folder=tmp_path / "public", now=NOW)
    late = decision("19 000 777", "alder", decided=date(2019, 6, 1), public_from=NOW)
    process.publish(2020, shelf=shelf([late, *many(55)]))
    for place in ("/decisions/feed.atom?body=alder", "/councils/alder/feed.atom"):
        answer = process.client.get(place)
        entries = read_soundly(answer.data)
        assert len(entries) == 50
        assert "19-000-777" in (entries[0].findtext(f"{ATOM}id") or "")
        # Of the others those that became public last.
        assert "22-000-006" in answer.text
        assert "22-000-005" not in answer.text


def test_a_feed_of_nothing_is_a_feed(asked: Process) -> None:
    """It can be followed before there is anything in it."""
    answer = asked.client.get("/decisions/feed.atom?q=noise&body=birch")
    assert answer.status_code == 200
    assert read_soundly(answer.data) == []


def test_the_table_has_every_result(asked: Process) -> None:
    """All 1,202, in the order that was asked for, each column filled."""
    answer = asked.client.get("/decisions/decisions.csv?sort=oldest")
    found = lines(answer)
    assert len(found) == 1_202
    assert len({(row["reference"], row["body"]) for row in found}) == 1_202
    assert found[0] == {
        "reference": "22 000 000", "body": "alder", "name": "Alder Borough Council",
        "type": "unitary", "region": "East of England", "heading": "environment",
        "category": "environment_and_regulation", "subcategory": "refuse_and_recycling",
        "outcome": "upheld", "decided": "2022-01-01", "published": "2022-02-12",
        "kind": "statement", "title": "Alder Borough Council (22 000 000)",
        "address": "/decisions/22-000-000/", "demonstration": "true",
    }  # fmt: skip
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="DEMONSTRATION-decisions.csv"'
    )
    assert len(lines(asked.client.get("/decisions/decisions.csv?q=noise"))) == 1


def test_a_table_is_safe_in_a_spreadsheet(asked: Process) -> None:
    """A title that looks like a formula is text."""
    process = Process(folder=asked.folder.parent / "formula", now=NOW)
    told = report("25 000 777", "birch")
    process.publish(
        2020, name="formula",
        shelf=shelf(reports=(replace(told, fact=replace(told.fact, title="=1+1")),)),
    )  # fmt: skip
    assert lines(process.client.get("/decisions/decisions.csv"))[0]["title"] == "'=1+1"


def test_a_table_outlives_its_edition(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Begun before a swap, it is read to its end from the edition it began with."""
    folder = tmp_path_factory.mktemp("swapped") / "public"
    process = Process(folder=folder, now=NOW)
    process.publish(2020, name="first", shelf=shelf(many(SHORT + 5)))
    client = process.client
    # A plain client leaves the answer unread until it is asked for.
    begun = Client(client.application).get("/decisions/decisions.csv")
    process.publish(2020, name="second", shelf=shelf(many(3)))
    rmtree(folder / "stores" / "first")
    assert len(lines(begun)) == SHORT + 5
    assert len(lines(client.get("/decisions/decisions.csv"))) == 3


def test_a_shelf_before_its_first_hour_says_so_too(tmp_path: Path) -> None:
    """The page, the feed and the table are there, and nothing is in them."""
    process = Process(folder=tmp_path / "public", now=YOUNG.public_from - timedelta(seconds=1))
    process.publish(2020, shelf=shelf([YOUNG]))
    assert "No decision is published yet" in process.client.get("/decisions/").text
    assert read_soundly(process.client.get("/decisions/feed.atom").data) == []
    assert lines(process.client.get("/decisions/decisions.csv")) == []


def test_without_decisions_the_page_says_so(asked: Process) -> None:
    """No shelf: nothing is published yet, and the page is a page."""
    process = Process(folder=asked.folder.parent / "none", now=NOW)
    process.publish(2020, name="none")
    answer = process.client.get("/decisions/?q=bins")
    assert answer.status_code == 200
    assert "No decision is published yet" in answer.text


@pytest.mark.parametrize("place", ["/decisions", "/Decisions/"])
def test_the_search_is_found_under_other_spellings(place: str, asked: Process) -> None:
    """With the question that was asked."""
    answer = asked.client.get(f"{place}?q=bins")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/decisions/?q=bins")


def test_a_page_is_kept_by_its_etag(asked: Process) -> None:
    """Asked for again, it is not sent again."""
    first = asked.client.get("/decisions/?q=noise")
    again = asked.client.get(
        "/decisions/?q=noise", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert again.status_code == 304


def test_few_long_tables_are_sent_at_once(asked: Process) -> None:
    """Whoever comes third is asked to wait; short tables and pages need no turn."""
    slow = Client(asked.client.application)
    begun = [slow.get("/decisions/decisions.csv") for _ in range(2)]
    third = asked.client.get("/decisions/decisions.csv")
    assert (third.status_code, third.headers["Retry-After"]) == (503, "60")
    assert "Try again in a minute" in third.text
    for place in ("/decisions/decisions.csv?q=noise", "/decisions/"):
        assert asked.client.get(place).status_code == 200
    for each in begun:
        each.close()
    assert len(lines(asked.client.get("/decisions/decisions.csv"))) == 1_202


def test_whole_answers_hold_no_thread(asked: Process) -> None:
    """The server is handed a list, which it sends on its own; only long files are anything else."""
    application = asked.client.application
    for place in ("/decisions/", "/decisions/decisions.csv?q=noise", "/", "/nowhere/"):
        environ = EnvironBuilder(place).get_environ()
        assert isinstance(application(environ, lambda *_: None), list), place


def test_the_head_of_a_table_is_asked_alone(asked: Process) -> None:
    """Who asks what it is gets no line of it."""
    answer = asked.client.head("/decisions/decisions.csv")
    assert (answer.status_code, answer.data) == (200, b"")


def test_a_torn_index_is_no_fault_of_the_reader(tmp_path: Path) -> None:
    """The search says that it is not there; decisions can be read all the same."""
    process = Process(folder=tmp_path / "public", now=NOW)
    process.publish(2020, shelf=shelf([decision("26 001 234", "alder")]))
    index = next(tmp_path.glob("public/stores/*/shelf/index"))
    for file in index.iterdir():
        file.write_bytes(b"")
    for place in ("/decisions/?q=bins", "/decisions/feed.atom", "/decisions/decisions.csv"):
        answer = process.client.get(place)
        assert answer.status_code == 503
        assert "The search is not available" in answer.text
    assert process.client.get("/decisions/26-001-234/").status_code == 200
