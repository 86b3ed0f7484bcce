"""The room of retention: holds are placed, shown and lifted; conflicts keep people out."""

from datetime import date, timedelta
from typing import Any

import pytest

from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework.actions.complainants import record_complainant
from upheld.casework.actions.intake import record_lists
from upheld.casework.models import AuditEvent, Complainant, RetentionHold
from upheld.casework.records import CaseLists, Compliance, Decision
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.people.models import Person
from upheld.runs.rolling.forgetting import forget
from upheld.toolbox import clock
from upheld.web.staff.dated import spoken_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
CASE, PLACE = "15 000 001", "/retention/hold/"
LONG_AGO = date(2016, 3, 1)


@pytest.fixture
def manager() -> Person:
    """A casework manager, and an old case with a person."""
    decided = Decision(CASE, "luton", LONG_AGO, "housing", LONG_AGO, "upheld", "by_us")
    lists = CaseLists([], [decided], [], [], [])
    record_lists(lists=lists, files={}, other={}, by="officer")
    record_complainant(reference=CASE, role="complainant", name="Jane Doe", contact="", by="x")
    return person_in(Role.CASEWORK_MANAGER)


def form(**other: str) -> dict[str, str]:
    """What is sent."""
    until = spoken_day(clock.today() + timedelta(days=40))
    said = {"reference": CASE, "reason": "legal_action", "why": "Doe v ombudsman", "until": until}
    return said | other


def text(response: Any) -> str:
    """What a page says."""
    return str(response.content.decode())


def test_a_hold_is_placed_shown_and_lifted(manager: Person) -> None:
    """Each by somebody, and the case ends after the midnight that follows."""
    browser = browser_of(manager)
    for _ in range(2):
        assert browser.post(PLACE, form()).url == "/retention/"
    held = RetentionHold.objects.get()
    shown = text(browser.get("/retention/"))
    assert "Doe v ombudsman" in shown
    assert f"by {manager.name}" in shown
    assert AuditEvent.objects.filter(action="view", subject=CASE).count() == 1
    forget(tell=lambda _: None)
    assert Complainant.objects.count() == 1
    assert "held until" in text(browser.get("/retention/due/"))
    assert "cannot be undone" in text(browser.get(f"/retention/{held.pk}/lift/"))
    assert browser.post(f"/retention/{held.pk}/lift/", {"why": "settled"}).url == "/retention/"
    assert "No case is held" in text(browser.get("/retention/"))
    assert browser.get(f"/retention/{held.pk}/lift/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reference": "15 999 999"}, "There is no such case"),
        ({"until": "1 April 2999"}, "a year at most"),
        ({"until": "soon"}, "Write a day"),
        ({"why": " "}, "Say what the case is kept for"),
        ({"reason": "whim"}, "Choose a reason"),
    ],
)
def test_a_refused_hold_keeps_what_was_written(
    manager: Person, wrong: dict[str, str], said: str
) -> None:
    """With its fault at the top, and nothing placed."""
    shown = text(browser_of(manager).post(PLACE, form(**wrong)))
    assert said in shown
    assert "Error: " in shown
    assert RetentionHold.objects.count() == 0


def test_who_has_a_conflict_learns_nothing(manager: Person) -> None:
    """The case of such a body is none, for whoever lists, holds or lifts."""
    browser_of(manager).post(PLACE, form())
    held = RetentionHold.objects.get()
    block(person=manager, body="luton", why="lives there", by="somebody")
    browser: Browser = browser_of(manager)
    assert CASE not in text(browser.get("/retention/"))
    assert CASE not in text(browser.get("/retention/due/"))
    assert browser.get(f"/retention/{held.pk}/lift/").status_code == 404
    assert "There is no such case" in text(browser.post(PLACE, form(reason="risk_alert")))


def test_what_is_open_in_an_old_case_is_shown(manager: Person) -> None:
    """A remedy that nobody settled keeps its people, and a manager can see so."""
    open_ = Compliance(CASE, "luton", LONG_AGO, None, None, None)
    lists = CaseLists([], [], [open_], [], [])
    record_lists(lists=lists, files={}, other={}, by="officer")
    shown = text(browser_of(manager).get("/retention/due/?sort=-reference"))
    assert "A remedy is not settled." in shown
    assert "1 March 2016" in shown


def test_lists_are_filtered_and_sorted(manager: Person) -> None:
    """By case, by reason, by day."""
    browser = browser_of(manager)
    browser.post(PLACE, form())
    browser.post(PLACE, form(reason="risk_alert", why="was rude"))
    assert "2 holds" in text(browser.get("/retention/?sort=-until"))
    assert "was rude" not in text(browser.get("/retention/?reason=legal_action"))
    assert "0 holds" in text(browser.get("/retention/?text=99"))


def test_a_director_reads_and_places_none() -> None:
    """Who may read is not who may hold."""
    browser = browser_of(person_in(Role.DIRECTOR))
    assert browser.get("/retention/").status_code == 200
    assert browser.get(PLACE).status_code == 403
