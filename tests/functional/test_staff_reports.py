"""Reports and our own performance in a browser: axe at two widths, errors, words for overdue."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser

from support import browser as chromium
from support.browser import NARROW, NARROWEST, WIDE
from support.report_pages import make_reports
from support.staff_server import make_people, serving_staff, sign_in

# {0} is the report that is drafted, {1} the one that is issued, {2} the tab above the first.
# {3} is where the publication room shows the issued one.
INVESTIGATOR = (
    "/", "/reports/", "/reports/?state=settled", "{2}", "{2}open/", "{0}", "{0}text/", "{0}facts/",
    "{0}check/", "{0}draft/", "{1}", "{1}days/received/", "{1}days/replied/", "{1}extend/",
    "{1}judge/", "{0}versions/", "{0}withdraw/",
)  # fmt: skip
DIRECTOR = (
    "{0}issue/", "/performance/", "/performance/cases/?of=waiting",
    "/performance/cases/?of=waiting&holder=nobody", "/publication/reports/", "{3}",
    "{3}take-down/", "{3}put-back/",
)  # fmt: skip
PAGES = [
    *(("investigator", path) for path in INVESTIGATOR), *(("director", path) for path in DIRECTOR),
]  # fmt: skip


class Rooms(NamedTuple):
    """The staff site, where the reports stand, and what browsers keep by role."""

    address: str
    places: tuple[str, str, str, str]
    kept: dict[str, Any]


@pytest.fixture(scope="module")
def rooms(
    prepared: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Rooms]:
    """Two reports, and two people who are signed in."""
    data = tmp_path_factory.mktemp("reports") / "data"
    shutil.copytree(prepared, data)
    make_people(data)
    draft, issued = make_reports(data)
    tab = draft[: draft.rindex("reports/") + len("reports/")]
    reference, body = issued.split("/")[2:4]
    public = f"/publication/reports/{reference}/{body}/public-interest/"
    with serving_staff(data) as address:
        kept = {}
        for role in ("investigator", "director"):
            context = browser.new_context()
            sign_in(context.new_page(), address, role)
            kept[role] = context.storage_state()
            context.close()
        yield Rooms(address, (draft, issued, tab, public), kept)


@pytest.mark.parametrize(("role", "path"), PAGES)
def test_every_page_of_reports_is_sound(
    rooms: Rooms, browser: Browser, role: str, path: str
) -> None:
    """Axe finds nothing, nothing scrolls sideways, the console is silent."""
    with chromium.reading(browser, rooms.address, storage_state=rooms.kept[role]) as reader:
        seen = chromium.visit(reader, path.format(*rooms.places))
    assert seen.status == 200
    assert seen.violations == {WIDE: [], NARROW: []}
    assert seen.overflow == {WIDE: 0, NARROW: 0, NARROWEST: 0}
    assert (seen.faults, seen.strangers) == ((), ())
    assert (seen.headings, seen.language, seen.marked) == (1, "en-GB", True)


def test_a_report_is_not_issued_unchecked(rooms: Rooms, browser: Browser) -> None:
    """By keyboard: every lack is told at the top, the page with it is sound, nothing is issued."""
    with chromium.reading(browser, rooms.address, storage_state=rooms.kept["director"]) as reader:
        reader.open(f"{rooms.places[0]}issue/")
        reader.page.locator("#final").focus()
        reader.page.keyboard.press("Space")
        with reader.page.expect_navigation():
            reader.page.keyboard.press("Enter")
        assert reader.page.title().startswith("Error: ")
        assert "Nobody has checked its text and facts" in reader.page.inner_text("main")
        assert reader.page.locator("#final").is_checked()
        assert reader.examine() == []
