"""The publication gate on the staff site: what waits, the check, and every act by its deed."""

from datetime import date
from typing import Any

import pytest

from support import gate, working
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework.actions.deletions import delete
from upheld.casework.actions.publishing.bringing import bring_in
from upheld.casework.models import PublicationObjection, PublicationWork, PublishedDecision
from upheld.casework.publishing_facts import Brought
from upheld.casework.queries.retention import PEOPLE_OF_CASE
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.roles import Role
from upheld.domain.statements import Section
from upheld.people.actions.conflicts import block
from upheld.register.actions.installation import settle_kind
from upheld.toolbox import clock
from upheld.web.staff.dated import spoken_day

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
NAMED = "Pat Example went to Oakfield Primary School."


def room_of(key: str) -> str:
    """The page of a decision."""
    reference, body = key.split("/")
    return f"/publication/{reference.replace(' ', '-')}/{body}/"


def send(browser: Browser, path: str, **fields: Any) -> Any:
    """Send the form of a page, tokens and version included."""
    text = browser.get(path).content.decode()
    form = text[text.index('class="up-staff-form"') :] if path.count("/") > 4 else text
    hidden = {
        name: form.split(f'name="{name}" value="')[1].split('"')[0]
        for name in ("version", "form_token")
    }
    return browser.post(path, hidden | fields)


def settle(browser: Browser, room: str, **fields: str) -> Any:
    """Send the form of the clues, which stands on the decision's own page."""
    page = browser.get(room).content.decode()
    form = page[page.index('class="up-staff-marks"') :]
    names = ["version", "form_token"]
    names += [f"{kind}-{n}" for n in range(1, 20) for kind in ("kind", "words")]
    hidden = {
        name: form.split(f'name="{name}" value="')[1].split('"')[0]
        for name in names
        if f'name="{name}"' in form
    }
    return browser.post(f"{room}settle/", hidden | fields)


def test_from_the_queue_to_the_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day comes, clues are settled, the text passes, is changed, and is taken down."""
    key = gate.decided(found=NAMED)
    room, who = room_of(key), person_in(Role.TEAM_COORDINATOR)
    reader = browser_of(who)
    assert "Nothing stands here" in reader.get("/publication/").text
    gate.due(monkeypatch)
    reader = browser_of(who)
    assert "1 decision waits to be checked and published" in reader.get("/").text
    assert room in reader.get(room.replace("publication", "cases") + "statements/").text
    assert room in reader.get("/publication/").text
    page = reader.get(room).text
    assert "2 are to be settled" in page
    assert "Pat Example</mark>" in page
    assert settle(reader, room, **{"instead-1": "Mr X", "harmless-2": "on"}).status_code == 302
    assert "differs from what was sent" in reader.get(room).text
    assert send(reader, f"{room}pass/", read="yes").status_code == 302
    assert PublishedDecision.objects.get().sections["found"].startswith("Mr X went")
    assert "Published" in reader.get("/publication/?state=published").text
    assert send(reader, f"{room}text/", **gate.TEXT).status_code == 302
    assert "was changed after it passed" in reader.get(room).text
    assert send(reader, f"{room}pass/", read="yes").status_code == 302
    done = send(reader, f"{room}take-down/", reason="legal", why="A letter.", current="2")
    assert done.status_code == 302
    assert not PublishedDecision.objects.filter(taken_down_at__isnull=True).exists()
    history = reader.get(room).text
    assert "Version 2" in history
    assert "legal proceedings" in history


def test_a_refused_form_keeps_what_was_written() -> None:
    """A party's detail cannot be ticked; both a tick and other words are refused in words."""
    room = room_of(gate.decided(found=NAMED))
    reader = browser_of(person_in(Role.TEAM_COORDINATOR))
    again = settle(reader, room, **{"harmless-2": "on", "instead-2": "a school"})
    assert again.status_code == 200
    assert "either harmless or replaced" in again.text
    assert 'value="a school"' in again.text
    assert "own detail" in settle(reader, room, **{"harmless-1": "on"}).text
    assert not PublicationWork.objects.exists()


def test_exceptions_are_for_managers() -> None:
    """Sooner than the rule, a withheld decision and an objection need who may allow exceptions."""
    room = room_of(gate.decided())
    reader = browser_of(person_in(Role.TEAM_COORDINATOR))
    chief = browser_of(person_in(Role.CASEWORK_MANAGER))
    early: dict[str, Any] = {"when": "now", "exception_why": "It is urgent.", "read": "yes"}
    assert "who may allow exceptions" in send(reader, f"{room}pass/", **early).text
    held: dict[str, Any] = {"reason": "interests", "why": "A child."}
    assert "who may allow exceptions" in send(reader, f"{room}withhold/", **held).text
    assert send(chief, f"{room}withhold/", **held).status_code == 302
    assert send(chief, f"{room}let-go/", why="It was another child.").status_code == 302
    said = {"side": "body", "on": spoken_day(clock.today()), "reasons": "Staff are named."}
    assert send(reader, f"{room}object/", **said).status_code == 302
    assert "An objection waits" in reader.get("/publication/").text
    assert reader.get(f"{room}answer/").status_code == 403
    answer = {"side": "body", "agreed": "published", "answer": "Nobody is."}
    assert send(chief, f"{room}answer/", **answer).status_code == 302
    assert PublicationObjection.objects.get().agreed is False
    assert send(chief, f"{room}pass/", **early).status_code == 302


def test_texts_are_escaped_and_closed_to_conflicts() -> None:
    """What somebody wrote is never markup; whoever has a conflict finds nothing."""
    key = gate.decided(found="<b>Priya Anand</b> & co")
    person = person_in(Role.CASEWORK_MANAGER)
    page = browser_of(person).get(room_of(key)).text
    assert "&lt;b&gt;" in page
    assert "Anand</mark>" in page
    block(person=person, body="luton", why="They are kin.", by="person 1")
    assert browser_of(person).get(room_of(key)).status_code == 404
    assert room_of(key) not in browser_of(person).get("/publication/?state=all").text


def test_nothing_decided_has_no_page() -> None:
    """A case without a decision does not stand at the gate."""
    room = room_of(working.at_investigation())
    assert browser_of(person_in(Role.INVESTIGATOR)).get(room).status_code == 404


def test_a_decision_without_a_case_can_be_taken_down() -> None:
    """What was brought in, or outlives its case, is found by its reference and read here."""
    settle_kind(demonstration=True, by="tests")
    bring_in(
        decisions=[
            Brought(
                reference="24 012 345", body="exampleton", subject="noise",
                heading=Heading.ENVIRONMENT, outcome=Outcome.UPHELD, decided=date(2025, 1, 20),
                sections={Section.SUMMARY: "Mr X complained about noise."},
            )
        ],
        by="tests",
    )  # fmt: skip
    chief, room = browser_of(person_in(Role.CASEWORK_MANAGER)), room_of("24 012 345/exampleton")
    assert room in chief.get("/publication/?state=all&text=24+012+345").text
    assert "Mr X complained about noise." in chief.get(room).text
    send(chief, f"{room}take-down/", reason="interests", why="A small place.", current="1")
    assert "No text of it is left." in chief.get(room).text
    assert chief.get(room.replace("24-", "23-")).status_code == 404
    answered = send(chief, f"{room}pass/", read="yes", exception_why="x").text
    assert "is not worked on here" in answered


def test_without_its_people_the_text_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five years on nobody can publish the text as it was sent; that is refused as well."""
    key = gate.decided(found=NAMED)
    gate.due(monkeypatch)
    reader, room = browser_of(person_in(Role.TEAM_COORDINATOR)), room_of(key)
    assert "are to be settled" in reader.get(room).text
    delete(kind=PEOPLE_OF_CASE, subject=key.split("/")[0], by="tests")
    page = reader.get(room).text
    assert "Cannot be checked any more</strong>: The people of the case were removed" in page
    assert f"{room}pass/" not in page
    assert f"{room}text/" not in page
    assert "have been removed" in send(reader, f"{room}pass/", read="yes").text
    assert not PublishedDecision.objects.exists()
