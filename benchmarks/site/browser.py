"""Chromium's own account of first visits; to be run apart, for what it loads."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright

from benchmarks.site.visit import NoBrowser, Visit

ARGUMENTS = ("--no-sandbox", "--disable-gpu")
FIRST_VIEW = ("Document", "Stylesheet")
HEIGHT = 900
NOTED = Path(__file__).with_name("noted.js").read_text(encoding="utf-8")


def visit_each(addresses: Sequence[str], widths: Sequence[int], times: int) -> list[list[Visit]]:
    """The visits to each address, all widths by turns; `NoBrowser` where that cannot be."""
    # The machine's Chromium, else the one that Playwright keeps.
    found = shutil.which("chromium")
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=found, args=list(ARGUMENTS))
            every = [width for _ in range(times) for width in widths]
            return [[_visit(browser, address, width) for width in every] for address in addresses]
    except Error as fault:
        raise NoBrowser(fault.message.splitlines()[0]) from None


def _visit(browser: Browser, address: str, width: int) -> Visit:
    # A new context has an empty cache.
    with browser.new_context(viewport={"width": width, "height": HEIGHT}) as context:
        page = context.new_page()
        kinds: dict[str, str] = {}
        sizes: dict[str, int] = {}

        def begun(event: dict[str, Any]) -> None:
            kinds[event["requestId"]] = event["type"]

        def ended(event: dict[str, Any]) -> None:
            sizes[event["requestId"]] = int(event["encodedDataLength"])

        network = context.new_cdp_session(page)
        network.on("Network.responseReceived", begun)
        network.on("Network.loadingFinished", ended)
        network.send("Network.enable")
        page.goto(address, wait_until="networkidle")
        noted = page.evaluate(NOTED)
        page.wait_for_load_state("networkidle")
    return Visit(
        everything=sum(sizes.values()),
        first_view=sum(size for key, size in sizes.items() if kinds[key] in FIRST_VIEW),
        answers=len(sizes),
        painted=noted["painted"],
        shift=noted["shift"],
    )
