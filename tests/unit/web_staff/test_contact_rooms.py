"""Contacts on the screen: whom to ask about, changed one by one or by a file, kept out of words."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support.people import join, person_in
from support.staff import Browser, browser_of
from upheld.casework import personal
from upheld.casework.models import AuditEvent
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.register.actions.contacts import record_contact
from upheld.register.models import Contact, DeputyCopy
from upheld.register.queries.doubtful_contacts import DEPUTY, Doubt, doubtful, reached
from upheld.toolbox import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
LUTON = "/contacts/bodies/luton/"
FORD = {
    "role": "chief_executive", "name": "R. Secretford", "title": "Chief Executive",
    "salutation": "Mr Secretford", "email": "secretford@luton.example", "start": "1 April 2025",
    "end": "",
}  # fmt: skip
HEADER = b"body,role,name,title,salutation,email,from,to,confirmed\n"


def text(response: Any) -> str:
    """What a page says."""
    return str(response.content.decode())


def record(role: str = "chief_executive", **changes: Any) -> Contact:
    """A contact of Luton as an import records it."""
    said: dict[str, Any] = dict(
        authority="luton", role=role, name="", title="Chief Executive", salutation="",
        email="chief@luton.example", start=None, end=None, confirmed=clock.today(), by="tests",
    )  # fmt: skip
    record_contact(**(said | changes))
    return Contact.objects.latest("pk")


def send(browser: Browser, content: bytes, name: str = "contacts.csv") -> Any:
    """Upload a list."""
    return browser.post("/contacts/import/", {"file": SimpleUploadedFile(name, content)})


def test_a_contact_is_added_changed_confirmed_and_ended(outreach: Browser) -> None:
    """Each once, each an event, and no event says who it is."""
    assert outreach.post(f"{LUTON}add/", FORD).url == LUTON
    contact = Contact.objects.get()
    one = f"{LUTON}{contact.pk}/"
    assert "R. Secretford" in text(outreach.get(LUTON))
    changed = FORD | {"email": "chief@luton.example", "version": "1"}
    assert outreach.post(f"{one}change/", changed).url == LUTON
    for _ in range(2):
        assert outreach.post(f"{one}confirm/", {"version": "2"}).url == LUTON
    outreach.post(f"{one}end/", {"end": "1 May 2026", "version": "3"})
    contact.refresh_from_db()
    assert (contact.confirmed, contact.end) == (clock.today(), date(2026, 5, 1))
    events = AuditEvent.objects.filter(subject=f"contact {contact.pk}").order_by("id")
    assert list(events.values_list("action", flat=True)) == [
        "add_contact", "view", "change_contact", "confirm_contact", "end_contact",
    ]  # fmt: skip
    assert "ecretford" not in str(list(AuditEvent.objects.values()))
    change = events.get(action="change_contact")
    assert change.detail["fields"] == ["email"]
    assert [(o.field, o.side, o.value) for o in personal.opened(change)] == [
        ("email", "was", "secretford@luton.example"), ("email", "now", "chief@luton.example"),
    ]  # fmt: skip


def test_whoever_is_shown_a_contact_is_in_the_audit(outreach: Browser) -> None:
    """The contacts of a body, the form of one: once a day each; the list of doubts names nobody."""
    contact = record()
    for path in ("/contacts/", LUTON, LUTON, f"{LUTON}{contact.pk}/change/"):
        assert outreach.get(path).status_code == 200
    seen = AuditEvent.objects.filter(action="view", subject=f"contact {contact.pk}").order_by("id")
    assert [event.detail["what"] for event in seen] == ["list", "page"]


def test_a_mail_that_came_back_is_a_doubt_until_the_address_changes(outreach: Browser) -> None:
    """Or until the body confirms it."""
    contact = record()
    outreach.post(f"{LUTON}{contact.pk}/returned/", {"version": contact.version})
    assert doubts() == [Doubt.RETURNED]
    said = FORD | {"name": "", "start": "", "email": "new@luton.example"}
    outreach.post(f"{LUTON}{contact.pk}/change/", said | {"version": contact.version + 1})
    assert doubts() == []


def test_a_note_of_today_is_taken_back(outreach: Browser) -> None:
    """A wrong click leaves what was known before; what is older stays."""
    contact = record(confirmed=date(2020, 1, 1))
    one = f"{LUTON}{contact.pk}/"
    assert "Take back" not in text(outreach.get(LUTON))
    for note in ("confirm", "returned"):
        contact.refresh_from_db()
        outreach.post(f"{one}{note}/", {"version": contact.version})
        contact.refresh_from_db()
        outreach.post(f"{one}take-back/", {"version": contact.version})
        contact.refresh_from_db()
        assert (contact.confirmed, contact.returned) == (date(2020, 1, 1), None)
    outreach.post(f"{one}take-back/", {"version": contact.version})
    assert "Nothing was noted about this contact today" in text(outreach.get(LUTON))


def doubts() -> list[Doubt]:
    """Those about Luton."""
    return [d.doubt for d in doubtful(day=clock.today()) if d.body == "luton"]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"confirmed": None}, [Doubt.NEVER]),
        ({"confirmed": clock.today() - timedelta(days=366)}, [Doubt.OLD]),
        ({"email": ""}, [Doubt.NO_ADDRESS]),
        ({"role": "leader"}, [Doubt.NOBODY]),
        ({"end": clock.today() - timedelta(days=1)}, [Doubt.NOBODY]),
    ],
)
def test_whom_to_ask_about(changes: dict[str, Any], found: list[Doubt]) -> None:
    """Each reason by itself."""
    record(**changes)
    assert doubts() == found


def test_two_at_a_time_are_a_doubt_about_the_later() -> None:
    """The earlier one was there before. Of several deputies the first sound one is reached."""
    record(name="A", start=date(2020, 1, 1))
    later = record(name="B", start=date(2024, 1, 1))
    for name, said in (("C", {"email": ""}), ("D", {"email": "d@luton.example"})):
        record(name=name, role=DEPUTY, confirmed=clock.today(), **said)
    found = [d for d in doubtful(day=clock.today()) if d.doubt == Doubt.TWO]
    assert [(d.contact, d.since) for d in found] == [(later.pk, date(2024, 1, 1))]
    (deputy,) = reached((DEPUTY,), day=clock.today(), bodies=["luton"])["luton"]
    assert (deputy.email, deputy.doubt) == ("d@luton.example", "")


def test_the_longest_in_doubt_comes_first(outreach: Browser) -> None:
    """And the list can be filtered and turned round."""
    record(confirmed=date(2021, 1, 1))
    record(authority="leeds", confirmed=date(2020, 1, 1))
    page = text(outreach.get("/contacts/?doubt=old"))
    assert page.index("Leeds City Council") < page.index("Luton Borough Council")
    page = text(outreach.get("/contacts/?doubt=old&sort=-since"))
    assert page.index("Luton Borough Council") < page.index("Leeds City Council")
    assert "Leeds" not in text(outreach.get("/contacts/?doubt=old&text=luton"))
    assert outreach.get("/contacts/?doubt=nonsense&sort=x&page=0").status_code == 200


def test_who_saves_second_keeps_what_they_wrote(outreach: Browser) -> None:
    """And learns who was first."""
    contact = record()
    one = f"{LUTON}{contact.pk}/"
    other = browser_of(join("other@example.org", Role.OUTREACH))
    other.post(f"{one}end/", {"end": "1 May 2027", "version": contact.version})
    said = FORD | {"version": str(contact.version)}
    page = text(outreach.post(f"{one}change/", said))
    assert "Other saved this first" in page
    assert "secretford@luton.example" in page
    assert outreach.post(f"{one}change/", said | {"version": contact.version + 1}).url == LUTON


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"role": ""}, "Choose a role"),
        ({"email": "nobody"}, "This is not an email address"),
        ({"name": "", "title": ""}, "Give a name"),
        ({"start": "soon"}, "Write a day such as"),
        ({"end": "1 May 2020"}, "is before the first"),
        ({"name": "A\u2028B"}, "line break"),
    ],
)
def test_what_cannot_be_is_refused(outreach: Browser, change: dict[str, str], says: str) -> None:
    """In words, what was written stays, nothing is kept."""
    page = text(outreach.post(f"{LUTON}add/", FORD | change))
    assert says in page
    assert "Mr Secretford" in page
    assert not Contact.objects.exists()


def test_a_list_goes_out_and_comes_in_again(outreach: Browser) -> None:
    """Safe in a spreadsheet on the way, the same afterwards, and noted."""
    record(name="=HYPERLINK(1)", salutation="+1", start=date(2020, 1, 1))
    response = outreach.post("/contacts/export/")
    assert b"'=HYPERLINK(1)" in response.content
    assert b"'+1" in response.content
    assert response.headers["Content-Disposition"] == 'attachment; filename="contacts.csv"'
    Contact.objects.all().delete()
    assert send(outreach, response.content).url == "/contacts/"
    assert Contact.objects.get().name == "=HYPERLINK(1)"
    assert "Nothing new" in text(outreach.get(send(outreach, response.content).url))
    actions = AuditEvent.objects.filter(subject="contacts").order_by("id")
    assert list(actions.values_list("action", flat=True)) == ["export_contacts", "import_contacts"]


def test_a_list_with_a_fault_is_refused_whole(outreach: Browser) -> None:
    """Every fault with line and column; what is personal is not repeated."""
    good = b"luton,leader,,Leader,,leader@luton.example,,,\n"
    bad = b"atlantis,leader,,,,,,,\nluton,king,,,Dear Hidden,not secret,soon,,\n"
    page = text(send(outreach, HEADER + good + bad))
    for says in ("3: body:", "4: role:", "4: salutation:", "4: email:"):
        assert f"contacts.csv:{says}" in page
    assert "not secret" not in page
    assert "Hidden" not in page
    assert not Contact.objects.exists()
    assert "Choose a file" in text(outreach.post("/contacts/import/"))
    assert "demonstration" in text(send(outreach, HEADER, "DEMONSTRATION-contacts.csv"))


def test_a_body_in_conflict_has_no_contacts_for_its_person() -> None:
    """Not on a page, not in the list, not in the file, and none can be brought in."""
    person = person_in(Role.OUTREACH)
    record(confirmed=None)
    block(person=person, body="luton", why="lives there", by="somebody")
    browser = browser_of(person)
    assert browser.get(LUTON).status_code == 404
    assert "Luton" not in text(browser.get("/contacts/?doubt=never"))
    assert b"luton" not in browser.post("/contacts/export/").content
    line = b"luton,leader,,Leader,,leader@luton.example,,,\n"
    assert "is not a body whose contacts you can change" in text(send(browser, HEADER + line))


def test_whether_the_deputy_gets_copies_is_recorded_from_a_day_on(outreach: Browser) -> None:
    """Seen at the body's contacts; the second to save is told; the same again changes nothing.

    Nobody is told of copies that do not go, because the deputy is in doubt.
    """
    where, said = f"{LUTON}copies/", {"copied": "yes", "counts_from": "1 May 2026"}
    assert "Choose yes or no" in text(outreach.post(where, said | {"copied": "x"}))
    assert outreach.post(where, said | {"version": "0"}).url == LUTON
    again = {"version": str(DeputyCopy.objects.get().pk)}
    assert outreach.post(where, said | again).url == LUTON
    assert "none goes</strong>" in text(outreach.get(LUTON))
    assert "with a copy to the deputy" not in text(outreach.get(LUTON))
    record("deputy_link_officer")
    assert "with a copy to the deputy" in text(outreach.get(LUTON))
    assert "From 1 May 2026: Yes" in text(outreach.get(where))
    assert "saved this first" in text(outreach.post(where, said | {"copied": "no", "version": "0"}))
    assert DeputyCopy.objects.get().copied


def test_a_contact_belongs_to_its_body(outreach: Browser) -> None:
    """Under another body's address it does not exist."""
    contact = record()
    assert outreach.get(f"/contacts/bodies/leeds/{contact.pk}/change/").status_code == 404
    assert outreach.post(f"/contacts/bodies/leeds/{contact.pk}/confirm/").status_code == 404


def test_who_may_only_look_changes_nothing() -> None:
    """The page offers no way to."""
    record()
    browser = browser_of(person_in(Role.PUBLISHER))
    assert "Confirmed today" not in text(browser.get(LUTON))
    assert "Import contacts" not in text(browser.get("/contacts/"))
