"""All that is held on one person has what we know of them as a contact of a body."""

import io
import zipfile
from typing import Any

import pytest

from support import surveys, training
from support.people import person_in
from support.staff import browser_of
from upheld.casework.models import AuditEvent
from upheld.domain.enquiries import ContactSaid
from upheld.domain.roles import Role
from upheld.outreach.actions.answering import RoleSaid, answer_contacts, answer_survey
from upheld.outreach.actions.rounds import start_round
from upheld.outreach.models import ContactAnswer, EnquiryMail
from upheld.outreach.queries.enquiries import would_ask
from upheld.people.actions.conflicts import block
from upheld.register.models import Contact
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
        name="Bo New", title="Lead", email="bo@luton.example",
    )  # fmt: skip
    token = EnquiryMail.objects.get(enquiry__round__isnull=False).token
    answer_contacts(token=token, said={held.role: said}, by="tests")
    who = person_in(Role.DATA_OFFICER)
    browser = browser_of(who)
    assert "Bo New" not in text(browser.get(PERSON, {"text": "lo@luton.example"}))
    ann = {"contact": str(held.pk), "why": "Request of 3 May"}
    page = text(browser.post(CHECK, ann))
    for part in ("link officer of Luton", "Email address: lo@luton.example", "More tables.",
                 "Answer: Short", "another name was given"):  # fmt: skip
        assert part in page
    assert "Bo New" not in page
    found = text(browser.get(PERSON, {"text": "bo new"}))
    assert "told to us as link officer of Luton" in found
    bo = {"answer": str(ContactAnswer.objects.get().pk), "why": "Request of 3 May"}
    names = [part.split('"')[0] for part in text(browser.post(CHECK, bo)).split(' name="')[1:]]
    ticked = {name: "release" for name in names if name.startswith("do-")}
    response: Any = browser.post(FILE, bo | ticked)
    file = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    assert "Email address: bo@luton.example" in file.read("index.html").decode()
    event = AuditEvent.objects.get(action="export_person")
    assert event.subject == f"answer {bo['answer']}"
    assert "Bo" not in str(event.detail)
    block(person=who, body="luton", why="lives there", by="somebody")
    assert "Bo New" not in text(browser_of(who).get(PERSON, {"text": "bo new"})).split("<h2", 1)[1]
    assert browser_of(who).post(FILE, bo | ticked).url == PERSON
