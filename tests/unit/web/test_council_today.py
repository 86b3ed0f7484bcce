"""The living part of council pages, the cases behind their counts, their feeds and calendars."""

import re
from datetime import date, timedelta
from pathlib import Path

import brotli
import pytest
from icalendar import Calendar

from support.atom import read_soundly
from support.public_process import Process
from support.public_site import HOURS
from support.shelves import BODIES, NOW, decision, improvement, report, shelf
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import NotShown
from upheld.pages.council.living import Living, living_part
from upheld.pages.entries import Directory
from upheld.pages.setting import Setting
from upheld.publication.reader import PublicStore
from upheld.publication.shelf.facts import CaseCount
from upheld.web.public import visiting
from upheld.web.public.asking import HEADERS, Asked
from upheld.web.public.served import Served

PAGES = ("/councils/alder/", "/councils/alder/2020/")
CASES = "/councils/alder/2020/cases/"
DECISIONS = [f"26 001 {number}" for number in range(201, 208)]


def count(part: str, *shown: str, year: int = 2020, **withheld: int) -> CaseCount:
    """A part of what was decided, with its cases."""
    reasons = {NotShown(why): number for why, number in withheld.items()}
    return CaseCount(
        body="alder", year=year, measure="decided", figure=f"decided:{part}",
        title=part.capitalize(), count=len(shown) + sum(reasons.values()), shown=shown,
        withheld=reasons,
    )  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Alder has seven decisions, one changed since it was counted; Birch has nothing at all."""
    decisions = [
        decision(each, "alder", decided=date(2026, 6, 1 + day))
        for day, each in enumerate(DECISIONS)
    ]
    decisions[0] = decision(DECISIONS[0], "alder", outcome=Outcome.NOT_UPHELD)
    counts = [
        count("upheld", *DECISIONS[:3], withheld=2, no_text=7),
        count("referred_back", never=4),
        count("upheld", *DECISIONS[3:], year=2019),
    ]
    made = shelf(
        decisions,
        reports=[report("25 000 777", "alder")],
        improvements=[
            improvement("26 001 201", "alder"),
            improvement("26 001 202", "alder", due=date(2027, 9, 1)),
            improvement("26 001 203", "dogwood"),
        ],
        counts=counts,
    )
    process = Process(folder=tmp_path_factory.mktemp("today") / "public")
    process.publish(2019, 2020, shelf=made)
    return process.folder


@pytest.fixture
def served(store: Path) -> Process:
    """The process in November 2026."""
    return Process(folder=store, now=NOW)


@pytest.mark.parametrize("address", PAGES)
def test_a_council_page_tells_how_things_stand_today(address: str, served: Process) -> None:
    """The newest decisions, outcomes counted, reports with their state, promises by state."""
    page = served.client.get(address).text
    assert page.count("The page.") == 50
    assert "Alder as it stands on 22 November 2026" in page
    assert "7 decisions can be read: 1 not upheld, 6 upheld." in page
    assert page.count('href="/decisions/26-001-') == 5
    assert 'href="/decisions/?body=alder"' in page
    assert "<strong>Reply overdue.</strong>" in page
    assert '<a href="/improvements/?body=alder&amp;state=overdue">1 overdue</a>' in page
    assert 'href="/councils/alder/feed.atom"' in page


def test_a_body_without_anything_says_so() -> None:
    """Nothing is left blank."""
    around = Setting(
        directory=Directory(bodies=BODIES, has_page=lambda _: True),
        called={slug: body.short_name for slug, body in BODIES.items()},
        demonstration=True,
        today=NOW.date(),
    )
    part = living_part(Living(slug="exampleham"), around).decode()
    assert "No decision about Exampleham can be read here." in part
    assert "No report on Exampleham" in part
    assert "No improvement agreed by Exampleham" in part


def test_a_real_council_of_a_demonstration_is_told_of_by_its_counts_alone(served: Process) -> None:
    """The page says that cases are no part of it; feed and calendar are empty and well."""
    page = served.client.get("/councils/birch/").text
    for what in ("Decisions about", "Reports on", "Improvements of"):
        assert f"{what} real councils are not part of this demonstration." in page
    assert read_soundly(served.client.get("/councils/birch/feed.atom").data) == []
    assert b"VEVENT" not in served.client.get("/councils/birch/days.ics").data


def test_the_whole_page_is_coded_conditional_and_quiet_to_head(served: Process) -> None:
    """As with any page: packed, known by its tag, and without a body for HEAD."""
    for address in (PAGES[1], CASES, "/councils/alder/feed.atom", "/councils/alder/days.ics"):
        plain = served.client.get(address)
        packed = served.client.get(address, headers={"Accept-Encoding": "br"})
        assert brotli.decompress(packed.data) == plain.data
        known = {"If-None-Match": plain.headers["ETag"]}
        assert served.client.get(address, headers=known).status_code == 304
        head = served.client.head(address)
        assert (dict(head.headers), head.data) == (dict(plain.headers), b"")
    parted = served.client.get(PAGES[1], headers={"Range": "bytes=0-9"})
    assert parted.status_code == 200


def test_the_tag_changes_with_the_day(served: Process) -> None:
    """What is said of today is never taken for what was said yesterday."""
    tag = served.client.get(PAGES[1]).headers["ETag"]
    served.now = NOW + timedelta(days=1)
    assert served.client.get(PAGES[1], headers={"If-None-Match": tag}).status_code == 200


def test_without_a_shelf_the_page_is_the_stored_one(unpublished: Process) -> None:
    """The same bytes as before, its marker with them; cases and feed answer all the same."""
    unpublished.publish(2019, 2020)
    answer = unpublished.client.get(PAGES[1])
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert "as it stands" not in answer.text
    assert "are not listed yet" in unpublished.client.get(CASES).text
    assert unpublished.client.get("/councils/alder/feed.atom").status_code == 200


def test_each_count_is_bridged_and_adds_up(served: Process) -> None:
    """Cases that can be read and those that cannot, with the reason, under an anchor."""
    page = served.client.get(CASES).text
    assert '<section id="decided">' in page
    row = page[page.index('<tr id="decided-upheld">') :].partition("</tr>")[0]
    assert "<strong>12</strong>" in row
    assert "3 can be read" in row
    assert "9 cannot be read:" in row
    assert "2: withheld in the interest of the people concerned" in row
    assert "7: no text of it is held here" in row
    assert 'href="/decisions/26-001-201/">26 001 201</a> (today: not upheld)' in row
    assert "26 001 202</a></li>" in row
    assert '<tr id="decided-referred_back">' in page


def test_a_rate_leads_to_the_counts_it_is_made_of(served: Process) -> None:
    """Links from the panels of the council's page find their anchor."""
    page = served.client.get(CASES).text
    for measure in ("received", "compliance_rate"):
        assert f'<li id="{measure}">' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    rate = page[page.index('<div id="uphold_rate">') :].partition("</div>")[0]
    assert '<a href="#decided-upheld">Upheld</a>' in rate


def test_a_decision_before_its_hour_is_counted_as_waiting(served: Process) -> None:
    """Its reference is not told either; the two still add up."""
    served.now = decision().public_from - timedelta(seconds=1)
    page = served.client.get(CASES).text
    assert "26 001 20" not in page
    assert "12 cannot be read:" in page
    assert "3: not published yet" in page


def test_a_year_before_its_hour_has_no_cases(served: Process) -> None:
    """Nor has a year that nobody published, or a body without figures in it."""
    served.now = HOURS[2020] - timedelta(seconds=1)
    assert served.client.get(CASES).status_code in {404, 503}
    assert served.client.get("/councils/alder/2019/cases/").status_code == 200
    served.now = NOW
    for address in ("/councils/alder/2031/cases/", "/councils/elm/2020/cases/", "/councils/x/"):
        assert served.client.get(address).status_code == 404
    assert served.client.get(CASES[:-1]).headers["Location"] == CASES


def test_a_councils_feed_holds_everything_about_it(served: Process) -> None:
    """Decisions, reports and improvements, what was news last first."""
    entries = read_soundly(served.client.get("/councils/alder/feed.atom").data)
    assert len(entries) == 7 + 1 + 2


def test_a_councils_feed_is_not_to_be_indexed(served: Process) -> None:
    """It has summaries of decisions; on a site that is no demonstration too."""
    edition = PublicStore(served.folder).edition()
    assert edition
    asked = Asked(
        method="GET", path="/councils/alder/feed.atom", query="", headers=dict.fromkeys(HEADERS, "")
    )
    answer = visiting.answer(asked, Served(edition=edition, now=served.now))
    assert answer
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_councils_calendar_holds_what_is_due_from_it(served: Process) -> None:
    """Of its reports and of its improvements."""
    content = served.client.get("/councils/alder/days.ics").data
    days = [str(event["summary"]) for event in Calendar.from_ical(content).walk("VEVENT")]
    assert len(days) == 3
    assert all(day.startswith("[Demonstration] Alder Borough Council: ") for day in days)


@pytest.mark.parametrize("address", [*PAGES, CASES, "/councils/alder/feed.atom"])
def test_nothing_of_a_decision_is_there_before_its_hour(address: str, served: Process) -> None:
    """Its reference and its subject come at the very hour."""
    hour = decision(decided=date(2026, 6, 7)).public_from
    served.now = hour - timedelta(seconds=1)
    assert "26-001-207" not in served.client.get(address).text
    served.now = hour
    assert ("26-001-207" in served.client.get(address).text) == (address != CASES)
