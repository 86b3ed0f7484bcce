"""Invitation, forgotten password, and what people change about themselves."""

import re
from pathlib import Path
from typing import Any

import pytest

from support.people import KEY, PASSWORD, join
from support.staff import Browser, browser_of
from upheld.casework.models import AuditEvent
from upheld.domain.roles import Role
from upheld.people import second_factor
from upheld.people.actions.invitations import invite
from upheld.people.models import ConflictBlock, Person
from upheld.people.queries.people import is_blocked
from upheld.web.staff import forgotten

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EMAIL, OTHER = "ada@example.org", "another horse battery"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests do not wait for the answer that takes its time."""
    monkeypatch.setattr(forgotten, "ANSWER_SECONDS", 0.0)


@pytest.fixture
def ada() -> Person:
    """An outreach officer."""
    return join(EMAIL, Role.OUTREACH)


def mails(folder: Path) -> list[str]:
    """Links of a new password in the outbox."""
    found = []
    for path in sorted((folder / "outbox" / "people").glob("*.eml")):
        text = path.read_text().replace("=\n", "")
        found += re.findall(r"https?://[^/]+(/reset/\S+/)", text)
    return found


def test_an_invitation_is_followed_to_the_desk(nobody: Browser) -> None:
    """The form makes the account and shows the recovery codes once; then both factors let in."""
    path = invite(email=EMAIL, role=Role.OUTREACH, why="new", by="somebody")
    shown = nobody.get(path)
    assert b"<svg" in shown.content
    key = nobody.session["new_key"]
    said = {"name": "Ada", "password": OTHER, "again": OTHER}
    wrong = nobody.post(path, said | {"code": "1"})
    assert b"There is a problem" in wrong.content
    assert OTHER.encode() not in wrong.content
    assert nobody.session["new_key"] == key
    done = nobody.post(path, said | {"code": second_factor.current_code(key)})
    codes = re.findall(r"<code>(\w{5}-\w{5})</code>", done.content.decode())
    assert len(codes) == second_factor.CODES
    assert nobody.get(path).status_code == 404
    nobody.post("/sign-in/", {"email": EMAIL, "password": OTHER})
    assert nobody.post("/sign-in/code/", {"code": codes[0]}).url == "/"


def test_a_forgotten_password_is_set_anew_by_mail(
    ada: Person, nobody: Browser, data_folder: Path
) -> None:
    """The link works once, a weak password is refused, and every other session ends."""
    elsewhere = browser_of(ada)
    nobody.post("/forgotten/", {"email": "ADA@example.org"})
    (link,) = mails(data_folder)
    weak = nobody.post(link, {"password": "short", "again": "short"})
    assert b"too short" in weak.content
    assert nobody.post(link, {"password": OTHER, "again": OTHER}).url.endswith("?ended=password")
    assert nobody.get(link).status_code == 404
    assert elsewhere.get("/").status_code == 302
    ada.refresh_from_db()
    assert ada.check_password(OTHER)
    assert nobody.get("/").status_code == 302, "a new password is not yet a second factor"


def test_forgetting_tells_nothing_about_who_exists(
    ada: Person, nobody: Browser, data_folder: Path
) -> None:
    """The same page for everybody; one mail in five minutes, to a person only."""
    pages = {
        nobody.post("/forgotten/", {"email": email}).content
        for email in (ada.email, ada.email, "no@example.org")
    }
    assert len(pages) == 1
    assert len(mails(data_folder)) == 1
    assert AuditEvent.objects.filter(action="ask_reset").count() == 3


def test_links_come_from_the_setting_not_from_the_request(
    ada: Person, nobody: Browser, data_folder: Path, settings: Any
) -> None:
    """A forged host is refused; a permitted one does not get into the mail either."""
    settings.UPHELD_STAFF_ADDRESS = "https://staff.example.org"
    form = {"email": ada.email}
    assert nobody.post("/forgotten/", form, HTTP_HOST="evil.example").status_code == 400
    nobody.post("/forgotten/", form, HTTP_HOST="127.0.0.1")
    mail = next((data_folder / "outbox" / "people").glob("*.eml")).read_text()
    assert "staff.example.org" in "".join(
        p.read_text() for p in (data_folder / "outbox" / "people").glob("*.eml")
    )
    assert "evil" not in mail


def test_a_password_is_changed_by_who_knows_it(ada: Person) -> None:
    """The session stays, others end; the current password must be right."""
    here, elsewhere = browser_of(ada), browser_of(ada)
    form = {"current": "wrong", "password": OTHER, "again": OTHER}
    assert b"not your current password" in here.post("/account/password/", form).content
    assert here.post("/account/password/", form | {"current": PASSWORD}).url == "/account/"
    assert b"Your password is changed" in here.get("/account/").content
    assert b"Your password is changed" not in here.get("/account/").content
    assert elsewhere.get("/").status_code == 302


def test_an_open_desk_is_not_enough_to_guess_the_password(ada: Person) -> None:
    """Mistakes there count like mistakes at signing in."""
    here = browser_of(ada)
    form = {"current": "wrong"}
    statuses = [here.post("/account/recovery-codes/", form).status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 200, 429]
    right = here.post("/account/recovery-codes/", {"current": PASSWORD})
    assert b"too many mistakes" in right.content


def test_recovery_codes_and_app_are_renewed(ada: Person) -> None:
    """With the password; the session goes on behind the new app."""
    here = browser_of(ada)
    shown = here.post("/account/recovery-codes/", {"current": PASSWORD}).content.decode()
    assert len(re.findall(r"<code>\w{5}-\w{5}</code>", shown)) == second_factor.CODES
    here.get("/account/authenticator/")
    key = here.session["new_key"]
    form = {"current": PASSWORD, "code": second_factor.current_code(key)}
    assert here.post("/account/authenticator/", form).url == "/account/"
    assert here.get("/account/").status_code == 200
    assert second_factor.authenticator_of(ada).key == key != KEY


@pytest.mark.usefixtures("loaded_register")
def test_a_conflict_is_declared_on_the_own_account(ada: Person) -> None:
    """Once noted, twice sent or not."""
    here = browser_of(ada)
    form = {"body": "luton", "why": "lives there"}
    for _ in range(2):
        assert here.post("/account/conflict/", form).url == "/account/"
    assert is_blocked(ada, "luton")
    assert ConflictBlock.objects.count() == 1
    assert b"Luton" in here.get("/account/").content
