"""The public forms in a browser, in their own process: axe at every page, and keyboard alone."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from support import browser as chromium
from support import program
from support.browser import NARROW, NARROWEST, WIDE, Reader
from support.council_server import serving_forms
from support.files_sent import PDF

KEPT = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.casework.models import Complainant, Complaint, Document
for c in Complaint.objects.order_by("id"):
    people = sorted(c.people.values_list("role", "name"))
    print(c.state, c.authority_id, c.text, people, c.documents.count(), sep="|")
"""


@pytest.fixture(scope="module")
def forms(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Address and data folder."""
    data = tmp_path_factory.mktemp("council") / "data"
    shutil.copytree(prepared, data)
    with serving_forms(data) as address:
        yield address, data


def look(reader: Reader, title: str) -> None:
    """The page that is there, at every width: its title, axe, no sideways scrolling."""
    assert reader.page.locator("h1").inner_text() == title
    for width in (WIDE, NARROW, NARROWEST):
        reader.widen(width)
        assert reader.overflow() == 0, (title, width)
        if width != NARROWEST:
            assert reader.examine() == [], (title, width)
    reader.widen(WIDE)


def press(page: Page, name: str) -> None:
    """A button."""
    page.get_by_role("button", name=name, exact=True).last.click()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_complaint_from_start_to_status(
    forms: tuple[str, Path], browser: Browser, tmp_path: Path, *, scripts: bool
) -> None:
    """For somebody else, with mistakes on the way and documents after it."""
    address, data = forms
    with chromium.reading(browser, address, java_script_enabled=scripts) as reader:
        seen: Any = look if scripts else _named
        page = reader.page
        reader.open("/")
        seen(reader, "Complain to the Ombudsman")
        page.get_by_role("button", name="Begin").click()
        _write(reader, seen)
        seen(reader, "Check what you have written")
        press(page, "Send")
        seen(reader, "Check what you have written")
        assert page.title().startswith("Error: ")
        page.locator("#declared").check()
        press(page, "Send")
        seen(reader, "We have your complaint")
        number, code = page.locator(".up-form-receipt dd").all_inner_texts()
        _add_documents(reader, tmp_path, number, seen)
        _ask(reader, number, code, seen)
        assert (reader.faults, reader.strangers) == ([], [])
    kept = program.run_python(KEPT, data=data).splitlines()[-1]
    people = [("person_affected", "Pat Example"), ("representative", "Rob Example")]
    assert kept == f"pending|luton|It <b>rained</b> in. \U0001f327|{people}|1"


def _named(reader: Reader, title: str) -> None:
    assert reader.page.locator("h1").inner_text() == title


def _write(reader: Reader, seen: Any) -> None:
    page = reader.page
    seen(reader, "Who is your complaint about?")
    press(page, "Continue")
    seen(reader, "Who is your complaint about?")
    page.fill("#search", "luton")
    page.locator("#search").press("Enter")
    seen(reader, "Who is your complaint about?")
    page.get_by_label("Luton Borough Council").check()
    press(page, "Continue")
    page.fill("#wanted", "A dry kitchen")
    press(page, "Continue")
    seen(reader, "What happened?")
    assert page.input_value("#wanted") == "A dry kitchen"
    page.fill("#text", "It <b>rained</b> in. \U0001f327")
    press(page, "Continue")
    page.get_by_label("No, or not yet").check()
    seen(reader, "Have you complained to them?")
    press(page, "Continue")
    page.get_by_label("For somebody else").check()
    page.fill("#name", "Rob Example")
    press(page, "Continue")
    seen(reader, "Who is complaining?")
    page.fill("#other_name", "Pat Example")
    page.fill("#relation", "son")
    page.get_by_label("They have not been asked yet").check()
    press(page, "Continue")
    press(page, "Continue")
    seen(reader, "How can we reach you?")
    page.fill("#telephone", "01234 567 890")
    press(page, "Continue")
    seen(reader, "What would make it easier for you?")
    press(page, "Continue")


def _add_documents(reader: Reader, folder: Path, number: str, seen: Any) -> None:
    page, good, bad = reader.page, folder / "answer.pdf", folder / "drawing.svg"
    good.write_bytes(PDF)
    bad.write_text("<svg/>")
    for path, said in ((bad, "The file is a page or a program"), (good, "We have answer.pdf")):
        page.set_input_files("#file", path)
        press(page, "Add this document")
        seen(reader, "Documents to your complaint")
        assert number in page.locator("main").inner_text()
        assert said in page.locator("main").inner_text()


def _ask(reader: Reader, number: str, code: str, seen: Any) -> None:
    page = reader.page
    reader.open("/status/")
    for typed, said in (("wrong", "do not know this number"), (code, "nobody has looked at it")):
        page.fill("#number", number)
        page.fill("#code", typed)
        press(page, "See how it stands")
        seen(reader, "How your complaint stands")
        assert said in page.locator("main").inner_text()


def test_the_keyboard_alone_fills_a_page(forms: tuple[str, Path], browser: Browser) -> None:
    """Skip link, fields in reading order, options by arrows, Enter to go on; errors lead back."""
    with chromium.reading(browser, forms[0]) as reader:
        reader.open("/complaint/")
        reader.press("Tab")
        assert reader.focused("it.textContent") == "Skip to main content"
        reader.press("Enter", "Tab")
        assert reader.focused("it.id") == "search"
        reader.page.keyboard.type("luton")
        with reader.page.expect_navigation():
            reader.press("Enter")
        reader.page.locator("#search").focus()
        reader.press("Tab", "Tab", "Space", "Tab", "Tab")
        assert reader.focused("it.textContent") == "Continue"
        with reader.page.expect_navigation():
            reader.press("Enter")
        reader.page.locator("#known_on").focus()
        with reader.page.expect_navigation():
            reader.press("Enter")
        reader.page.locator(".govuk-error-summary a").focus()
        reader.press("Enter")
        assert reader.focused("it.id") == "text"


@pytest.mark.parametrize(("path", "status"), [("/letters/fetch/abc/", 200), ("/nothing/", 404)])
def test_other_pages_are_sound(
    forms: tuple[str, Path], browser: Browser, path: str, status: int
) -> None:
    """Axe, widths, console, the banner of a demonstration."""
    with chromium.reading(browser, forms[0]) as reader:
        seen = chromium.visit(reader, path)
    assert (seen.status, seen.marked, seen.headings) == (status, True, 1)
    assert seen.violations == {WIDE: [], NARROW: []}
    assert seen.overflow == {WIDE: 0, NARROW: 0, NARROWEST: 0}
    assert (seen.faults, seen.strangers) == ((), ())
