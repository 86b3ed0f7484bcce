"""The room of the auditor: search, events, values for a reason, the chain."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection, transaction

from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework import audit, sealing
from upheld.casework.actions.retention import destroy_key
from upheld.casework.models import AuditEvent
from upheld.casework.origin import coming_from
from upheld.casework.personal import Change
from upheld.domain.roles import Role
from upheld.toolbox import clock
from upheld.web.staff.audit import ON_A_PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def auditor() -> Browser:
    """The auditor's browser."""
    return browser_of(person_in(Role.AUDITOR))


def note(by: str = "person 70", subject: str = "contact 1", **more: object) -> AuditEvent:
    """One event from a place of its own."""
    with transaction.atomic(), coming_from("192.0.2.7"):
        return audit.record(by=by, action="change", subject=subject, detail={}, **more)  # type: ignore[arg-type] # values of the test's own choice


def read(browser: Browser, path: str) -> str:
    """A page as text."""
    response = browser.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def saved(browser: Browser, path: str) -> list[dict[str, str]]:
    """The rows of a file."""
    response = browser.get(path)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    content = b"".join(response.streaming_content)
    response.close()
    return list(csv.DictReader(io.StringIO(content.decode())))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 4),
        ("by=person+7", 1),
        ("by=person", 4),
        ("subject=contact+1", 2),
        ("subject=CONTACT", 3),
        ("subject=2020", 1),
        ("action=change", 4),
        ("action=view", 0),
        ("origin=192.0.2", 4),
        ("origin=command", 0),
        ("subject=.*", 0),
        ("by=person+7&subject=contact", 0),
    ],
)
def test_a_search_finds(auditor: Browser, query: str, count: int) -> None:
    """Text anywhere in it, a number only as a whole, and every filter at once."""
    note()
    note(subject="contact 1")
    note(subject="contact 12")
    note(by="person 7", subject="release 2020-v1")
    words = "event<" if count == 1 else "events<"
    assert f">{count} {words}" in read(auditor, f"/audit/?{query}")


def test_a_search_by_day(auditor: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both days belong to it, UK time."""
    now = clock.now()
    for days in (3, 2, 0):
        with monkeypatch.context() as patch:
            patch.setattr(clock, "now", lambda days=days: now - timedelta(days=days))
            note()
    days = [(clock.today() - timedelta(days=n)).isoformat() for n in range(4)]
    assert ">2 events<" in read(auditor, f"/audit/?first={days[3]}&last={days[2]}")
    assert ">1 event<" in read(auditor, f"/audit/?first={days[1]}")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("first=soon", "Write the first day as"),
        ("last=0001-01-01", "Write the last day as"),
        ("first=2020-02-02&last=2020-02-01", "The last day is before the first"),
        ("by=a%00b", "Null characters are not allowed"),
        (f"by={'a' * 300}", "at most 200 characters"),
    ],
)
def test_what_cannot_be_searched_is_told(auditor: Browser, query: str, said: str) -> None:
    """With an error summary, nothing found, what was written kept, and no file."""
    note()
    told = read(auditor, f"/audit/?{query}")
    assert "There is a problem" in told
    assert said in told
    assert ">0 events<" in told
    assert auditor.get(f"/audit/events.csv?{query}").status_code == 302
    assert not AuditEvent.objects.filter(action="export_audit").exists()


def test_events_come_in_the_order_asked_for(auditor: Browser) -> None:
    """The newest first, each column both ways; an order that there is not is the usual one."""
    for by in ("b", "a", "c"):
        note(by=by)

    def order(query: str) -> list[str]:
        rows = read(auditor, f"/audit/?{query}").split("<tr>")[2:]
        return [row.split("<td>")[1].split("<")[0] for row in rows]

    assert order("") == order("sort=nonsense") == ["c", "a", "b"]
    assert order("order=rising") == ["b", "a", "c"]
    assert order("sort=by&order=rising") == ["a", "b", "c"]
    assert order("sort=by") == ["c", "b", "a"]
    assert 'aria-sort="ascending"' in read(auditor, "/audit/?sort=by&order=rising")


def test_long_lists_are_paged_and_saved_whole(auditor: Browser) -> None:
    """A page shows some, the file all; filters and order stay from page to page."""
    for number in range(ON_A_PAGE + 5):
        note(subject=f"contact {number}")
    first = read(auditor, "/audit/?by=person+70&sort=subject")
    assert f">{ON_A_PAGE + 5} events, page 1 of 2<" in first
    assert "by=person+70&amp;sort=subject&amp;page=2" in first
    assert read(auditor, "/audit/?by=person+70&page=2").count("/audit/") > 5
    rows = saved(auditor, "/audit/events.csv?by=person+70")
    assert len(rows) == ON_A_PAGE + 5
    assert rows[0]["subject"] == f"contact {ON_A_PAGE + 4}"
    taken = AuditEvent.objects.get(action="export_audit")
    assert taken.detail == {"events": ON_A_PAGE + 5, "asked": ["by"]}


def test_a_file_is_safe_to_open(auditor: Browser) -> None:
    """No cell begins as a formula."""
    note(by="=cmd()")
    assert saved(auditor, "/audit/events.csv")[0]["by"] == "'=cmd()"


def test_an_event_shows_no_personal_value(auditor: Browser) -> None:
    """Its fields and whether the values can be seen; not the values, not their digests."""
    event = note(personal_values={"name": Change("Jane Doe", "Joan Roe")})
    told = read(auditor, f"/audit/{event.pk}/")
    assert "Name: the value before and the one after" in told
    assert "192.0.2.7" in told
    assert "See these values" in told
    assert "Doe" not in told
    assert event.detail["personal"]["name"]["was"] not in told
    assert "not yet" in told
    sealing.seal_now()
    assert "by seal 1" in read(auditor, f"/audit/{event.pk}/")


def test_values_are_seen_for_a_reason(auditor: Browser) -> None:
    """Not by opening the page, not without a reason; and it is an event of its own."""
    event = note(personal_values={"name": Change("Jane Doe", "Joan Roe")})
    path = f"/audit/{event.pk}/values/"
    assert "Jane Doe" not in read(auditor, path)
    assert b"Jane Doe" not in auditor.post(path, {"why": ""}).content
    assert not AuditEvent.objects.filter(action="reveal").exists()
    assert b"Jane Doe" in auditor.post(path, {"why": "a question of theirs"}).content
    seen = AuditEvent.objects.get(action="reveal")
    assert seen.subject == f"audit event {event.pk}"
    assert audit.verify() == AuditEvent.objects.count()


def test_destroyed_values_are_told_as_such(auditor: Browser) -> None:
    """The page says who destroyed the key; asking for the values is refused in words."""
    event = note(personal_values={"name": Change(None, "Joan Roe")})
    destroy_key(subject="contact 1", rule="two years", by="person 9")
    told = read(auditor, f"/audit/{event.pk}/")
    assert "The key of contact 1 was destroyed" in told
    assert "See these values" not in told
    refused = auditor.post(f"/audit/{event.pk}/values/", {"why": "x"}).content.decode()
    assert "the key of these values was destroyed" in refused.lower()


def test_what_is_not_there_is_not_found(auditor: Browser) -> None:
    """No event of that number; no values where an event has none."""
    event = note()
    for path in ("/audit/999/", "/audit/999/values/", f"/audit/{event.pk}/values/"):
        assert auditor.get(path).status_code == 404


def test_the_auditor_verifies_the_chain(auditor: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says when and by whom; a broken one is told and noted as broken.

    One that takes too long is left to the timer.
    """
    event = note()
    sealing.seal_now()
    assert "Not verified yet" in read(auditor, "/audit/chain/")
    auditor.post("/audit/chain/")
    told = read(auditor, "/audit/chain/")
    assert "The chain is whole: 1 event." in told
    assert "1 event, whole" in told
    with monkeypatch.context() as patch:
        patch.setattr("upheld.web.staff.audit.LONGEST_VERIFIED", 0)
        auditor.post("/audit/chain/")
    assert "too many to verify while you wait" in read(auditor, "/audit/chain/")
    with connection.cursor() as cursor:
        cursor.execute("update casework_auditevent set subject = 'x' where id = %s", [event.pk])
    auditor.post("/audit/chain/")
    told = read(auditor, "/audit/chain/")
    assert f"The chain is not whole: audit event {event.pk} was changed" in told
    assert "Not whole" in read(auditor, "/audit/")
