"""Training by staff in a browser: a wait, a place given up, one act for many, who came."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support import browser as chromium
from support.browser import NARROW, NARROWEST, WIDE, Reader
from support.staff_server import make_training, serving_staff, sign_in
from upheld.toolbox import clock

OVER, FULL = "/training/sessions/1/", "/training/sessions/4/"
# Pages that no step below comes by.
OTHERS = (
    "/training/?state=all", "/training/courses/handling/", "/training/courses/handling/plan/",
    "/training/credits/?state=undecided", "/training/credits/", "/training/finance/",
    "/training/certificates/?number=none",
)  # fmt: skip


@pytest.fixture(scope="module")
def officer(
    prepared: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Reader]:
    """An outreach officer who has signed in."""
    data = tmp_path_factory.mktemp("training") / "data"
    shutil.copytree(prepared, data)
    make_training(data)
    with serving_staff(data) as address, chromium.reading(browser, address) as reader:
        sign_in(reader.page, address, "outreach")
        yield reader


def look(reader: Reader) -> None:
    """The page that is there, at every width: axe and no sideways scrolling."""
    for width in (NARROWEST, NARROW, WIDE):
        reader.widen(width)
        assert reader.overflow() == 0, (reader.path, width)
    assert reader.examine() == []


def send(reader: Reader, button: str) -> None:
    """By the keyboard."""
    with reader.page.expect_navigation():
        reader.page.get_by_role("button", name=button, exact=True).press("Enter")


def shown(reader: Reader) -> str:
    """What the page says."""
    return reader.page.inner_text("main")


def test_from_a_full_course_to_a_certificate(officer: Reader) -> None:
    """Somebody waits, moves up, is told of one act for many; who came gets a certificate."""
    page = officer.page
    officer.open(f"{FULL}book/")
    page.fill("#name", "Lea Booker")
    page.select_option("#body", "luton")
    send(officer, "Book a place")
    assert "no place yet: 1 wait before them" in page.inner_text("body")
    look(officer)
    page.get_by_role("link", name="Gus Booker").click()
    page.get_by_role("link", name="Cancel it").click()
    page.select_option("#credit", "kept")
    look(officer)
    send(officer, "Cancel it")
    queue = page.get_by_role("region", name="People with a place").inner_text()
    assert "Ida Booker" in queue
    assert "Lea Booker" not in queue
    _cancel_all(officer)
    _close(officer)


def _cancel_all(officer: Reader) -> None:
    page, today = officer.page, clock.today()
    officer.open("/training/cancel/")
    page.fill("#first", today.isoformat())
    page.fill("#last", (today + timedelta(days=100)).isoformat())
    send(officer, "See what it ends")
    assert "4 sessions" in shown(officer)
    assert "4 people are told, each once" in shown(officer)
    look(officer)
    page.fill("#why", "The virus")
    send(officer, "Cancel them")
    assert "4 sessions are cancelled. 4 people are told" in page.inner_text("body")


def _close(officer: Reader) -> None:
    page = officer.page
    officer.open(f"{OVER}attendance/")
    assert page.locator("input:checked").count() == 0
    send(officer, "Close the session")
    assert page.title().startswith("Error: ")
    look(officer)
    for group in page.get_by_role("group").all():
        group.get_by_role("radio", name="Came", exact=True).check()
    send(officer, "Close the session")
    assert "3 came" in page.inner_text("body")
    look(officer)
    with page.expect_download() as loading:
        page.get_by_role("link", name="Certificate of Ann Booker").click()
    assert loading.value.path().read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("path", OTHERS)
def test_other_pages_are_sound(officer: Reader, path: str) -> None:
    """At every width, by axe, in silence."""
    assert officer.open(path) == 200
    look(officer)
    assert officer.faults == []
