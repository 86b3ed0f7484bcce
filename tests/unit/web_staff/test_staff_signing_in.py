"""Signing in: two factors, locks, clocks, and no word about who exists."""

import re
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt

from support.people import KEY, PASSWORD, join
from support.staff import Browser, browser_of
from upheld.casework.models import AuditEvent, AuditValue
from upheld.domain.roles import Role
from upheld.people import second_factor
from upheld.people.actions.own_account import renew_recovery_codes
from upheld.people.actions.roles import end_person
from upheld.people.models import Person
from upheld.toolbox import clock
from upheld.web.staff import session_end

pytestmark = pytest.mark.django_db
EMAIL = "ada@example.org"


@pytest.fixture
def ada() -> Person:
    """A director whose authenticator has made no code in this half minute."""
    person = join(EMAIL, Role.DIRECTOR)
    for model in (AuditValue, AuditEvent):
        model.objects.all()._raw_delete(using="default")  # noqa: SLF001 - only what follows counts
    return person


def password(browser: Browser, email: str = EMAIL, said: str = PASSWORD, **more: str) -> Any:
    """Send the first form."""
    return browser.post("/sign-in/", {"email": email, "password": said} | more)


def code(browser: Browser, said: str = "") -> Any:
    """Send the second form."""
    return browser.post("/sign-in/code/", {"code": said or second_factor.current_code(KEY)})


def actions() -> list[str]:
    """What the audit holds."""
    return list(AuditEvent.objects.order_by("id").values_list("action", flat=True))


def test_both_factors_let_in(ada: Person, nobody: Browser) -> None:
    """Password, code, desk; the key of the session is a new one, and the audit has one event."""
    nobody.get("/sign-in/")
    assert password(nobody, "ADA@example.org").url == "/sign-in/code/"
    before = nobody.cookies["__Host-upheld-session"].value
    assert code(nobody).url == "/"
    assert nobody.cookies["__Host-upheld-session"].value != before
    page = nobody.get("/")
    assert page.status_code == 200
    assert b"Director" in page.content
    assert actions() == ["sign_in"]
    assert AuditEvent.objects.get().subject == ada.key


def test_a_planted_session_is_not_taken_over(ada: Person, nobody: Browser) -> None:  # noqa: ARG001
    """Whoever knows the key of a session from before knows nothing afterwards."""
    planted = Browser()
    planted.get("/sign-in/")
    session = planted.session
    session["anything"] = "planted"
    session.save()
    nobody.cookies["__Host-upheld-session"] = session.session_key
    password(nobody)
    code(nobody)
    assert nobody.cookies["__Host-upheld-session"].value != session.session_key
    assert "anything" not in nobody.session
    stale = Browser()
    stale.cookies["__Host-upheld-session"] = session.session_key
    assert stale.get("/").status_code == 302


def test_a_recovery_code_lets_in_once(ada: Person) -> None:
    """In place of the app's code, and the audit says so."""
    said = renew_recovery_codes(person=ada, by=ada.key)[0]
    for expected in (302, 200):
        browser = Browser()
        password(browser)
        assert code(browser, said).status_code == expected
    assert AuditEvent.objects.get(action="sign_in").detail == {"second_factor": "recovery code"}


def test_the_answer_is_the_same_whether_or_not_somebody_exists(ada: Person) -> None:
    """A wrong password, no such person, an ended person: one page, letter by letter."""
    gone = join("gone@example.org", Role.INTAKE)
    end_person(person=gone, why="left", by="somebody")
    pages = set()
    for email, said in ((EMAIL, "wrong"), ("no@example.org", "wrong"), (gone.email, PASSWORD)):
        response = password(Browser(), email, said)
        text = response.content.decode().replace(email, "EMAIL")
        pages.add((response.status_code, re.sub(r'value="\w{64}"', "", text)))
    assert len(pages) == 1
    assert actions()[-3:] == ["sign_in_refused"] * 3
    assert ada.key


@pytest.mark.parametrize("email", [EMAIL, "no@example.org"])
def test_five_mistakes_lock_for_a_while(ada: Person, email: str, monkeypatch: Any) -> None:  # noqa: ARG001
    """Known or not: the fifth locks, the right password does not help, one event says so."""
    statuses = [password(Browser(), email, "wrong").status_code for _ in range(6)]
    assert statuses == [200, 200, 200, 200, 429, 429]
    assert password(Browser(), email).status_code == 429
    assert actions() == ["sign_in_refused"] * 4 + ["lock_out"]
    AccessAttempt.objects.update(attempt_time=clock.now() - timedelta(minutes=16))
    assert password(Browser(), email).status_code == (302 if email == EMAIL else 200)


def test_wrong_codes_count_like_wrong_passwords(ada: Person) -> None:
    """Who has the password cannot try codes for ever."""
    browser = Browser()
    password(browser)
    wrong = f"{(int(second_factor.current_code(KEY)) + 5) % 1_000_000:06d}"
    assert [code(browser, wrong).status_code for _ in range(5)] == [200] * 4 + [429]
    assert code(browser).status_code == 429
    assert AuditEvent.objects.filter(action="lock_out", subject=ada.key).count() == 1


def test_one_address_cannot_try_everybody(ada: Person) -> None:
    """Fifty mistakes from one address lock the address; signing in from it forgives nothing."""
    assert password(Browser(), "n1@example.org", "wrong").status_code == 200
    AccessAttempt.objects.update(failures_since_start=49)
    browser = Browser()
    password(browser)
    assert code(browser).status_code == 302
    assert password(Browser(), "n50@example.org", "wrong").status_code == 429
    assert password(Browser(), ada.email).status_code == 429
    other = Browser()
    other.defaults["REMOTE_ADDR"] = "192.0.2.1"
    assert password(other, ada.email).status_code == 302


def test_what_was_tried_is_not_kept(ada: Person) -> None:  # noqa: ARG001 - somebody exists
    """Neither the name that was typed nor the password, in no table and no event."""
    password(Browser(), "my secret passphrase", "another secret")
    kept = str(list(AccessAttempt.objects.values())) + str(list(AuditEvent.objects.values()))
    assert "secret" not in kept


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/people/?page=2", "/people/?page=2"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("people/", "/"),
    ],
)
def test_only_pages_of_this_site_are_returned_to(ada: Person, wanted: str, reached: str) -> None:  # noqa: ARG001
    """An address that leads away is forgotten."""
    browser = Browser()
    password(browser, next=wanted)
    assert code(browser).url == reached


@pytest.mark.parametrize(
    ("used", "began", "why"),
    [(31, 31, "idle"), (0, 12 * 60 + 1, "whole")],
)
def test_a_session_ends_by_its_clocks(ada: Person, used: int, began: int, why: str) -> None:
    """After half an hour without use, after twelve hours whatever; the page says why."""
    browser = browser_of(ada)
    assert browser.get("/").status_code == 200
    now, session = clock.now().timestamp(), browser.session
    session[session_end.USED], session[session_end.BEGAN] = now - 60 * used, now - 60 * began
    session.save()
    response = browser.get("/people/")
    assert response.url == f"/sign-in/?ended={why}"
    assert b"You were signed out because" in browser.get(response.url).content
    assert browser.get("/").status_code == 302
    assert AuditEvent.objects.get(action="sign_out").detail == {"how": why}


def test_signing_out_ends_the_session_everywhere(ada: Person) -> None:
    """The key of the session is worth nothing afterwards."""
    browser = browser_of(ada)
    key = browser.session.session_key
    browser.post("/sign-out/")
    stale = Browser()
    stale.cookies["__Host-upheld-session"] = key
    assert stale.get("/").status_code == 302


def test_who_has_ended_is_out_with_the_next_request(ada: Person) -> None:
    """Not only at the next signing in."""
    browser = browser_of(ada)
    assert browser.get("/people/").status_code == 200
    end_person(person=ada, why="left", by="somebody")
    assert browser.get("/people/").status_code == 302


def test_the_second_form_waits_ten_minutes(ada: Person, nobody: Browser) -> None:  # noqa: ARG001
    """A desk left between the two forms is closed."""
    password(nobody)
    session = nobody.session
    session["pending_since"] -= 601
    session.save()
    assert code(nobody).url == "/sign-in/"
