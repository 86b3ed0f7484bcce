"""Public reports in the publication room: which are read, and taking one down by its deed."""

from typing import Any

import pytest

from support.people import person_in
from support.remedies import decided
from support.reporting import issued_report
from support.staff import Browser, browser_of
from upheld.casework.models import TakenDownReport
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block

pytestmark = pytest.mark.usefixtures("loaded_register")
LIST = "/publication/reports/"


def send(browser: Browser, path: str, **fields: str) -> Any:
    """Send the form of a page, with its token."""
    page = browser.get(path).content.decode()
    token = page.split('name="form_token" value="')[1].split('"')[0]
    return browser.post(path, {"version": "0", "form_token": token, **fields})


@pytest.fixture
def room() -> str:
    """The page of a report that was issued."""
    reference = issued_report(decided("luton")).case_body.case_id.replace(" ", "-")
    return f"{LIST}{reference}/luton/public-interest/"


def test_a_manager_takes_it_down_and_puts_it_back(room: str) -> None:
    """The list, the page and the history say each; a reason is asked for both times."""
    chief = browser_of(person_in(Role.CASEWORK_MANAGER))
    assert room in chief.get(LIST).text
    assert "took nine months to answer" in chief.get(room).text
    assert "Choose a reason" in send(chief, f"{room}take-down/", why="A letter.").text
    down = send(chief, f"{room}take-down/", reason="changed", why="A letter.")
    assert down.status_code == 302
    page = chief.get(room).text
    assert "The report was changed after it was published" in page
    assert "A letter." in page
    assert room in chief.get(f"{LIST}?state=down").text
    assert room not in chief.get(f"{LIST}?state=read").text
    twice = send(chief, f"{room}take-down/", reason="legal", why="Again.")
    assert "somebody took it down already" in twice.text.lower()
    assert "rite why it is put back" in send(chief, f"{room}put-back/", why="").text
    assert send(chief, f"{room}put-back/", why="It is over.").status_code == 302
    assert TakenDownReport.objects.get().put_back_why == "It is over."
    assert "Put report back" in chief.get(room).text


def test_only_who_may_allow_exceptions_does_it(room: str) -> None:
    """A coordinator sees how it stands; whoever has a conflict, and who sees no cases, nothing."""
    who = person_in(Role.TEAM_COORDINATOR)
    reader = browser_of(who)
    assert "Only somebody who may allow exceptions" in reader.get(room).text
    for act in ("take-down/", "put-back/"):
        assert reader.get(f"{room}{act}").status_code == 403
    block(person=who, body="luton", why="A relative works there.", by="tests")
    assert room not in reader.get(LIST).text
    assert reader.get(room).status_code in {403, 404}
    assert not TakenDownReport.objects.exists()


def test_an_address_that_names_no_report_is_not_found(room: str) -> None:
    """Neither another kind nor another body."""
    chief = browser_of(person_in(Role.CASEWORK_MANAGER))
    for other in (room.replace("public-interest", "further"), room.replace("luton", "croydon")):
        assert chief.get(other).status_code == 404
