"""Reports over HTTP: their list, their pages, their feed and their calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from support.atom import ATOM, read, read_soundly
from support.public_process import Process
from support.shelves import NOW, decision, report, shelf
from upheld.domain.facts import ReportKind
from upheld.domain.publication import TakenDown
from upheld.pages.calendars import DueDay, calendar
from upheld.publication.shelf.facts import PublicReport, ReportDay, Tombstone

HOUR = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
OVER = "/reports/16-000-001-birch-public-interest/"
ADDRESS = "/reports/25-000-777-alder-public-interest/"


def clock(**days: tuple[date | None, date | None]) -> tuple[ReportDay, ...]:
    """Lines of a clock: what, by when, and when it was done."""
    return tuple(ReportDay(what=what, due=due, done=done) for what, (due, done) in days.items())


def due_on(day: date) -> DueDay:
    """The reply to a report, due on a day."""
    return DueDay(id="1-reply", day=day, summary="Reply", description="A reply.", stamp=NOW)


def told(reference: str = "25 000 777", body: str = "alder", **facts: Any) -> PublicReport:
    """A report whose fact says something else than the usual one."""
    made = report(reference, body)
    days = facts.pop("days", ())
    fact = type(made.fact)(**vars(made.fact) | facts)
    return PublicReport(**vars(made) | {"fact": fact, "days": days})


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four reports: one overdue, one satisfied, one awaited by its clock, and its further one."""
    awaited = clock(
        issued=(None, date(2026, 9, 1)),
        received=(None, date(2026, 9, 3)),
        notice=(date(2026, 9, 17), date(2026, 9, 20)),
        reply=(date(2026, 12, 2), None),
    )
    process = Process(folder=tmp_path_factory.mktemp("reports") / "public")
    process.publish(
        2020,
        shelf=shelf(
            [decision("25 000 777", "alder")],
            reports=[
                told(),
                told("25 000 888", "birch", satisfied_on="2026-06-30"),
                told("25 000 999", "birch", awaited="", days=awaited, issued="2026-09-01"),
                told(issued="2026-10-01", kind=ReportKind.FURTHER, title="A promise not kept"),
            ],
            tombstones=[
                Tombstone(reference="16 000 001", body="birch", why=TakenDown.EXPIRED,
                          at=NOW - timedelta(days=1), report=OVER.split("/")[2]),
            ],
        ),
    )  # fmt: skip
    return process.folder


@pytest.fixture
def served(store: Path) -> Process:
    """The process on a day in November 2026."""
    return Process(folder=store, now=NOW)


def test_reports_come_newest_first_with_the_state_of_today(served: Process) -> None:
    """Each says how its response stands, by the day on which it is read."""
    page = served.client.get("/reports/").text
    assert page.index("A promise not kept") < page.index("25 000 999") < page.index("25 000 888")
    assert "Reply awaited.</strong> We await the reply of the Council, due by 2 December" in page
    assert "We recorded on 30 June 2026 that we are satisfied with the response." in page
    served.now = NOW + timedelta(days=20)
    later = served.client.get("/reports/?body=birch&response=overdue").text
    assert "We await the reply of the Council, which was due by 2 December 2026." in later
    assert "<strong>1</strong> of 4 reports" in later


def test_lists_say_how_many_each_choice_leaves(served: Process) -> None:
    """The counts are those with the other choices standing."""
    page = served.client.get("/reports/?body=birch").text
    assert '<option value="birch" selected>Birch (2)</option>' in page
    assert '<option value="alder">Alder (2)</option>' in page
    assert '<option value="satisfied">Satisfied with the response (1)</option>' in page
    assert "Reply overdue (" not in page
    assert 'href="/reports/feed.atom?body=birch"' in page


@pytest.mark.parametrize("query", ["body=nobody", "kind=x", "response=late", "year=20", "page=0"])
def test_what_cannot_be_meant_is_refused_kindly(query: str, served: Process) -> None:
    """The page says what could be, and leads back to the whole list."""
    answer = served.client.get(f"/reports/?{query}")
    assert answer.status_code == 400
    assert 'href="/reports/"' in answer.text


def test_a_report_shows_its_clock_its_decision_and_what_followed(served: Process) -> None:
    """Links lead both ways between a report and its further report."""
    page = served.client.get(ADDRESS).text
    assert "It concerned school places." in page
    assert 'href="/decisions/25-000-777/"' in page
    assert "<dt>Followed by</dt>" in page
    assert served.client.get(ADDRESS[:-1]).headers["Location"] == ADDRESS
    further = served.client.get("/reports/25-000-777-alder-further/").text
    assert "<dt>Follows</dt>" in further
    assert f'href="{ADDRESS}"' in further
    other = served.client.get("/reports/25-000-999-birch-public-interest/").text
    row = "<td>17 September 2026</td><td>20 September 2026</td><td>Done late</td>"
    assert f"Public notice by the body</th>{row}" in other
    assert "<td>2 December 2026</td><td></td><td>Running</td>" in other


def test_a_report_whose_time_is_over_leaves_its_reason(served: Process) -> None:
    """Page and API answer 410 from the hour on, and before it as if there were nothing."""
    page = served.client.get(OVER)
    assert page.status_code == 410
    assert "A report about Birch" in page.text
    assert "the time for which reports are kept here is over" in page.text
    told = served.client.get(f"/api/v1{OVER[:-1]}")
    assert told.status_code == 410
    assert [each["why"] for each in told.json["taken_down"]] == ["expired"]
    served.now = NOW - timedelta(days=2)
    assert served.client.get(OVER).status_code == 404


def test_nothing_of_a_report_is_there_before_its_hour(served: Process) -> None:
    """Neither page nor line nor entry nor day; at the very hour, all of them."""
    served.now = HOUR - timedelta(seconds=1)
    assert served.client.get(ADDRESS).status_code == 404
    for address in ("/reports/", "/reports/feed.atom", "/reports/days.ics"):
        assert "school" not in served.client.get(address).text
    served.now = HOUR
    assert served.client.get(ADDRESS).status_code == 200
    for address in ("/reports/", "/reports/feed.atom", "/reports/days.ics"):
        assert "school" in served.client.get(address).text


def test_the_feed_is_atom_and_tells_what_was_news_last(served: Process) -> None:
    """Something done about a report makes it news again."""
    content = served.client.get("/reports/feed.atom").data
    assert read(content).findtext(f"{ATOM}title") == "Public interest reports (demonstration)"
    entries = read_soundly(content)
    assert len(entries) == 4
    some = read(served.client.get("/reports/feed.atom?body=birch&kind=public_interest").data)
    title = "Public interest reports: Birch City Council, Public interest report (demonstration)"
    assert some.findtext(f"{ATOM}title") == title
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert ids[0].endswith("reports/25-000-999-birch-public-interest")


def test_the_calendar_holds_what_is_due_under_ids_that_stay(served: Process) -> None:
    """Each day says that it belongs to a demonstration; what was done or settled has left."""
    answer = served.client.get("/reports/days.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    name = 'attachment; filename="DEMONSTRATION-reports-due.ics"'
    assert answer.headers["Content-Disposition"] == name
    days = {str(each["uid"]): each for each in Calendar.from_ical(answer.data).walk("VEVENT")}
    due = {uid: each["dtstart"].dt for uid, each in days.items()}
    assert due["25-000-999-birch-public-interest-reply@upheld.invalid"] == date(2026, 12, 2)
    assert due["25-000-777-alder-public-interest-reply@upheld.invalid"] == date(2026, 8, 11)
    assert len(due) == 3
    assert all(str(each["summary"]).startswith("[Demonstration] ") for each in days.values())
    assert answer.data == served.client.get("/reports/days.ics").data
    assert not any("url" in each for each in days.values())


def test_links_lead_back_from_elsewhere_where_the_site_is_known(served: Process) -> None:
    """Not every reader of feeds and no calendar knows where a file came from."""
    abroad = replace(served, site="https://site.example")
    for address in ("/reports/", "/decisions/"):
        root = read(abroad.client.get(f"{address}feed.atom").data)
        links = [link.get("href", "") for link in root.iter(f"{ATOM}link")]
        assert links[0] == f"https://site.example{address}feed.atom"
        assert all(each.startswith("https://site.example/") for each in links)
    days = Calendar.from_ical(abroad.client.get("/reports/days.ics").data).walk("VEVENT")
    pages = {str(each["url"]).removeprefix(abroad.site) for each in days}
    assert pages
    assert {served.client.get(each).status_code for each in pages} == {200}


def test_a_day_that_moves_is_the_same_event_revised() -> None:
    """A calendar takes what was told last, whether the day became a later or a sooner one."""
    first, later, sooner = (
        Calendar.from_ical(
            calendar(
                "Days", [due_on(day)], told=NOW + timedelta(minutes=minute), demonstration=True
            )
        ).walk("VEVENT")[0]
        for minute, day in enumerate((date(2026, 12, 2), date(2027, 1, 20), date(2026, 11, 30)))
    )
    assert first["uid"] == later["uid"] == sooner["uid"]
    assert first["sequence"] < later["sequence"] < sooner["sequence"]


def test_a_calendar_leads_nowhere_that_is_no_whole_address(served: Process) -> None:
    """It is read far from this site, whose own address the facts do not know."""
    for address in ("/reports/days.ics", "/councils/alder/days.ics"):
        events = Calendar.from_ical(served.client.get(address).data).walk("VEVENT")
        assert not any(" /" in str(each["description"]) for each in events)


def test_without_a_shelf_the_list_is_empty_and_well(unpublished: Process) -> None:
    """An edition from before there were shelves still answers."""
    unpublished.publish(2020)
    assert "No report is published here yet." in unpublished.client.get("/reports/").text
    missing = unpublished.client.get(ADDRESS)
    assert missing.status_code == 404
    assert '<a href="/reports/">Public reports</a>' in missing.text
    assert unpublished.client.get("/reports/days.ics").status_code == 200
    assert unpublished.client.get("/reports").headers["Location"] == "/reports/"


def test_a_real_report_of_a_demonstration_is_given_no_number(unpublished: Process) -> None:
    """Its case here is made up: only the address has its number, and the page says what it is."""
    made = told("26 123 456", "birch", awaited="")
    unpublished.publish(2020, shelf=shelf(reports=[replace(made, invented=False, numbered=False)]))
    unpublished.now = NOW
    page = unpublished.client.get("/reports/26-123-456-birch-public-interest/").text
    assert "the one in the address of this page is made up" in page
    addresses = (
        "/decisions/?q=school",
        "/decisions/feed.atom?q=school",
        "/decisions/decisions.csv",
    )
    for content in (
        page,
        *(
            unpublished.client.get(each).text
            for each in ("/reports/", "/reports/feed.atom", *addresses)
        ),
    ):
        assert "26 123 456" not in content
    listed = unpublished.client.get("/api/v1/reports").json["items"]
    assert [(each["reference"], each["response"]) for each in listed] == [("", "not_followed")]
