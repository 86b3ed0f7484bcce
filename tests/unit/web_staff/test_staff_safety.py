"""Headers, cookies and forgery: what guards every page of the staff site."""

import pytest
from django.core.management import call_command
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from support.people import person_in
from support.staff import Browser, browser_of
from upheld.domain.roles import Deed, Role
from upheld.people.actions.conflicts import block
from upheld.web.public.headers import POLICY
from upheld.web.staff.asking import address_of
from upheld.web.staff.guard import GET, Door, Guard, does

pytestmark = pytest.mark.django_db


def test_the_deployment_check_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    """Django has nothing to say against these settings."""
    call_command("check", deploy=True, fail_level="WARNING")
    assert "no issues" in capsys.readouterr().out


@pytest.mark.parametrize("path", ["/sign-in/", "/", "/nothing/", "/healthz"])
def test_every_answer_has_its_guards(path: str, nobody: Browser) -> None:
    """The public site's policy, no frame, no cache, https for a year."""
    headers = nobody.get(path).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert "frame-ancestors 'none'" in POLICY
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_assets_may_be_kept_for_ever(nobody: Browser) -> None:
    """Their address changes with their content."""
    page = nobody.get("/sign-in/").content.decode()
    sheet = next(part for part in page.split('"') if part.startswith("/assets/staff."))
    response = nobody.get(sheet)
    assert response.headers["Cache-Control"].endswith("immutable")
    assert response.headers["Content-Type"].startswith("text/css")
    assert nobody.get("/assets/staff.00000000.css").headers["Cache-Control"] == "no-store"


def test_cookies_are_for_this_site_over_https_alone(nobody: Browser) -> None:
    """Out of reach of scripts and of other sites, gone with the browser."""
    person = person_in(Role.INTAKE)
    person.set_password("correct horse battery")
    person.save()
    nobody.post("/sign-in/", {"email": person.email, "password": "correct horse battery"})
    nobody.get("/sign-in/")
    assert set(nobody.cookies) == {"__Host-upheld-session", "__Host-upheld-csrf"}
    for cookie in nobody.cookies.values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
        assert (cookie["path"], cookie["domain"], cookie["max-age"]) == ("/", "", "")


def test_plain_http_is_sent_to_https() -> None:
    """Nothing is answered on the way."""
    response = Client(SERVER_NAME="localhost").get("/sign-in/")
    assert (response.status_code, response.url) == (301, "https://localhost/sign-in/")


@pytest.mark.parametrize("path", ["/sign-in/", "/forgotten/", "/people/invite/", "/sign-out/"])
def test_a_form_from_elsewhere_is_refused(path: str) -> None:
    """Without the token of this browser nothing happens."""
    browser = browser_of(person_in(Role.ADMINISTRATOR), enforce_csrf_checks=True)
    response = browser.post(path, {"email": "a@example.org", "role": "intake", "why": "x"})
    assert response.status_code == 403
    assert b"Please send the form again" in response.content


def test_a_view_that_declares_nothing_never_runs() -> None:
    """Forgetting the deed is a fault, not an open door."""

    def forgotten(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("secret")

    with pytest.raises(TypeError, match="declares no deed"):
        Guard(forgotten).admit(RequestFactory().get("/"), forgotten, (), {})
    with pytest.raises(TypeError, match="says why it is open"):
        Door(methods=(GET,), deed=None)


@pytest.mark.usefixtures("loaded_register")
def test_a_body_in_conflict_does_not_exist_for_its_person() -> None:
    """A view about a body says so; the guard keeps out whoever must not meet it."""

    @does(Deed.SEE_REGISTER, GET, body="slug")
    def view(_request: HttpRequest, slug: str) -> HttpResponse:
        return HttpResponse(slug)

    person = person_in(Role.DATA_OFFICER)
    person.is_verified = lambda: True  # type: ignore[attr-defined] # as django-otp does
    block(person=person, body="luton", why="lives there", by="somebody")
    request = RequestFactory().get("/")
    request.user = person
    assert Guard(view).admit(request, view, (), {"slug": "leeds"}) is None
    with pytest.raises(Http404):
        Guard(view).admit(request, view, (), {"slug": "luton"})


@pytest.mark.parametrize(
    ("trusted", "said", "address"),
    [
        (False, "203.0.113.9", "192.0.2.1"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (True, "", "192.0.2.1"),
    ],
)
def test_only_our_own_proxy_is_believed(
    settings: object, trusted: bool, said: str, address: str
) -> None:
    """A reader cannot choose the address under which mistakes are counted."""
    settings.UPHELD_TRUSTS_PROXY = trusted  # type: ignore[attr-defined]
    request = RequestFactory().get("/", headers={"X-Forwarded-For": said}, REMOTE_ADDR="192.0.2.1")
    assert address_of(request) == address
