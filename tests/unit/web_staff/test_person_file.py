"""All that is held on one person: found, checked by a person, sent once, kept nowhere."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from support import working
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework import audit, kept_files, personal
from upheld.casework.actions.complainants import record_complainant
from upheld.casework.models import AuditEvent, CaseWork, Complainant, Document
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.people.models import Person
from upheld.toolbox import clock
from upheld.toolbox.digest import sha256

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
PERSON, CHECK, FILE = "/retention/person/", "/retention/person/check/", "/retention/person/file/"
PHOTOGRAPH = b"a photograph"


@pytest.fixture
def officer() -> Person:
    """A data officer."""
    return person_in(Role.DATA_OFFICER)


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case of Pat Example and a neighbour, with a photograph."""
    monkeypatch.setattr(settings, "UPHELD_DATA", tmp_path)
    key = working.with_provisional_decision()
    case = key.partition("/")[0]
    record_complainant(
        reference=case, role="person_affected", name="Alex Neighbour", contact="2 Road", by="x"
    )
    scope = "Noise at night. Neighbour heard it too."
    CaseWork.objects.filter(pk=key).update(scope=scope)
    place = kept_files.DOCUMENTS.place(sha256(PHOTOGRAPH))
    place.parent.mkdir(parents=True)
    place.write_bytes(PHOTOGRAPH)
    Document(
        case_id=case, sha256=sha256(PHOTOGRAPH), name="noise.png", media_type="image/png", size=12,
        source="body", state="clean", scanned_at=clock.now(), scanned_by="scanner",
        at=clock.now(), by="x",
    ).save()  # fmt: skip
    return key


def text(response: Any) -> str:
    """What a page says."""
    return str(response.content.decode())


def pat() -> str:
    """The number of the row."""
    return str(Complainant.objects.get(name="Pat Example").pk)


def choices(browser: Browser, **other: str) -> dict[str, Any]:
    """What a person sends who releases everything but what is marked or a file."""
    response = browser.post(CHECK, {"person": pat(), "why": "Request of 3 May"})
    names = [part.split('"')[0] for part in text(response).split(' name="')[1:]]
    said: dict[str, Any] = {"person": pat(), "why": "Request of 3 May"}
    for name in names:
        if name.startswith("do-"):
            said[name] = "release"
    return said | other


def sent(response: Any) -> zipfile.ZipFile:
    """The file that came."""
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


@pytest.mark.parametrize("known", ["pat ex", "PAT@example.invalid", "zz1 1zz"])
def test_a_person_is_found_by_what_they_say(officer: Person, key: str, known: str) -> None:
    """Name, address of e-mail, postcode; that they were found is noted."""
    assert "Pat Example" in text(browser_of(officer).get(PERSON, {"text": known}))
    assert AuditEvent.objects.filter(
        action="view", subject=key.partition("/")[0], detail__what="person search"
    ).exists()


def test_passages_about_others_are_marked(officer: Person, key: str) -> None:
    """Nothing that is marked, or came from the body, is released unless somebody says so."""
    del key
    shown = text(browser_of(officer).post(CHECK, {"person": pat(), "why": "x"}))
    assert "<mark>Neighbour heard it too.</mark>" in shown
    assert "<mark>Scope: Noise" not in shown
    assert "It came from the body" in shown
    chosen = shown.partition('name="do-document-')[2].partition("</select>")[0]
    assert "selected" not in chosen.replace('value="" selected', "")
    complaint = shown.partition('name="do-complaint-')[2].partition("</select>")[0]
    assert 'value="release" selected' in complaint


def test_the_file_holds_what_was_released_and_is_kept_nowhere(
    officer: Person, key: str, tmp_path: Path
) -> None:
    """Marked passages out, one thing withheld with its reason; one event with the digest."""
    browser, case = browser_of(officer), key.partition("/")[0]
    slug = key.replace(" ", "-").replace("/", "-")
    neighbour = Complainant.objects.get(name="Alex Neighbour").pk
    said = choices(browser, **{
        f"do-casework-{slug}": "redact", f"do-audit-{slug[:10]}": "redact",
        f"do-complainant-{neighbour}": "withhold",
        f"why-complainant-{neighbour}": "Somebody else",
    })  # fmt: skip
    before = sorted(path for path in tmp_path.rglob("*"))
    response = browser.post(FILE, said)
    assert response.headers["Content-Type"] == "application/zip"
    file = sent(response)
    page = file.read("index.html").decode()
    assert "They did not answer." in page
    assert "[withheld]" in page
    assert "heard it too" not in page
    assert "2 Road" not in page
    assert "1 was withheld" in page
    (photograph,) = [name for name in file.namelist() if name.endswith("noise.png")]
    assert file.read(photograph) == PHOTOGRAPH
    assert sorted(path for path in tmp_path.rglob("*")) == before
    event = AuditEvent.objects.get(action="export_person")
    assert (event.subject, event.detail["withheld"]) == (case, 1)
    assert {each.value for each in personal.opened(event)} == {"Request of 3 May", "Somebody else"}
    assert audit.verify() == AuditEvent.objects.count()


def test_a_file_is_read_before_it_goes_out(officer: Person, key: str) -> None:
    """Saved, never shown; not by who has a conflict."""
    browser, number = browser_of(officer), Document.objects.get().pk
    place = f"/retention/person/read/document/{number}/"
    assert place in text(browser.post(CHECK, {"person": pat(), "why": "x"}))
    response = browser.get(place)
    assert b"".join(response.streaming_content) == PHOTOGRAPH
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert browser.get("/retention/person/read/letter/999/").status_code == 404
    block(person=officer, body=key.partition("/")[2], why="lives there", by="somebody")
    assert browser_of(officer).get(place).status_code == 404


def test_what_is_undecided_or_unexplained_is_asked_again(officer: Person, key: str) -> None:
    """Nothing goes out, and what was chosen stands."""
    del key
    browser = browser_of(officer)
    note = f"do-document-{Document.objects.get().pk}"
    said = choices(browser, **{note: "withhold"})
    assert "Say why this is withheld" in text(browser.post(FILE, said))
    said.pop(note)
    shown = text(browser.post(FILE, said))
    assert "choose whether it goes out" in shown
    assert "Request of 3 May" in shown
    assert "Say for whom" in text(browser.post(FILE, said | {"why": " "}))
    assert not AuditEvent.objects.filter(action="export_person").exists()


def test_who_has_a_conflict_finds_nobody(officer: Person, key: str) -> None:
    """Nor is anything gathered by a number."""
    block(person=officer, body="luton", why="lives there", by="somebody")
    browser, number = browser_of(officer), pat()
    assert "Pat Example" not in text(browser.get(PERSON, {"text": "pat ex"}))
    assert "Choose at least one" in text(browser.post(CHECK, {"person": number, "text": "pat"}))
    assert browser.post(FILE, {"person": number, "why": "x"}).url == PERSON
    assert key


def test_others_may_not(key: str) -> None:
    """An investigator works on cases and gathers nothing."""
    del key
    browser = browser_of(person_in(Role.INVESTIGATOR))
    assert browser.get(PERSON).status_code == 403
