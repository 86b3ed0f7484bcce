"""The staff site in a browser, in its own process: keyboard, axe, and the way in."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from support import browser as chromium
from support import program
from support.browser import NARROW, NARROWEST, WIDE
from support.staff_server import make_people, serving_staff

OPEN = ("/sign-in/", "/forgotten/", "/nothing/")
BEHIND = (
    "/", "/roles/", "/account/", "/account/password/", "/account/recovery-codes/",
    "/account/authenticator/", "/account/conflict/", "/people/", "/people/invite/", "/people/3/",
    "/people/3/end/", "/people/3/start-again/", "/people/3/roles/investigator/end/",
    "/conflicts/", "/people/3/conflict/",
)  # fmt: skip
LUTON = "/register/bodies/luton/"
# Rooms that the administrator may not enter, by who may.
ROOMS_OF = {
    "data-officer": (
        "/register/", "/register/?state=&page=3", "/register/add/", "/register/populations/",
        LUTON, f"{LUTON}name/", f"{LUTON}type/", f"{LUTON}end/", f"{LUTON}correct/",
        f"{LUTON}take-back/name/", "/register/bodies/cumbria/",
    ),
    "outreach": (
        "/contacts/", "/contacts/import/", "/contacts/bodies/luton/",
        "/contacts/bodies/luton/add/", "/contacts/bodies/luton/1/change/",
        "/contacts/bodies/luton/1/end/",
    ),
    "director": ("/office/", "/office/change/"),
}  # fmt: skip
OTHERS = [(role, path) for role, paths in ROOMS_OF.items() for path in paths]


class Rooms(NamedTuple):
    """The staff site, and what the browser of its administrator keeps."""

    address: str
    signed_in: Any
    link: str
    """Of an invitation that waits."""
    others: dict[str, Any]
    """What the browsers of others keep, by role."""


def enter(page: Page) -> None:
    """Send the form in which the focus is."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def sign_in(page: Page, address: str, data: Path, role: str = "administrator") -> None:
    """By the keyboard alone, from the top of the page."""
    page.goto(f"{address}/people/" if role == "administrator" else address)
    page.locator("#email").focus()
    page.keyboard.type(f"{role}@demonstration.invalid")
    page.keyboard.press("Tab")
    page.keyboard.type("demonstration only")
    enter(page)
    page.locator("#code").focus()
    page.keyboard.type(program.run("code", role, data=data).stdout.strip())
    enter(page)


@pytest.fixture(scope="module")
def rooms(
    prepared: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Rooms]:
    """Served by its own process, signed in once."""
    data = tmp_path_factory.mktemp("staff") / "data"
    shutil.copytree(prepared, data)
    make_people(data)
    invited = program.run("invite", "a@example.org", "--role", "outreach", data=data)
    assert invited.returncode == 0, invited.stderr
    link = "/" + invited.stdout.strip().split("/", 3)[3]
    with serving_staff(data) as address:
        context = browser.new_context()
        page = context.new_page()
        sign_in(page, address, data)
        assert page.url == f"{address}/people/"
        kept = context.storage_state()
        context.close()
        yield Rooms(
            address, kept, link, {r: signed_in(browser, address, data, r) for r in ROOMS_OF}
        )


def signed_in(browser: Browser, address: str, data: Path, role: str) -> Any:
    """What the browser of somebody of a role keeps."""
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, address, data, role)
    assert page.url == f"{address}/"
    if role == "outreach":
        add_a_contact(page, address)
    kept = context.storage_state()
    context.close()
    return kept


def add_a_contact(page: Page, address: str) -> None:
    """So that a page has somebody to show."""
    page.goto(f"{address}/contacts/bodies/luton/add/")
    page.select_option("#role", "chief_executive")
    page.fill("#title", "Chief Executive")
    page.fill("#email", "chief.executive@luton.example")
    page.locator("#email").focus()
    enter(page)


@pytest.mark.parametrize("path", [*OPEN, *BEHIND, "an invitation"])
def test_every_page_is_sound(rooms: Rooms, browser: Browser, path: str) -> None:
    """Axe finds nothing, nothing scrolls sideways, the console is silent, the banner is there."""
    wishes = {"storage_state": rooms.signed_in} if path in BEHIND else {}
    with chromium.reading(browser, rooms.address, **wishes) as reader:
        seen = chromium.visit(reader, rooms.link if "invitation" in path else path)
    refused = {"/nothing/": 404, "/people/3/conflict/": 403}
    assert seen.status == refused.get(path, 200)
    assert seen.violations == {WIDE: [], NARROW: []}
    assert seen.overflow == {WIDE: 0, NARROW: 0, NARROWEST: 0}
    assert (seen.faults, seen.strangers) == ((), ())
    assert (seen.headings, seen.language, seen.marked) == (1, "en-GB", True)


@pytest.mark.parametrize(("role", "path"), OTHERS)
def test_every_room_of_others_is_sound(
    rooms: Rooms, browser: Browser, role: str, path: str
) -> None:
    """The same for register, contacts and office."""
    with chromium.reading(browser, rooms.address, storage_state=rooms.others[role]) as reader:
        seen = chromium.visit(reader, path)
    assert seen.status == 200
    assert seen.violations == {WIDE: [], NARROW: []}
    assert seen.overflow == {WIDE: 0, NARROW: 0, NARROWEST: 0}
    assert (seen.faults, seen.strangers) == ((), ())
    assert (seen.headings, seen.language, seen.marked) == (1, "en-GB", True)


def test_an_error_is_told_at_the_top_and_leads_to_its_field(rooms: Rooms, browser: Browser) -> None:
    """The summary's link moves the focus; the title says that there is an error."""
    wishes = {"storage_state": rooms.signed_in}
    with chromium.reading(browser, rooms.address, **wishes) as reader:
        reader.open("/people/invite/")
        reader.page.locator("#why").focus()
        enter(reader.page)
        assert reader.page.title().startswith("Error: ")
        assert reader.examine() == []
        reader.page.locator(".govuk-error-summary a").first.focus()
        reader.press("Enter")
        assert reader.focused("it.id") == "email"


def test_signing_out_closes_the_rooms(rooms: Rooms, browser: Browser) -> None:
    """The way back leads to the sign-in page; last, for the session is gone."""
    wishes = {"storage_state": rooms.signed_in}
    with chromium.reading(browser, rooms.address, **wishes) as reader:
        reader.open("/")
        with reader.page.expect_navigation():
            reader.page.get_by_role("button", name="Sign out").press("Enter")
        reader.open("/people/")
        assert reader.path.startswith("/sign-in/")
