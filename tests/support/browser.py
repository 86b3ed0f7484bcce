"""Chromium as a reader has it: pages opened under their own policy, watched and examined."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

# The shell is the same engine without windows, and takes less than half of the processor time:
# 13 s for 15 visits instead of 28, all processes counted. Where it is missing, the browser does.
SHELL, WHOLE = Path("/usr/lib/chromium/chromium-headless-shell"), Path("/usr/bin/chromium")
CHROMIUM = SHELL if SHELL.exists() else WHOLE
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
WIDE, NARROW, NARROWEST = 1280, 375, 240
TALL = 800
# Milliseconds until what a reader waits for is missing.
WAIT = 15_000
LOOK_EVERY = 50

# No rule is switched off; the size of targets, which axe asks for only when told to, is on too.
_EXAMINE = """async (only) => {
  const options = {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}};
  if (only.length) options.runOnly = {type: "rule", values: only};
  const {violations} = await axe.run(document, options);
  return violations.map(({id, help, nodes}) =>
    `${id}: ${help}: ` + nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | "));
}"""
_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@contextmanager
def running() -> Iterator[Browser]:
    """Debian's Chromium; nothing is downloaded."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=list(ARGUMENTS)
        )  # fmt: skip
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Reader:
    """One reader of the site, and everything that went wrong in the browser meanwhile."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)
    """Errors and warnings of the console, and errors of scripts."""
    strangers: list[str] = field(default_factory=list)
    """Requests to any other host."""
    _pages: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Watch from the first request on."""
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._follow)

    def open(self, path: str) -> int:
        """Go to a path of the site and give the status of the answer."""
        response = self.page.goto(f"{self.address}{path}")
        assert response
        return response.status

    @property
    def path(self) -> str:
        """Where the reader is, with query and fragment."""
        return self.page.url.removeprefix(self.address)

    def press(self, *keys: str) -> None:
        """Keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def focused(self, expression: str) -> Any:
        """Something about the element that has the focus, here called `it`."""
        return self.page.evaluate(
            f"() => {{ const it = document.activeElement; return {expression} }}"
        )

    def sees(self, expression: str) -> bool:
        """Whether something comes true while one waits.

        Asked from outside: Playwright's own waiting evaluates a string within the page, which
        the page's policy forbids, and shows only where the first look came too early.
        """
        for _ in range(WAIT // LOOK_EVERY):
            if self.page.evaluate(expression):
                return True
            self.page.wait_for_timeout(LOOK_EVERY)
        return False

    def widen(self, width: int) -> None:
        """Give the window another width."""
        self.page.set_viewport_size({"width": width, "height": TALL})

    def overflow(self) -> int:
        """By how many pixels the page can be scrolled sideways."""
        return int(self.page.evaluate(_OVERFLOW))

    def examine(self, *only: str) -> list[str]:
        """What axe finds against the page as it stands, by every rule or by some."""
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[str] = self.page.evaluate(_EXAMINE, list(only))
        return found

    def _note(self, message: ConsoleMessage) -> None:
        # Chromium notes the status of a page that says what it cannot show; that is meant so.
        status = "responded with a status of 4" in message.text
        of_page = message.location["url"] in self._pages
        if message.type in {"error", "warning"} and not (status and of_page):
            self.faults.append(message.text)

    def _follow(self, request: Request) -> None:
        if request.is_navigation_request():
            self._pages.add(request.url)
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.strangers.append(request.url)


@contextmanager
def reading(
    browser: Browser, address: str, *, width: int = WIDE, **wishes: Any
) -> Iterator[Reader]:
    """A reader with a fresh browser; `wishes` are those of a Playwright context."""
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": TALL}, **wishes
    )
    context.set_default_timeout(WAIT)
    try:
        yield Reader(page=context.new_page(), address=address)
    finally:
        context.close()


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What one visit to an address showed."""

    status: int
    title: str
    headings: int
    """How many headings of the first level."""
    language: str
    marked: bool
    """Whether the banner of a demonstration is visible."""
    faults: Sequence[str]
    strangers: Sequence[str]
    overflow: Mapping[int, int]
    """By width."""
    violations: Mapping[int, Sequence[str]]
    """By width."""

    def assert_sound(self, status: int) -> None:
        """Axe, console, sideways scrolling, status, heading, language and banner."""
        assert self.violations == {WIDE: [], NARROW: []}
        assert (self.faults, self.strangers) == ((), ())
        assert self.overflow == {WIDE: 0, NARROW: 0, NARROWEST: 0}
        assert (self.status, self.headings, self.language) == (status, 1, "en-GB")
        assert self.marked


def visit(reader: Reader, path: str) -> Seen:
    """Look at an address from every side, at each width."""
    status = reader.open(path)
    page, overflow, violations = reader.page, {}, {}
    for width in (WIDE, NARROW, NARROWEST):
        reader.widen(width)
        overflow[width] = reader.overflow()
        if width != NARROWEST:
            violations[width] = reader.examine()
    return Seen(
        status=status,
        title=page.title(),
        headings=page.locator("h1").count(),
        language=page.locator("html").get_attribute("lang") or "",
        marked=page.locator(".up-demonstration").is_visible(),
        faults=tuple(reader.faults),
        strangers=tuple(reader.strangers),
        overflow=overflow,
        violations=violations,
    )
