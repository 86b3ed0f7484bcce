"""All that is held on one person has their bookings of training in it, from needs to notices."""

import io
import zipfile
from typing import Any

import pytest

from support import training
from support.people import person_in
from support.staff import Browser, browser_of
from support.training import booked, course, session
from upheld.casework.models import AuditEvent
from upheld.domain.roles import Role
from upheld.outreach.models import Booking, Evaluation
from upheld.outreach.models.evaluation import BEFORE
from upheld.people.actions.conflicts import block
from upheld.people.models import Person
from upheld.toolbox import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
PERSON, CHECK, FILE = "/retention/person/", "/retention/person/check/", "/retention/person/file/"


@pytest.fixture
def officer(monkeypatch: pytest.MonkeyPatch) -> Person:
    """A data officer, after Ann and Ben of Luton booked and Ann said how sure she was."""
    training.go_to(monkeypatch, training.NOW)
    course()
    booked(session(), "Ann", "Ben")
    ann = Booking.objects.get(name="Ann Booker")
    Evaluation.objects.create(
        booking=ann, when=BEFORE, ratings=[2, 3], words="I am new to this.", at=clock.now()
    )
    return person_in(Role.DATA_OFFICER)


def text(response: Any) -> str:
    """What a page says."""
    return str(response.content.decode())


def chosen(browser: Browser) -> dict[str, str]:
    """What is sent to gather Ann's booking and to release all of it."""
    ann = Booking.objects.get(name="Ann Booker")
    said = {"booking": str(ann.pk), "why": "Request of 3 May"}
    shown = text(browser.post(CHECK, said))
    names = [part.split('"')[0] for part in shown.split(' name="')[1:]]
    return said | {name: "release" for name in names if name.startswith("do-")}


@pytest.mark.parametrize("known", ["ann book", "ANN@luton.example"])
def test_a_booking_is_found_by_name_and_address(officer: Person, known: str) -> None:
    """Of whoever is asked for, and of nobody else; that it was seen is noted."""
    shown = text(browser_of(officer).get(PERSON, {"text": known}))
    assert "Ann Booker" in shown
    assert "Ben Booker" not in shown
    assert "0 lines" not in shown
    receipt = Booking.objects.get(name="Ann Booker").receipt
    assert AuditEvent.objects.filter(action="view", subject=receipt).exists()


def test_the_file_has_needs_evaluations_and_notices(officer: Person) -> None:
    """One event with the digest; what somebody wrote as the reason stays out of the chain."""
    browser = browser_of(officer)
    response: Any = browser.post(FILE, chosen(browser))
    file = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    page = file.read("index.html").decode()
    assert "All we hold on Ann Booker" in page
    for held in ("Needs: Needs of Ann", "ann@luton.example", "I am new to this.", "1 to 5: 2, 3",
                 "The place is booked: noted 19 March 2020"):  # fmt: skip
        assert held in page
    assert "Ben" not in page
    event = AuditEvent.objects.get(action="export_person")
    assert event.subject == Booking.objects.get(name="Ann Booker").receipt
    assert (event.detail["released"], event.detail["withheld"]) == (3, 0)
    assert "3 May" not in str(event.detail)


def test_who_has_a_conflict_finds_no_booking_of_that_body(officer: Person) -> None:
    """Nor by its number."""
    said = chosen(browser_of(officer))
    block(person=officer, body="luton", why="lives there", by="somebody")
    browser = browser_of(officer)
    assert "Ann Booker" not in text(browser.get(PERSON, {"text": "ann book"}))
    assert browser.post(FILE, said).url == PERSON
