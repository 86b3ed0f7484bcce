"""People who work on cases in a browser: each signs in once and fills in forms as they stand."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from support import browser as chromium
from support.browser import NARROW, WIDE, Reader
from upheld.domain.roles import Role
from upheld.domain.statements import Section
from upheld.people import second_factor
from upheld.people.demonstration import PASSWORD, email_of, key_of

# Which element is the button of a page's own form, beside filters and the form that signs out.
BUTTON = "main form[method=post] button.govuk-button:not(.govuk-button--secondary)"


@dataclass
class Worker:
    """Somebody at work in one browser; what they did not expect is kept by their reader."""

    reader: Reader

    @property
    def page(self) -> Page:
        """What they see."""
        return self.reader.page

    def says(self) -> str:
        """The words of the page."""
        return self.page.locator("main").inner_text()

    def open(self, path: str) -> str:
        """Go to a page that is there and fits; its words."""
        assert self.reader.open(path) == 200, path
        self.look()
        return self.says()

    def look(self) -> None:
        """Nothing scrolls sideways, at two widths."""
        for width in (NARROW, WIDE):
            self.reader.widen(width)
            assert self.reader.overflow() == 0, (self.reader.path, width)

    def send(self, path: str, **said: Any) -> str:
        """Open a form, fill it in, send it; the words it leads to, which name no fault."""
        self.open(path)
        return self.fill(**said)

    def fill(self, **said: Any) -> str:
        """Fill in the form that is there and send it."""
        for name, value in said.items():
            _answer(self.page.locator(f"main form[method=post] [name={name}]"), value)
        with self.page.expect_navigation():
            self.page.locator(BUTTON).last.click()
        self.look()
        faults = self.page.locator(".govuk-error-summary")
        assert not faults.count(), (self.reader.path, faults.inner_text())
        return self.says()


def _answer(field: Locator, value: Any) -> None:
    kind = field.first.evaluate("it => it.type || it.tagName")
    if kind == "radio":
        field.and_(field.page.locator(f"[value='{value}']")).check()
    elif kind == "checkbox":
        field.check()
    elif kind == "select-one":
        field.select_option(value)
    else:
        field.fill(value)


def sign_in(browser: Browser, address: str, role: Role) -> Worker:
    """The person of a role in a demonstration, in a browser of their own."""
    worker = visitor(browser, address)
    page = worker.page
    page.goto(f"{address}/sign-in/")
    page.locator("#email").fill(email_of(role))
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    # The site compares codes by the machine's clock, as the app of a person does.
    page.locator("#code").fill(second_factor.current_code(key_of(role)))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{address}/")
    return worker


def visitor(browser: Browser, address: str) -> Worker:
    """Somebody who is known to nobody."""
    context = browser.new_context(viewport={"width": WIDE, "height": chromium.TALL})
    context.set_default_timeout(chromium.WAIT)
    return Worker(Reader(page=context.new_page(), address=address))


def whole(words: str) -> dict[str, str]:
    """A statement under every heading."""
    return {section.value: f"{section.words}: {words}" for section in Section}
