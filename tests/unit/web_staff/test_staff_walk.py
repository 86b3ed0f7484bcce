"""Every route of the staff site for every role and method, as the table permits."""

import pytest
from django.urls import URLPattern

from support.people import person_in
from support.staff import Browser, browser_of, routes
from upheld.domain.roles import PERMITTED, Role
from upheld.people.actions.conflicts import block
from upheld.people.models import ConflictBlock, Invitation
from upheld.toolbox import clock
from upheld.web.staff.guard import GET, POST, door_of

pytestmark = pytest.mark.slow

RARE = ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
METHODS = ("GET", "POST", *RARE)
TO_SIGN_IN, NOT_PERMITTED, NOT_SO = 401, 403, 405
WORDS = {
    "<int:number>": "1", "<str:token>": "none", "<slug:role>": "publisher",
    "<path:name>": "none.css", "<slug:body>": "luton", "<slug:what>": "name",
    "<int:year>": "2020", "<int:version>": "2", "<slug:line>": "none",
    "<slug:slug>": "luton", "<slug:reference>": "26-000-001", "<int:document>": "1",
    "<slug:kind>": "provisional", "<slug:form>": "html",
    "<slug:key>": "none", "<slug:group>": "none", "<slug:block>": "opening",
}  # fmt: skip


def address(route: URLPattern, **words: str) -> str:
    """An address of a route, with something in each of its places."""
    path = f"/{route.pattern}"
    for place, word in WORDS.items():
        path = path.replace(place, words.get(place, word))
    return path


def asked(browser: Browser, method: str, path: str) -> int:
    """The status of an answer; a request to sign in counts as 401."""
    response = browser.generic(method, path)
    if response.streaming:
        # As a server does once it has sent a file, or the head of its answer.
        response.close()
    to_sign_in = response.status_code == 302 and response.url.startswith("/sign-in/?next=")
    return (
        401 if to_sign_in or getattr(response, "url", "") == "/sign-in/" else response.status_code
    )


@pytest.mark.parametrize("route", routes(), ids=lambda r: str(r.pattern) or "desk")
def test_every_view_declares_its_door(route: URLPattern) -> None:
    """A deed of the table, or the reason why nobody in particular may pass."""
    door = door_of(route.callback)
    assert door is not None
    assert set(door.methods) <= {GET, POST}
    assert bool(door.deed) != bool(door.why_open)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_register")
@pytest.mark.parametrize("role", list(Role))
def test_every_role_on_every_route_by_every_method(role: Role) -> None:
    """Not permitted: 403, whatever the method. Permitted: 405 for a method that it has not.

    By every method where the role permits it. Elsewhere the door refuses before it looks at the
    method: GET and POST, and of the rest one in turn, so that each is refused to some roles.
    """
    person = person_in(role)
    browser, wrong = browser_of(person), []
    for number, route in enumerate(routes(), list(Role).index(role)):
        door = door_of(route.callback)
        assert door
        if door.deed is None:
            continue
        refused = door.deed not in PERMITTED[role].deeds
        for method in ("GET", "POST", RARE[number % len(RARE)]) if refused else METHODS:
            got = asked(browser, method, address(route))
            if got == TO_SIGN_IN:
                # A route before this one ended the session, as signing out does.
                browser = browser_of(person)
                got = asked(browser, method, address(route))
            if refused:
                expected = got == NOT_PERMITTED
            elif not door.lets(method):
                expected = got == NOT_SO
            else:
                expected = got in {200, 302, 404}
            if not expected:
                wrong.append(f"{method} {route.pattern}: {got}")
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("method", METHODS)
def test_nobody_is_sent_to_sign_in(method: str, nobody: Browser) -> None:
    """From every guarded route by every method; what is open answers."""
    for route in routes():
        door = door_of(route.callback)
        assert door
        got = asked(nobody, method, address(route))
        if door.deed:
            assert got == 401, route
        elif not door.lets(method):
            assert got == NOT_SO, route
        else:
            # /sign-in/code/ without a password before it leads back to the beginning.
            assert got in ({401} if "code" in str(route.pattern) else {200, 404}), route


@pytest.mark.django_db
def test_a_password_alone_opens_nothing() -> None:
    """A session without a verified second factor is nobody's."""
    browser = Browser()
    browser.force_login(person_in(Role.ADMINISTRATOR))
    assert asked(browser, "GET", "/people/") == 401


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_register")
def test_what_does_not_exist_is_not_found() -> None:
    """Object by object: no person, role, invitation or block of that number."""
    administrator = browser_of(person_in(Role.ADMINISTRATOR))
    manager = browser_of(person_in(Role.CASEWORK_MANAGER))
    for path in ("/people/999/", "/people/999/end/", "/people/999/start-again/"):
        assert asked(administrator, "GET", path) == 404
    for path in ("/people/999/roles/", "/people/invitations/999/withdraw/"):
        assert asked(administrator, "POST", path) == 404
    assert asked(administrator, "GET", "/people/1/roles/king/end/") == 404
    assert asked(manager, "GET", "/people/999/conflict/") == 404
    assert asked(manager, "POST", "/conflicts/999/lift/") == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_register")
def test_nobody_changes_themselves_from_the_screen() -> None:
    """Own roles, own access, own blocks: the action refuses whatever the page offers."""
    administrator, manager = person_in(Role.ADMINISTRATOR), person_in(Role.CASEWORK_MANAGER)
    browser = browser_of(administrator)
    own = f"/people/{administrator.pk}"
    for path in (f"{own}/end/", f"{own}/start-again/", f"{own}/roles/administrator/end/"):
        assert browser.post(path, {"why": "x"}).status_code == 200
    browser.post(f"{own}/roles/", {"role": "publisher", "why": "x"})
    block(person=manager, body="luton", why="x", by="somebody")
    browser_of(manager).post(f"/conflicts/{ConflictBlock.objects.get().pk}/lift/")
    administrator.refresh_from_db()
    assert administrator.is_active
    assert [held.role for held in administrator.roles.all()] == ["administrator"]
    assert ConflictBlock.objects.get().lifted_at is None


@pytest.mark.django_db
def test_a_withdrawn_invitation_is_withdrawn_once() -> None:
    """A double click does no harm."""
    browser = browser_of(person_in(Role.ADMINISTRATOR))
    browser.post("/people/invite/", {"email": "a@example.org", "role": "intake", "why": "new"})
    made = Invitation.objects.get()
    for _ in range(2):
        assert browser.post(f"/people/invitations/{made.pk}/withdraw/").status_code == 302
    made.refresh_from_db()
    assert made.withdrawn_at
    assert made.withdrawn_at <= clock.now()
