"""Nothing is lost on a time-out, done twice, or done to what somebody else has changed."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from support.people import as_now, person_in
from support.staff import Browser, browser_of
from upheld.domain.roles import Role
from upheld.people.actions import roles
from upheld.people.actions.drafts import drop_old_drafts, keep_draft
from upheld.people.models import ConflictBlock, Draft, Invitation, Person, Sending
from upheld.toolbox import clock

pytestmark = pytest.mark.django_db
INVITE = "/people/invite/"
WRITTEN = {"email": "a@example.org", "role": "intake", "why": "Intake grows in spring"}


@pytest.fixture
def administrator() -> Person:
    """Who invites."""
    return person_in(Role.ADMINISTRATOR)


def form_of(browser: Browser, path: str, **written: str) -> dict[str, str]:
    """What a browser would send of the form at a path."""
    page = browser.get(path).content.decode()
    main = page[page.index("<main") :]
    found = re.findall(r'name="(form_token|version|csrfmiddlewaretoken)" value="([^"]*)"', main)
    return dict(found) | written


def later(monkeypatch: pytest.MonkeyPatch, **ahead: float) -> None:
    """The clock goes on."""
    now = clock.now() + timedelta(**ahead)

    def told() -> datetime:
        return now

    monkeypatch.setattr(clock, "now", told)


def test_what_is_sent_too_late_is_kept_and_offered(
    administrator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sign-in page says so and leads back; sent at last, it is kept no more."""
    browser = browser_of(administrator)
    sent = form_of(browser, INVITE, **WRITTEN)
    later(monkeypatch, minutes=31)
    answer = browser.post(INVITE, sent)
    assert answer.url == "/sign-in/?ended=idle&kept=1&next=%2Fpeople%2Finvite%2F"
    assert "half an hour. What you had written was not sent" in browser.get(answer.url).text
    assert not Invitation.objects.exists()
    browser = browser_of(administrator)
    page = browser.get(INVITE).text
    assert "This was not sent yet" in page
    assert "Intake grows in spring" in page
    assert 'value="intake" selected' in page
    answer = browser.post(INVITE, form_of(browser, INVITE, **WRITTEN))
    assert (answer.status_code, answer.url) == (302, "/people/")
    assert "This was not sent yet" not in browser.get(INVITE).text
    assert not Draft.objects.exists()


def test_a_form_is_kept_where_the_session_is_gone_altogether(administrator: Person) -> None:
    """Such as after signing out in another window; nobody but its writer gets it back."""
    browser = browser_of(administrator)
    sent = form_of(browser, INVITE, **WRITTEN)
    answer = Browser().post(INVITE, sent)
    assert answer.url == "/sign-in/?kept=1&next=%2Fpeople%2Finvite%2F"
    assert Draft.objects.get().person == administrator
    assert "form_token" not in Draft.objects.get().content
    other = Person.objects.create(
        email="b@example.org", name="B", joined_at=clock.now(), joined_by="tests"
    )
    keep_draft(person=other, place=INVITE, content={"why": "not yours"}, by="tests")
    page = browser.get(INVITE).text
    assert ("Intake grows" in page, "not yours" in page) == (True, False)


def test_a_form_opened_before_the_sign_in_is_kept(administrator: Person) -> None:
    """Its token of forgery is of another session; the page leads back to the form."""
    browser = browser_of(administrator, enforce_csrf_checks=True)
    sent = form_of(browser, INVITE, **WRITTEN) | {"csrfmiddlewaretoken": "x" * 64}
    answer = browser.post(INVITE, sent)
    assert answer.status_code == 403
    assert "what you wrote is kept" in answer.text
    assert f'href="{INVITE}"' in answer.text
    assert "Intake grows in spring" in browser.get(INVITE).text


def test_secrets_and_strangers_are_not_kept(administrator: Person) -> None:
    """No password, no code; nothing without a token of ours, and nothing without words."""
    browser = browser_of(administrator)
    sent = form_of(browser, INVITE, password="secret one", code="123456", current="secret two")  # noqa: S106 - of nobody
    assert "kept" not in Browser().post(INVITE, sent).url
    assert "kept" in Browser().post(INVITE, sent | {"why": "x"}).url
    assert Draft.objects.get().content == {"why": "x"}
    Draft.objects.all().delete()
    for bad in ({}, {"form_token": "x"}, {"form_token": sent["form_token"] + "x"}):
        assert "kept" not in Browser().post(INVITE, WRITTEN | bad).url
    administrator.ended_at, administrator.ended_by = clock.now(), "tests"
    administrator.save()
    assert "kept" not in Browser().post(INVITE, sent | WRITTEN).url
    assert not Draft.objects.exists()


def test_a_form_on_another_page_comes_back_there(administrator: Person) -> None:
    """A role is given on the page of its person."""
    who, browser = person_in(Role.INTAKE), browser_of(administrator)
    path = f"/people/{who.pk}/"
    sent = form_of(browser, path, role="publisher", why="for the spring")
    assert Browser().post(f"{path}roles/", sent).url.endswith(f"%2Fpeople%2F{who.pk}%2F")
    assert "for the spring" in browser.get(path).text
    answer = browser.post("/account/drafts/drop/", {"place": path})
    assert answer.url == path
    assert "for the spring" not in browser.get(path).text
    assert browser.post("/account/drafts/drop/", {"place": "//example.org/"}).url == "/"


def test_drafts_are_forgotten(administrator: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a week they are neither shown nor there."""
    keep_draft(person=administrator, place=INVITE, content={"why": "old"}, by="tests")
    later(monkeypatch, days=8)
    assert "This was not sent yet" not in browser_of(administrator).get(INVITE).text
    assert drop_old_drafts(by="tests") == 1
    assert drop_old_drafts(by="tests") == 0
    assert not Draft.objects.exists()


def test_a_form_sent_twice_does_its_work_once(administrator: Person) -> None:
    """The second is led where the first was, and told the same."""
    browser = browser_of(administrator)
    sent = form_of(browser, INVITE, **WRITTEN)
    first, second = (browser.post(INVITE, sent) for _ in range(2))
    assert (first.status_code, first.url) == (second.status_code, second.url) == (302, "/people/")
    assert "An invitation is on its way to a@example.org" in browser.get("/people/").text
    assert Invitation.objects.count() == Sending.objects.count() == 1
    other = browser.post(INVITE, sent | {"email": "b@example.org"})
    assert (other.status_code, Invitation.objects.count()) == (302, 2)


def test_a_refused_form_can_be_sent_again(administrator: Person) -> None:
    """What was refused has done nothing."""
    browser = browser_of(administrator)
    sent = form_of(browser, INVITE, **WRITTEN)
    for _ in range(2):
        refused = browser.post(INVITE, sent | {"why": ""})
        assert (refused.status_code, "Say why" in refused.text) == (200, True)
    assert not Sending.objects.exists()
    assert browser.post(INVITE, sent).status_code == 302


def test_a_token_of_somebody_else_counts_for_nothing(administrator: Person) -> None:
    """The form does its work, as one without a token does."""
    sent = form_of(browser_of(administrator), INVITE, **WRITTEN)
    other = person_in(Role.DATA_OFFICER)
    roles.give_role(person=other, role=Role.ADMINISTRATOR, why="x", version=0, by="tests")
    assert browser_of(other).post(INVITE, sent).status_code == 302
    assert (Invitation.objects.count(), Sending.objects.count()) == (1, 0)


@pytest.mark.usefixtures("loaded_register")
def test_whoever_saves_second_is_told_who_was_first(administrator: Person) -> None:
    """By name and moment; the text stays, and can be sent again."""
    who, browser = person_in(Role.INTAKE), browser_of(administrator)
    path = f"/people/{who.pk}/"
    sent = form_of(browser, path, role="outreach", why="for the spring")
    other = Person.objects.create(
        email="b@example.org", name="Beatrice", joined_at=clock.now(), joined_by="tests"
    )
    roles.give_role(person=who, role=Role.PUBLISHER, why="x", version=as_now(who), by=other.key)
    answer = browser.post(f"{path}roles/", sent)
    assert "Beatrice saved this first" in answer.text
    assert "gave the role publisher" in answer.text
    assert "for the spring" in answer.text
    assert not who.roles.filter(role="outreach").exists()
    again = dict(re.findall(r'name="(form_token|version)" value="([^"]*)"', answer.text))
    assert browser.post(f"{path}roles/", sent | again).status_code == 302
    assert who.roles.filter(role="outreach").exists()
    manager = browser_of(person_in(Role.CASEWORK_MANAGER))
    sent = form_of(manager, f"{path}conflict/", body="luton", why="lives there")
    for _ in range(2):
        assert manager.post(f"{path}conflict/", sent).status_code == 302
    assert ConflictBlock.objects.count() == 1


def fault(*_: Any, **__: Any) -> None:
    """What a fault of ours does."""
    raise ZeroDivisionError


def test_a_fault_leaves_the_form_unsent(
    administrator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is half done, and it can be sent again."""
    browser = browser_of(administrator)
    sent = form_of(browser, INVITE, **WRITTEN)
    with monkeypatch.context() as patch:
        patch.setattr("upheld.web.staff.people.tell", fault)
        with pytest.raises(ZeroDivisionError):
            browser.post(INVITE, sent)
    assert (Invitation.objects.count(), Sending.objects.count()) == (0, 0)
    assert browser.post(INVITE, sent).status_code == 302
