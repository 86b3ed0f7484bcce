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


class Rooms(NamedTuple):
    """The staff site, and what the browser of its administrator keeps."""

    address: str
    signed_in: Any
    link: str
    """Of an invitation that waits."""


def enter(page: Page) -> None:
    """Send the form in which the focus is."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def sign_in(page: Page, address: str, data: Path) -> None:
    """By the keyboard alone, from the top of the page."""
    page.goto(f"{address}/people/")
    page.locator("#email").focus()
    page.keyboard.type("administrator@demonstration.invalid")
    page.keyboard.press("Tab")
    page.keyboard.type("demonstration only")
    enter(page)
    page.locator("#code").focus()
    page.keyboard.type(program.run("code", "administrator", data=data).stdout.strip())
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
        yield Rooms(address, kept, link)


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


def test_what_was_written_before_the_session_ended_comes_back(
    rooms: Rooms, browser: Browser
) -> None:
    """The sign-in page says that it is kept; its form has it again and can be emptied."""
    wishes = {"storage_state": rooms.signed_in}
    with chromium.reading(browser, rooms.address, **wishes) as reader:
        reader.open("/people/invite/")
        kept = reader.page.context.cookies()
        reader.page.locator("#email").fill("new@example.org")
        reader.page.locator("#why").fill("Intake grows in spring")
        reader.page.context.clear_cookies(name="upheld-session")
        enter(reader.page)
        assert reader.path.startswith("/sign-in/?kept=1")
        assert "What you had written was not sent" in reader.page.inner_text("main")
        assert reader.examine() == []
        reader.page.context.add_cookies(kept)
        seen = chromium.visit(reader, "/people/invite/")
        assert (seen.violations, seen.faults) == ({WIDE: [], NARROW: []}, ())
        assert reader.page.locator("#why").input_value() == "Intake grows in spring"
        reader.page.get_by_role("button", name="Throw it away").focus()
        enter(reader.page)
        assert reader.path == "/people/invite/"
        assert reader.page.locator("#why").input_value() == ""


def test_signing_out_closes_the_rooms(rooms: Rooms, browser: Browser) -> None:
    """The way back leads to the sign-in page; last, for the session is gone."""
    wishes = {"storage_state": rooms.signed_in}
    with chromium.reading(browser, rooms.address, **wishes) as reader:
        reader.open("/")
        with reader.page.expect_navigation():
            reader.page.get_by_role("button", name="Sign out").press("Enter")
        reader.open("/people/")
        assert reader.path.startswith("/sign-in/")
