"""Training in a browser: a full course, a wait, a place given back; and two for the last place."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support import browser as chromium
from support import program
from support.browser import NARROW, NARROWEST, WIDE, Reader
from support.council_server import serving_forms

SESSIONS = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from support import training
training.course()
for days in (30, 60, 90):
    print(training.session(days=days, places=1).pk)
"""
STATES = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.outreach.models import Booking, Session
for b in Booking.objects.order_by("session", "-state", "id"):
    print(b.session_id, b.state, b.name)
print(sorted(Session.objects.values_list("pk", "held")))
"""
RACE = """
import http.cookiejar, re, sys, threading, urllib.parse, urllib.request
ADDRESS = "{address}/training/3/book/"
HIDDEN = re.compile('name="(sealed|csrfmiddlewaretoken)" value="([^"]+)"')
ready, said = threading.Barrier(4), []
def send(name):
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(cookies)
    form = dict(HIDDEN.findall(browser.open(ADDRESS).read().decode()))
    form |= dict(body="luton", name_1=name + " Booker", email_1=name + "@luton.example")
    content = urllib.parse.urlencode(form | dict(declared="yes", people="1", go="send")).encode()
    ready.wait()
    said.append(browser.open(ADDRESS, content).read().decode())
people = [threading.Thread(target=send, args=(name,)) for name in ("Ann", "Bob", "Cat", "Dan")]
for person in people: person.start()
for person in people: person.join()
print(sum("Your place is booked" in page for page in said))
print(sum("You are the first on the waiting list." in page for page in said))
print(sum("You are on the waiting list" in page for page in said))
"""


@pytest.fixture(scope="module")
def forms(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Address and data folder; three sessions of one place."""
    data = tmp_path_factory.mktemp("training") / "data"
    shutil.copytree(prepared, data)
    with serving_forms(data) as address:
        program.run_python(SESSIONS, data=data)
        yield address, data


# A page that was looked at is not looked at again: axe takes most of the time of these tests.
LOOKED_AT: set[str] = set()


def look(reader: Reader, title: str) -> None:
    """The page that is there, at every width: its title, axe, no sideways scrolling."""
    assert reader.page.locator("h1").inner_text() == title
    if reader.page.title() in LOOKED_AT:
        return
    LOOKED_AT.add(reader.page.title())
    for width in (WIDE, NARROW, NARROWEST):
        reader.widen(width)
        assert reader.overflow() == 0, (title, width)
        if width == NARROW:
            assert reader.examine() == [], title
    reader.widen(WIDE)


def press(page: Page, name: str) -> None:
    """A button."""
    page.get_by_role("button", name=name, exact=True).last.click()


def book(reader: Reader, name: str, title: str) -> list[str]:
    """Book a place in the first session; number and code."""
    page = reader.page
    reader.open("/training/1/book/")
    page.fill("#search", "luton")
    page.locator("#search").press("Enter")
    page.get_by_label("Luton Borough Council").check()
    page.fill("#name_1", f"{name} Booker")
    page.fill("#email_1", f"{name}@luton.example")
    page.locator("#declared").check()
    press(page, "Send")
    look(reader, title)
    return page.locator(".up-form-receipt dd").all_inner_texts()


def look_up(reader: Reader, receipt: list[str]) -> str:
    """What the page of a booking says first."""
    reader.open("/training/booking/")
    reader.page.fill("#number", receipt[0])
    reader.page.fill("#code", receipt[1])
    press(reader.page, "See the booking")
    look(reader, "Your booking")
    return reader.page.locator("main .up-lede").inner_text()


def test_a_full_course_a_wait_and_a_place(forms: tuple[str, Path], browser: Browser) -> None:
    """Whoever waits gets the place that another gives back; every page is sound."""
    with chromium.reading(browser, forms[0]) as reader:
        page = reader.page
        reader.open("/training/1/book/")
        look(reader, "Book a place")
        press(page, "Send")
        look(reader, "Book a place")
        assert page.title().startswith("Error: ")
        first = book(reader, "Ann", "Your place is booked")
        second = book(reader, "Bob", "You are on the waiting list")
        assert look_up(reader, second) == "You are the first on the waiting list."
        assert look_up(reader, first) == "You have a place."
        press(page, "Answer the questions")
        look(reader, "Before the session")
        press(page, "Back to the booking")
        page.locator("input[name=to]").first.check()
        press(page, "Move to this session")
        look(reader, "Move to another session")
        press(page, "Leave it as it is")
        press(page, "Cancel this booking")
        look(reader, "Cancel this booking?")
        press(page, "Yes, cancel the booking")
        look(reader, "Your booking")
        assert "The booking is cancelled." in page.locator("main").inner_text()
        assert look_up(reader, second) == "You have a place."
        assert (reader.faults, reader.strangers) == ([], [])


def test_the_keyboard_alone_books(forms: tuple[str, Path], browser: Browser) -> None:
    """Enter searches; errors lead to their fields, that of a person too."""
    with chromium.reading(browser, forms[0]) as reader:
        reader.open("/training/2/book/")
        reader.press("Tab")
        assert reader.focused("it.textContent") == "Skip to main content"
        reader.press("Enter", "Tab")
        assert reader.focused("it.id") == "search"
        reader.page.keyboard.type("luton")
        with reader.page.expect_navigation():
            reader.press("Enter")
        reader.page.locator("#search").focus()
        reader.press("Tab", "Tab", "Space", "Tab")
        assert reader.focused("it.id") == "name_1"
        reader.page.keyboard.type("Ann")
        with reader.page.expect_navigation():
            reader.press("Enter")
        reader.page.locator(".govuk-error-summary a").first.focus()
        reader.press("Enter")
        assert reader.focused("it.id") == "name_1"


def test_of_two_for_the_last_place_one_gets_it(forms: tuple[str, Path]) -> None:
    """At one instant: the other is the first on the waiting list."""
    address, data = forms
    race = program.run_python(RACE.replace("{address}", address), data=data).split()
    assert race == ["1", "1", "3"]
    kept = program.run_python(STATES, data=data).splitlines()
    assert sum(line.startswith("3 booked") for line in kept) == 1
    assert sum(line.startswith("3 waiting") for line in kept) == 3
    assert "(3, 1)" in kept[-1]
