"""All that is held on one person has what we know of them as a contact of a body."""

import io
import zipfile
from dataclasses import fields
from typing import Any

import pytest

from support import remedies, surveys, training
from support.people import person_in
from support.posted import signed
from support.staff import browser_of
from upheld.casework.models import AuditEvent
from upheld.casework.queries.one_person import earlier_addresses
from upheld.domain.enquiries import ContactSaid
from upheld.domain.post import Way
from upheld.domain.reminders import Moment
from upheld.domain.roles import Role
from upheld.outreach.actions.answering import RoleSaid, answer_contacts, answer_survey
from upheld.outreach.actions.rounds import start_round
from upheld.outreach.models import ContactAnswer, EnquiryMail
from upheld.outreach.queries.enquiries import would_ask
from upheld.outreach.queries.one_officer import officers_found
from upheld.people.actions.conflicts import block
from upheld.register.actions.contacts import ContactFacts, change_contact
from upheld.register.models import Contact
from upheld.runs.annual.queries.sent_to import things_sent_to
from upheld.runs.outbox.actions.messages import Post, Recipient, queue
from upheld.runs.outbox.actions.reminders import Wanted, queue_reminders
from upheld.toolbox import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
PERSON, CHECK, FILE = "/retention/person/", "/retention/person/check/", "/retention/person/file/"


def text(response: Any) -> str:
    """What a page says."""
    return str(response.content.decode())


def test_a_link_officer_and_who_was_named_instead_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each with their own: the contact, what its office answered, the answer nobody settled."""
    training.go_to(monkeypatch, training.NOW)
    surveys.opened("luton", by_body=True)
    answer_survey(token=surveys.token_of("luton"), answers={1: 1, 4: "More tables."}, by="tests")
    start_round(expected=len(would_ask(clock.today())), by="tests")
    held = Contact.objects.get()
    said = RoleSaid(
        role=held.role, said=ContactSaid.CHANGED, contact=held.pk, version=held.version,
        name="Bö New", title="Lead", email="bo@luton.example",
    )  # fmt: skip
    token = EnquiryMail.objects.get(enquiry__round__isnull=False).token
    answer_contacts(token=token, said={held.role: said}, by="tests")
    who = person_in(Role.DATA_OFFICER)
    browser = browser_of(who)
    assert "Bö New" not in text(browser.get(PERSON, {"text": "lo@luton.example"}))
    ann = {"contact": str(held.pk), "why": "Request of 3 May"}
    page = text(browser.post(CHECK, ann))
    for part in ("link officer of Luton", "Email address: lo@luton.example", "More tables.",
                 "Answer: Short", "another name was given"):  # fmt: skip
        assert part in page
    assert "Bö New" not in page
    found = text(browser.get(PERSON, {"text": "dr bo new"}))
    assert "told to us as link officer of Luton" in found
    bo = {"answer": str(ContactAnswer.objects.get().pk), "why": "Request of 3 May"}
    names = [part.split('"')[0] for part in text(browser.post(CHECK, bo)).split(' name="')[1:]]
    ticked = {name: "release" for name in names if name.startswith("do-")}
    response: Any = browser.post(FILE, bo | ticked)
    file = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    assert "Email address: bo@luton.example" in file.read("index.html").decode()
    event = AuditEvent.objects.get(action="export_person")
    assert event.subject == f"answer {bo['answer']}"
    assert "Bö" not in str(event.detail)
    block(person=who, body="luton", why="lives there", by="somebody")
    assert (
        "Bö New" not in text(browser_of(who).get(PERSON, {"text": "dr bo new"})).split("<h2", 1)[1]
    )
    assert browser_of(who).post(FILE, bo | ticked).url == PERSON


@pytest.mark.parametrize("asked", ["zoe oneill", "ZOË O'NEILL", "Dr O’Neill"])
def test_a_contact_is_found_whatever_accents_signs_and_titles(asked: str) -> None:
    """As people of cases and bookings are: the file of a person is whole."""
    held = surveys.officer("luton", name="Zoë O’Neill")
    assert [each.pk for each in officers_found(asked).contacts] == [held.pk]
    assert not officers_found(asked, without=["luton"])


def mended(held: Contact, **changes: str) -> ContactFacts:
    """The contact with something mended."""
    said = {each.name: getattr(held, each.name) for each in fields(ContactFacts)}
    return ContactFacts(**(said | changes))


def test_letters_and_reminders_to_the_address_are_held_too() -> None:
    """With the office and how each left; nothing sent to others, nor of a body not to be seen.

    An address that the person had before counts, not that of whoever the contact was before.
    """
    held = surveys.officer("luton", email="Lo@luton.example")
    pair = remedies.decided()
    for body, address in (("luton", "lo@luton.example"), ("leeds", "else@leeds.example")):
        letter = signed(body)
        to = [Recipient("chief_executive", address)]
        queue(posts=[Post(letter.pk, letter.sha256, body, to)], mark="", way=Way.FOLDER, by="t")
    due, told = clock.today(), ("link_officer", "lo@luton.example", "")
    wanted = [Wanted(pair, due, Moment.ON_THE_DAY, due, *told, copy=copy) for copy in (False, True)]
    queue_reminders(wanted=wanted, mark="", by="tests")
    who = person_in(Role.DATA_OFFICER)
    page = text(browser_of(who).post(CHECK, {"contact": str(held.pk), "why": "Request"}))
    assert "Letter of 2020 to Luton, chief executive, lo@luton.example: being written" in page
    assert f"Case {pair.split('/')[0]}, Luton, due" in page
    assert "link officer, a copy, lo@luton.example" in page
    change_contact(contact=held.pk, facts=mended(held, email="new@x.example"), version=1, by="t")
    later = text(browser_of(who).post(CHECK, {"contact": str(held.pk), "why": "Request"}))
    assert later.count("lo@luton.example") == page.count("lo@luton.example") > 0
    held.refresh_from_db()
    change_contact(contact=held.pk, facts=mended(held, name="Bo Other"), version=2, by="t")
    assert earlier_addresses([f"contact {held.pk}"]) == set()
    office = surveys.officer("derby", name="")
    named = mended(office, name="Cy Named", email="cy@derby.example")
    change_contact(contact=office.pk, facts=named, version=1, by="t")
    assert earlier_addresses([f"contact {office.pk}"]) == set()
    assert "leeds.example" not in page
    assert not things_sent_to([held.email], without=["luton"])
    assert not things_sent_to([""])
