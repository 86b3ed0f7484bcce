"""Every form carries its tokens, every change asks for them, and a double click does no harm."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.test import RequestFactory
from django.urls import URLPattern

from support.people import KEY, PASSWORD, person_in
from support.staff import Browser, browser_of, routes
from upheld.domain.roles import Role
from upheld.people import second_factor
from upheld.people.actions.invitations import invite
from upheld.people.models import Draft, Invitation, Person, Sending
from upheld.register.actions.contacts import record_contact
from upheld.register.models import Contact, RegisterChange
from upheld.toolbox import clock
from upheld.web.staff import environment
from upheld.web.staff.form_token import digest_of, new_token, read_token
from upheld.web.staff.guard import POST, door_of
from upheld.web.staff.joining import KEY as KEY_OF_APP
from upheld.web.staff.once import is_once

pytestmark = pytest.mark.slow

TEMPLATES = Path(environment.__file__).parent / "templates"
FORM = re.compile(r'<form[^>]*method="post"[^>]*>(.*?)</form>', re.DOTALL)
# Nobody is signed in there, so there is nobody to whom a token could belong.
WHY_HARMLESS = {
    "sign-in/": "the password is asked again, nothing is written",
    "sign-in/code/": "a code is taken once; the second is refused or led to sign in",
    "forgotten/": "no second mail goes for five minutes",
    "reset/<int:number>/<str:token>/": "the link is used up; the second finds no page",
    "invitation/<str:token>/": "the same again is given codes that work",
    "early/<str:token>/": "the link is used up; the office can send another",
}
TOKENS = re.compile(r'name="(csrfmiddlewaretoken|form_token|version)" value="([^"]*)"')


def posts() -> list[URLPattern]:
    """Every address to which a form can be sent."""
    found = [(route, door_of(route.callback)) for route in routes()]
    return [route for route, door in found if door and POST in door.methods]


def form_to(browser: Browser, page: str, action: str) -> dict[str, str]:
    """The tokens of the form on a page that is sent to an address."""
    form = re.search(
        rf'<form[^>]*action="{action}"[^>]*>(.*?)</form>', text(browser, page), re.DOTALL
    )
    assert form, f"{page} has no form to {action}"
    return dict(TOKENS.findall(form[1]))


def text(browser: Browser, path: str) -> str:
    """What a page says."""
    return str(browser.get(path).content.decode())


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda p: p.name)
def test_every_form_that_is_sent_carries_its_tokens(path: Path) -> None:
    """By the one macro, which gives both; nothing is written by hand."""
    content = path.read_text()
    for form in FORM.findall(content):
        assert "{{ token(csrf" in form, f"{path.name}: {form[:80]}"
    assert content.count('method="post"') == len(FORM.findall(content))
    assert "csrfmiddlewaretoken" not in content or path.name == "parts.html"


@pytest.mark.parametrize("route", posts(), ids=lambda r: str(r.pattern))
def test_every_address_that_takes_a_form_takes_it_once(route: URLPattern) -> None:
    """Or nobody is signed in there, and it is said why that does no harm."""
    door = door_of(route.callback)
    assert door
    assert is_once(route.callback) == bool(door.deed)
    assert (str(route.pattern) in WHY_HARMLESS) == (door.deed is None)


@pytest.mark.django_db
def test_buttons_have_a_token_each(nobody: Browser) -> None:
    """No two forms of a page are one; who is nobody has only what guards against forgery."""
    browser = browser_of(person_in(Role.ADMINISTRATOR))
    for address in ("a@example.org", "b@example.org"):
        invite(email=address, role=Role.INTAKE, why="x", by="tests")
    tokens = re.findall(r'name="form_token" value="([^"]*)"', text(browser, "/people/"))
    assert len(set(tokens)) == len(tokens) == 3
    assert "csrfmiddlewaretoken" in text(nobody, "/sign-in/")
    assert "form_token" not in text(nobody, "/sign-in/")


@pytest.mark.django_db
def test_a_button_pressed_twice_leads_to_one_place() -> None:
    """Also where somebody has done something else in between."""
    browser = browser_of(person_in(Role.ADMINISTRATOR))
    invite(email="a@example.org", role=Role.INTAKE, why="x", by="tests")
    action = f"/people/invitations/{Invitation.objects.get().pk}/withdraw/"
    sent = form_to(browser, "/people/", action)
    for _ in range(2):
        assert browser.post(action, sent).url == "/people/"
        assert "is withdrawn" in text(browser, "/people/")
    assert Sending.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_register")
def test_a_double_click_on_a_change_is_no_quarrel() -> None:
    """Nobody is told that they overtook themselves."""
    browser = browser_of(person_in(Role.DATA_OFFICER))
    luton = "/register/bodies/luton/"
    sent = form_to(browser, f"{luton}name/", f"{luton}name/")
    sent |= {"name": "Luton City Council", "start": "1/4/2028", "why": "Letters patent"}
    assert [browser.post(f"{luton}name/", sent).url for _ in range(2)] == [luton, luton]
    assert RegisterChange.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_register")
def test_whoever_was_overtaken_is_shown_what_differs() -> None:
    """Field by field: what it says now beside what they wrote."""
    record_contact(
        authority="luton", role="leader", name="", title="Leader", salutation="", start=None,
        email="leader@luton.example", end=None, confirmed=clock.today(), by="tests",
    )  # fmt: skip
    one = f"/contacts/bodies/luton/{Contact.objects.get().pk}/change/"
    browser = browser_of(person_in(Role.OUTREACH))
    sent = form_to(browser, one, one)
    browser.post(one, sent | {"title": "Leader", "email": "office@luton.example"})
    page = browser.post(one, sent | {"title": "The Leader", "email": "office@luton.example"})
    said = page.content.decode()
    assert "Some Outreach saved this first" in said
    assert "Title: it now says “Leader”" in said
    assert "it now says “office@luton.example”" not in said
    assert 'value="The Leader"' in said


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_register")
def test_what_was_kept_comes_back_with_its_version() -> None:
    """So that a change made by others meanwhile is not lost by it."""
    browser = browser_of(person_in(Role.DATA_OFFICER))
    path = "/register/bodies/luton/name/"
    sent = form_to(browser, path, path) | {"name": "Luton X", "start": "1/4/2029", "why": "Order"}
    assert Browser().post(path, sent).url.startswith("/sign-in/?kept=1")
    other = form_to(browser, "/register/bodies/luton/type/", "/register/bodies/luton/type/")
    other |= {"kind": "county", "start": "1/4/2028", "why": "Order"}
    assert browser.post("/register/bodies/luton/type/", other).status_code == 302
    page = text(browser, path)
    assert "Luton X" in page
    again = sent | form_to(browser, path, path)
    assert "saved this first" in browser.post(path, again).content.decode()


@pytest.mark.django_db
def test_a_button_is_not_kept_and_drops_nothing() -> None:
    """Nobody wrote anything in it; what stands in the form beside it stays kept."""
    person = person_in(Role.ADMINISTRATOR)
    browser = browser_of(person)
    who = person_in(Role.INTAKE)
    page = f"/people/{who.pk}/"
    leave = form_to(browser, page, "/sign-out/")
    assert "kept" not in Browser().post("/sign-out/", leave).url
    give = form_to(browser, page, f"{page}roles/") | {"why": "for the spring"}
    assert "kept" in Browser().post(f"{page}roles/", give).url
    browser.post("/sign-out/", leave)
    assert Draft.objects.count() == 1


@pytest.mark.django_db
def test_an_invitation_sent_twice_shows_codes_that_work(nobody: Browser) -> None:
    """The first answer was never seen; who does not know the password gets nothing."""
    path = invite(email="ada@example.org", role=Role.INTAKE, why="x", by="tests")
    nobody.get(path)
    session = nobody.session
    session[KEY_OF_APP] = KEY
    session.save()
    sent = {"name": "Ada", "password": PASSWORD, "again": PASSWORD}
    sent |= {"code": second_factor.current_code(KEY)}
    pages = [nobody.post(path, sent) for _ in range(2)]
    codes = [re.findall(r"<code>([^<]+)</code>", page.content.decode()) for page in pages]
    assert [len(each) for each in codes] == [10, 10]
    ada = Person.objects.get(email="ada@example.org")
    assert second_factor.verified_device(ada, codes[1][0])
    wrong = sent | {"password": "another password", "again": "another password"}
    assert Browser().post(path, wrong).status_code == 404
    assert Browser().get(path).status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_register")
def test_a_second_body_of_one_short_form_comes_back_in_its_form() -> None:
    """With what was written, at the field that has to change."""
    browser, path = browser_of(person_in(Role.DATA_OFFICER)), "/register/add/"
    said = {"slug": "luton", "name": "Luton Two", "short_name": "Luton Two", "kind": "unitary"}
    page = browser.post(path, form_to(browser, path, path) | said | {"why": "Order"})
    assert 'href="#slug"' in page.content.decode()
    assert "choose another short form" in page.content.decode()
    assert 'value="Luton Two"' in page.content.decode()


@pytest.mark.django_db
def test_another_password_or_file_is_another_form() -> None:
    """Whoever goes back and writes something else is not led where the first led."""
    person = person_in(Role.INTAKE)
    person.set_password(PASSWORD)
    person.save()
    token = new_token(person, "/")
    digests = {
        digest_of(read, request)
        for request in (
            RequestFactory().post("/", {"form_token": token, "password": "one"}),
            RequestFactory().post("/", {"form_token": token, "password": "two"}),
            RequestFactory().post("/", {"form_token": token, "file": BytesIO(b"one")}),
            RequestFactory().post("/", {"form_token": token, "file": BytesIO(b"two")}),
        )
        if (read := read_token(token))
    }
    assert len(digests) == 4
