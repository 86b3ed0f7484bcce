"""People and consent of a case on the staff site."""

import re
from typing import Any

import pytest

from support import working
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework.models import AuditEvent, CaseWork, Complainant, Complaint
from upheld.casework.personal import opened
from upheld.domain.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]

SCRIPT = "<script>alert(1)</script>"
PAT = {
    "role": "complainant", "name": "Pat Example", "contact": "1 Nowhere Street",
    "postcode": "ZZ1 1ZZ", "email": "pat@example.invalid", "formats": "braille",
}  # fmt: skip


@pytest.fixture
def investigator() -> Browser:
    """The browser of an investigator."""
    return browser_of(person_in(Role.INVESTIGATOR))


@pytest.fixture
def place() -> str:
    """Where the people of a case stand."""
    key = working.ready_at_intake()
    return f"/cases/{key[:10].replace(' ', '-')}/luton/people/"


def text(response: Any) -> str:
    """The page."""
    return str(response.content.decode())


def send(browser: Browser, path: str, said: dict[str, str]) -> Any:
    """A form as it is now, filled in."""
    found = re.search(r'name="version" value="([^"]*)"', text(browser.get(path)))
    assert found
    return browser.post(path, said | {"version": found[1]})


def test_people_are_added_and_changed(investigator: Browser, place: str) -> None:
    """What it was and is lies beside the audit, under the case's key; events name fields alone."""
    send(
        investigator, f"{place}add/", {"role": "representative", "name": "Ada", "relation": "Aunt"}
    )
    shown = text(investigator.get(place))
    assert "Ada" in shown
    assert "Aunt" in shown
    pat = Complainant.objects.get(role="complainant")
    assert send(investigator, f"{place}{pat.pk}/change/", PAT).url == place
    pat.refresh_from_db()
    assert pat.formats == "braille"
    event = AuditEvent.objects.get(action="change_person")
    assert event.detail["fields"] == ["formats"]
    assert [(each.side, each.value) for each in opened(event)] == [
        ("was", "plain"), ("now", "braille")
    ]  # fmt: skip
    again = text(send(investigator, f"{place}add/", PAT))
    assert "in the case in this role already" in again
    assert (
        "write the name"
        in text(send(investigator, f"{place}add/", {"role": "complainant"})).lower()
    )


def test_who_was_entered_wrongly_is_taken_out(investigator: Browser, place: str) -> None:
    """With the reason; what was known lies under the key; they can be added again."""
    ada = {"role": "representative", "name": "Ada Lark", "relation": "Aunt"}
    send(investigator, f"{place}add/", ada)
    gone = Complainant.objects.get(role="representative").pk
    refused = text(send(investigator, f"{place}{gone}/remove/", {"why": ""}))
    assert "Say what was entered" in refused
    assert send(investigator, f"{place}{gone}/remove/", {"why": "Another case."}).url == place
    assert "Ada Lark" not in text(investigator.get(place))
    event = AuditEvent.objects.get(action="remove_person")
    assert "Ada" not in str(event.detail)
    assert {"Ada Lark", "Another case."} <= {each.value for each in opened(event)}
    assert investigator.get(f"{place}{gone}/remove/").status_code == 404
    assert send(investigator, f"{place}add/", ada).url == place


def test_a_case_keeps_somebody_who_complains(investigator: Browser, place: str) -> None:
    """The last one is changed instead."""
    pat = Complainant.objects.get(role="complainant")
    refused = text(send(investigator, f"{place}{pat.pk}/remove/", {"why": "x"}))
    assert "a case has somebody who complains" in refused.lower()
    assert Complainant.objects.filter(pk=pat.pk).exists()


def test_consent_is_set_for_every_body(investigator: Browser, place: str) -> None:
    """And with a new version, so that whoever works on the case is told."""
    said = {"consent": "given", "note": "Form of 3 May"}
    assert investigator.post(f"{place}consent/", said).url == place
    work = CaseWork.objects.get()
    assert (work.consent, work.version) == ("given", 2)
    assert Complaint.objects.get().consent_note == "Form of 3 May"
    assert "Form of 3 May" in text(investigator.get(place))


def test_who_comes_second_keeps_what_was_written(investigator: Browser, place: str) -> None:
    """Somebody changed the people since the form was made."""
    page = text(investigator.get(f"{place}add/"))
    version = page.split('name="version" value="')[1].split('"')[0]
    investigator.post(f"{place}consent/", {"consent": "given"})
    said = {"role": "representative", "name": "Ada", "version": version}
    shown = text(investigator.post(f"{place}add/", said))
    assert "saved this first" in shown
    assert 'value="Ada"' in shown
    assert Complainant.objects.filter(name="Ada").count() == 0


@pytest.mark.parametrize("name", ["name", "contact", "telephone", "adjustments", "relation"])
def test_what_is_written_is_shown_literally(investigator: Browser, place: str, name: str) -> None:
    """A script in any field is text."""
    said = {"role": "representative", "name": "Ada", "relation": "x", name: SCRIPT}
    investigator.post(f"{place}add/", said)
    shown = text(investigator.get(place))
    assert SCRIPT not in shown
    assert "&lt;script&gt;" in shown


def test_a_note_on_consent_is_shown_literally(investigator: Browser, place: str) -> None:
    """On the tab and in its form."""
    investigator.post(f"{place}consent/", {"consent": "given", "note": SCRIPT})
    for below in ("", "consent/"):
        shown = text(investigator.get(f"{place}{below}"))
        assert SCRIPT not in shown
        assert "&lt;script&gt;" in shown


def test_an_auditor_sees_nothing(place: str) -> None:
    """Casework is not the auditor's."""
    assert browser_of(person_in(Role.AUDITOR)).get(place).status_code == 403
