"""Training over HTTP: the list, a course, calendars, and nothing before its hour."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from werkzeug.test import Client

from support.public_process import Process
from support.shelves import NOW, session, shelf
from upheld.domain.training import Audience, CourseKind, Fullness, SessionWay
from upheld.publication.reader import PublicStore
from upheld.web.public.application import Application

LATER = NOW + timedelta(hours=1)
SEMINAR = {
    "course": "link-officers", "title": "Seminar for link officers", "kind": CourseKind.SEMINAR,
    "outcomes": ("What is new", "Remedies"), "price_pence": 0, "hours": "3.5",
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in three ways, of which one is full and one cancelled; seminars in two cities."""
    process = Process(folder=tmp_path_factory.mktemp("training") / "public")
    process.publish(
        2020,
        shelf=shelf(
            resources=[
                session(12),
                session(13, fullness=Fullness.FULL, city="York", venue="", version=4),
                session(14, cancelled=True, version=2, starts=datetime(2027, 3, 1, 9, tzinfo=UTC)),
                session(15, way=SessionWay.ONLINE, city="", venue="", fullness=Fullness.FEW,
                        audience=Audience.PROVIDERS, course="care", title="Care complaints"),
                session(21, **SEMINAR, city="Leeds"),
                session(22, **SEMINAR, city="Bristol"),
                session(30, public_from=LATER, course="secret", title="Not yet announced"),
            ],
        ),
    )  # fmt: skip
    return process.folder


@pytest.fixture
def served(store: Path) -> Process:
    """The process at noon of a day in November 2026."""
    return Process(folder=store, now=NOW)


def test_the_list_says_when_where_and_whether_there_is_a_place(served: Process) -> None:
    """A full session leads to its waiting list, a cancelled one to nothing."""
    page = served.client.get("/training/").text
    assert "Wednesday 20 January 2027, 10:00 to 16:00" in page
    assert "1 Example Street, Room 2, Leeds" in page
    assert "£150 a place, without VAT" in page
    assert "Places are free." in page
    assert "Few places are left: 1 to 3." in page
    assert "Full, with a waiting list." in page
    assert "Cancelled. It will not take place." in page
    assert '<a href="https://forms.example/training/12/book/">Book<' in page
    assert '<a href="https://forms.example/training/13/book/">Join the waiting list<' in page
    assert "/training/14/book/" not in page
    assert "(invented)" in page


def test_nothing_is_there_before_its_hour(served: Process) -> None:
    """Neither in the list nor in a calendar, nor under its own address; an hour later it is."""
    addresses = ("/training/", "/training/calendar.ics", "/training/secret/",
                 "/training/secret/30.ics")  # fmt: skip
    assert [served.client.get(each).status_code for each in addresses] == [200, 200, 404, 404]
    assert not any("Not yet announced" in served.client.get(each).text for each in addresses)
    served.now = LATER
    assert all("Not yet announced" in served.client.get(each).text for each in addresses)


def test_what_is_over_is_gone(served: Process) -> None:
    """From its end on; a cancelled session says so until then."""
    served.now = datetime(2027, 3, 1, 14, 59, tzinfo=UTC)
    page = served.client.get("/training/").text
    assert "Cancelled. It will not take place." in page
    assert "Full, with" not in page
    served.now += timedelta(minutes=2)
    assert "No session is open to all at the moment." in served.client.get("/training/").text
    assert served.client.get("/training/good-answers/").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=seminar", 2), ("audience=providers", 1), ("city=York", 1), ("way=online", 1),
        ("month=2027-03", 1), ("kind=course&city=Leeds", 2), ("city=Nowhere", 0),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(served: Process, query: str, found: int) -> None:
    """By kind, audience, city, way and month; its calendar by the same."""
    page = served.client.get(f"/training/?{query}").text
    assert f"<strong>{found}</strong> of 6 sessions" in page
    entries = Calendar.from_ical(served.client.get(f"/training/calendar.ics?{query}").data)
    assert len(entries.walk("VEVENT")) == found


@pytest.mark.parametrize("query", ["kind=party", "audience=me", "way=in_house", "month=2027-13"])
def test_what_cannot_be_meant_is_refused(served: Process, query: str) -> None:
    """With the words that can; the calendar too."""
    for address in ("/training/", "/training/calendar.ics"):
        answer = served.client.get(f"{address}?{query}")
        assert answer.status_code == 400
        assert "We cannot show these sessions" in answer.text


def test_seminars_stand_by_city_with_their_topics(served: Process) -> None:
    """Whatever is chosen in the form above them."""
    page = served.client.get("/training/?kind=course").text
    table = page[page.index("Link officer seminars by city") :]
    assert table.index("Bristol") < table.index("Leeds")
    assert "<li>Remedies</li>" in table


def test_a_course_says_what_one_learns_and_when(served: Process) -> None:
    """One page of all its sessions; a spelling without the last stroke leads there."""
    page = served.client.get("/training/good-answers/").text
    assert "<li>Put it right</li>" in page
    assert "It takes six hours." in page
    assert page.count('<li id="session-') == 3
    assert "3.5 hours" in served.client.get("/training/link-officers/").text
    for old in ("/training", "/training/good-answers"):
        assert served.client.get(old).headers["Location"] == f"{old}/"
    missing = served.client.get("/training/nothing/")
    assert '<a href="/training/">Training and seminars</a>' in missing.text


def test_a_calendar_keeps_ids_and_says_what_was_cancelled(served: Process) -> None:
    """With the number of its changes; each entry of a demonstration says so."""
    answer = served.client.get("/training/calendar.ics")
    assert "DEMONSTRATION-training.ics" in answer.headers["Content-Disposition"]
    entries = {e["uid"]: e for e in Calendar.from_ical(answer.data).walk("VEVENT")}
    assert entries["training-14@upheld.invalid"]["status"] == "CANCELLED"
    full = entries["training-13@upheld.invalid"]
    assert (full["sequence"], full["status"], full["location"]) == (4, "CONFIRMED", "York")
    assert full["summary"].startswith("[Demonstration] ")
    one = served.client.get("/training/good-answers/13.ics")
    assert Calendar.from_ical(one.data).walk("VEVENT") == [full]
    for wrong in ("/training/care/13.ics", "/training/good-answers/013.ics"):
        assert served.client.get(wrong).status_code == 404


def test_without_forms_the_page_says_how_else(unpublished: Process) -> None:
    """An installation that has no forms offers no link to one."""
    unpublished.publish(2020, shelf=shelf(resources=[session()]), forms="")
    unpublished.now = NOW
    page = unpublished.client.get("/training/").text
    assert "There is no form here." in page
    assert "/book/" not in page
    # Served on one machine, the process is told of its own.
    own = Application(PublicStore(unpublished.folder), now=lambda: NOW, forms="http://here.example")
    assert 'href="http://here.example/training/' in Client(own).get("/training/").text
    assert 'href="http://here.example/status/"' in Client(own).get("/complain/").text
    assert "/status/" not in unpublished.client.get("/complain/").text


def test_without_a_shelf_there_is_an_empty_list(unpublished: Process) -> None:
    """And a calendar without entries."""
    unpublished.publish(2020)
    unpublished.now = NOW
    assert "No session is open to all" in unpublished.client.get("/training/").text
    assert unpublished.client.get("/training/calendar.ics").status_code == 200
