"""The permanent page of a case: its hour, its text, what it leads to, and what became of it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from support.public_process import Process
from support.shelves import NOW, decision, improvement, report, shelf
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import NotShown, TakenDown
from upheld.domain.statements import Section
from upheld.publication.shelf.facts import CaseCount, Tombstone

ONE = decision("26 001 234", "alder")
PLACE = "/decisions/26-001-234/"
STONE = Tombstone(
    reference="25 000 001", body="birch", why=TakenDown.REVIEW, at=NOW - timedelta(days=3)
)
COUNTED = CaseCount(
    body="alder", year=2020, measure="decided", figure="decided:upheld", title="Upheld",
    count=3, shown=("26 001 234",), withheld={NotShown.NO_TEXT: 2},
)  # fmt: skip

COUNTED_TWICE = replace(COUNTED, measure="upheld", figure="upheld")


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Process:
    """A site with decisions: one alone, two about one case, one taken down, half a case gone."""
    process = Process(folder=tmp_path_factory.mktemp("decided") / "public", now=NOW)
    process.publish(
        2019, 2020,
        shelf=shelf(
            [
                ONE,
                decision("26 002 000", "alder", outcome=Outcome.NOT_UPHELD),
                decision("26 002 000", "birch"),
                decision("26 003 000", "alder"),
            ],
            reports=(report("26 001 234", "alder"), report("26 001 234", "birch")),
            improvements=(improvement("26 001 234", "alder"),),
            tombstones=(
                STONE,
                Tombstone(reference="26 003 000", body="birch", why=TakenDown.LEGAL, at=NOW),
                Tombstone(reference="25 000 002", body="birch", why=TakenDown.LEGAL,
                          at=NOW + timedelta(hours=1)),
            ),
            counts=(COUNTED, COUNTED_TWICE),
        ),
    )  # fmt: skip
    return process


@pytest.fixture
def at_noon(decided: Process) -> Iterator[Process]:
    """The same site, its clock put back afterwards."""
    yield decided
    decided.now = NOW


def test_a_decision_has_its_hour(at_noon: Process) -> None:
    """A second before, its address is like one that never had any."""
    at_noon.now = ONE.public_from - timedelta(seconds=1)
    early, never = (at_noon.client.get(each) for each in (PLACE, "/decisions/26-009-999/"))
    assert (early.status_code, never.status_code) == (404, 404)
    assert early.text.replace("26 001 234", "26 009 999") == never.text
    at_noon.now = ONE.public_from
    assert at_noon.client.get(PLACE).status_code == 200


def test_a_page_says_what_was_decided(decided: Process) -> None:
    """Fields, every heading with its text, and the body's page."""
    text = decided.client.get(PLACE).text
    for said in (
        "Alder Borough Council (26 001 234)", 'href="/councils/alder/"',
        "Environment and regulation &gt; Refuse and recycling", "Upheld", "1 June 2026",
        "13 July 2026", f'rel="canonical" href="{PLACE}"', "This decision is invented",
    ):  # fmt: skip
        assert said in text
    for section, words in ONE.sections.items():
        assert section.words in text
        assert words in text


def test_search_engines_are_asked_to_leave_decisions_out(decided: Process) -> None:
    """By header and by tag, also where there is none."""
    for place in (PLACE, "/decisions/25-000-001/", "/decisions/26-009-999/"):
        assert decided.client.get(place).headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in decided.client.get(PLACE).text


def test_a_page_leads_to_what_came_of_it(decided: Process) -> None:
    """Recommendations as they stand today, the body's own report, the counts it is in."""
    text = decided.client.get(PLACE).text
    assert "Agreed 1 June 2026, due by 24 August 2026. <b>Overdue</b>" in text
    assert 'href="/improvements/26-001-234-alder-1/"' in text
    assert 'href="/reports/26-001-234-alder-public-interest/"' in text
    assert "26-001-234-birch" not in text
    assert 'href="/councils/alder/2020/cases/#decided-upheld"' in text
    titles = re.findall(r'cases/#[^"]+">([^<]+)</a>', text)
    assert len(set(titles)) == len(titles) == 2


def test_improvements_alone_are_not_taken_for_everything(decided: Process) -> None:
    """Where nothing else is recorded the page says that the text says more."""
    one = decision("26 001 234", "alder")
    known = (replace(one.recommendations[0], kind=""),)
    process = Process(folder=decided.folder.parent / "known", now=NOW)
    process.publish(2020, name="known", shelf=shelf([replace(one, recommendations=known)]))
    text = process.client.get(PLACE).text
    assert "<strong>Service improvement</strong>: Check the rounds" in text
    assert "service improvements alone are recorded here" in text
    assert "service improvements alone" not in decided.client.get(PLACE).text


def test_years_before_their_hour_count_nothing(at_noon: Process) -> None:
    """The bridge of a year is public with the year."""
    at_noon.now = datetime(2020, 7, 1, tzinfo=UTC)
    early = decision("18 000 001", "alder", decided=date(2018, 6, 1), sections=ONE.sections)
    process = Process(folder=at_noon.folder.parent / "early", now=at_noon.now)
    counted = CaseCount(
        body="alder", year=2020, measure="decided", figure="decided", title="Decided", count=1,
        shown=("18 000 001",),
    )  # fmt: skip
    process.publish(2019, 2020, name="early", shelf=shelf([early], counts=(counted,)))
    text = process.client.get("/decisions/18-000-001/").text
    assert Section.FOUND.words in text
    assert "/2020/cases/" not in text


def test_a_case_about_two_bodies_has_one_page(decided: Process) -> None:
    """Each body with its own outcome, under a heading of its own."""
    text = decided.client.get("/decisions/26-002-000/").text
    assert "Alder Borough Council and Birch City Council (26 002 000)" in text
    assert '<h2 id="alder-title">' in text
    assert '<h2 id="birch-title">' in text
    assert "Not upheld" in text
    assert '<section id="birch-found">\n<h3>' in text


def test_what_was_taken_down_leaves_its_reason(decided: Process) -> None:
    """410 with the day and why, nothing of its text; of half a case a note."""
    answer = decided.client.get("/decisions/25-000-001/")
    assert answer.status_code == 410
    assert "about Birch City Council was published at this address" in answer.text
    assert "taken down on 19 November 2026: the decision is being reviewed." in answer.text
    half = decided.client.get("/decisions/26-003-000/")
    assert half.status_code == 200
    assert "legal proceedings" in half.text
    assert decided.client.get("/decisions/25-000-002/").status_code == 404


@pytest.mark.parametrize(
    "spelling",
    [
        "/decisions/26 001 234", "/decisions/26001234", "/decisions/26%20001%20234/",
        "/decisions/26+001+234", "/decisions/26-001-234",
        "/decisions/environment-and-regulation/refuse-and-recycling/26-001-234",
    ],
)  # fmt: skip
def test_other_spellings_lead_to_the_permanent_address(spelling: str, decided: Process) -> None:
    """Spaces, no signs at all, and the address that decisions had before."""
    answer = decided.client.get(spelling)
    assert (answer.status_code, answer.headers["Location"]) == (301, PLACE)


def test_a_site_without_a_shelf_has_no_decision(decided: Process) -> None:
    """Its address is answered like any without one."""
    process = Process(folder=decided.folder.parent / "bare", now=NOW)
    process.publish(2020, name="bare")
    assert process.client.get(PLACE).status_code == 404


def test_paragraphs_and_lists_are_kept(decided: Process) -> None:
    """An empty line parts two paragraphs, a line end two lines; dashes list; markup is text."""
    steps = "It will:\n– write;\n\n– pay £5 - 6.\n\n- 5 is\n  left,\nas said."
    found = "One <b>.\n\nTwo\nlines.\n\n– alone"
    sections = {**ONE.sections, Section.FOUND: found, Section.AGREED: steps}
    process = Process(folder=decided.folder.parent / "parts", now=NOW)
    one = decision("26 001 234", "alder", sections=sections)
    process.publish(2020, name="parts", shelf=shelf([one]))
    text = process.client.get(PLACE).text
    assert "<p>One &lt;b&gt;.</p>\n<p>Two<br>lines.</p>\n<p>– alone</p>" in text
    steps = ("write;", "pay £5 - 6.", "5 is left, as said.")
    listed = "".join(f"<li>{each}</li>\n" for each in steps)
    assert f"<p>It will:</p>\n<ul>\n{listed}</ul>\n" in text
