"""A year in a browser, from the upload of its lists to its staged release and a correction.

By two people of a demonstration: the data officer makes, the ombudsman (with a publisher's role
beside) approves, sends and stages.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from support import browser as chromium
from support import lists, program
from support.browser import NARROW, WIDE, Reader
from support.staff_server import serving_staff, sign_in

YEAR = "/years/2020/"
CHANGED = "19 000 003,croydon,2019-06-01,2019-12-01,adult_care,upheld,none"
UNCONFIRMED = (
    lists.CONTACTS,
    "luton,chief_executive,,Chief Executive,Chief Executive,ce@luton.example,,,2019-04-10",
    "croydon,chief_executive,,Chief Executive,Chief Executive,ce@croydon.example,,,2020-04-10",
)
_SECOND_ROLE = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "upheld.config.settings"
django.setup()
from upheld.domain.roles import Role
from upheld.people.actions.roles import give_role
from upheld.people.queries.people import person_of
ombudsman = person_of("ombudsman@demonstration.invalid")
give_role(person=ombudsman, role=Role.PUBLISHER, why="sends and stages here", version=0, by="tests")
"""


class Desk(NamedTuple):
    """The two people at work, and where their work lies."""

    officer: Reader
    ombudsman: Reader
    data: Path


@pytest.fixture(scope="module")
def desk(
    demonstrated: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Desk]:
    """A staff site in a process of its own, and two browsers signed in."""
    data = tmp_path_factory.mktemp("years") / "data"
    shutil.copytree(demonstrated, data)
    command = [sys.executable, "-c", _SECOND_ROLE]
    subprocess.run(command, env=program.environment_of(data), check=True)
    with (
        serving_staff(data) as address,
        chromium.reading(browser, address) as officer,
        chromium.reading(browser, address) as ombudsman,
    ):
        sign_in(officer.page, address, "data-officer")
        sign_in(ombudsman.page, address, "ombudsman")
        yield Desk(officer, ombudsman, data)


def folder_of(where: Path, **files: tuple[str, ...] | str) -> list[Path]:
    """Lists of a demonstration, to be uploaded."""
    made = lists.write(where, **files)
    for path in list(made.iterdir()):
        path.rename(made / f"DEMONSTRATION-{path.name}")
    return sorted(made.iterdir())


def press(page: Page, name: str) -> None:
    """Press a button and wait for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def ended(reader: Reader) -> str:
    """Wait until the step of this page has ended; what it says."""
    page = reader.page
    assert "/years/runs/" in page.url
    for _ in range(120):
        said = page.locator(".up-lede").inner_text()
        if not said.startswith("Under way"):
            return said
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError("the step does not end")


def upload(reader: Reader, files: list[Path]) -> str:
    """Import lists from the screen."""
    reader.open("/years/import/")
    reader.page.locator("#files").set_input_files(files)
    press(reader.page, "Import these lists")
    return ended(reader)


def step(reader: Reader, name: str, button: str, *, why: str = "") -> str:
    """Take a step from its link on the year's page."""
    reader.open(YEAR)
    with reader.page.expect_navigation():
        reader.page.locator("main").get_by_role("link", name=name, exact=True).or_(
            reader.page.locator("main").get_by_role("button", name=name, exact=True)
        ).first.click()
    if why:
        reader.page.locator("#why").fill(why)
    press(reader.page, button)
    return ended(reader)


def write_in_a_letter(reader: Reader) -> str:
    """Add a paragraph, look at it, tick what is marked, save it; where the letter is."""
    letter = f"{YEAR}letters/luton/"
    reader.open(f"{letter}block/compliance/")
    reader.page.locator("#own").fill("Thank you for your 77 answers.")
    press(reader.page, "Look at it first")
    assert "This is not saved yet." in reader.page.locator("main").inner_text()
    assert (reader.examine(), reader.overflow()) == ([], 0)
    reader.page.get_by_label("I have looked at this paragraph: it is right").check()
    press(reader.page, "Save")
    assert reader.path == letter
    assert "Thank you for your 77 answers." in reader.page.locator("main").inner_text()
    return letter


def pack(reader: Reader) -> str:
    """Make the reading pack."""
    reader.open(f"{YEAR}letters/pack/")
    press(reader.page, "Make the reading pack")
    return ended(reader)


def waits_for(reader: Reader) -> str:
    """What the year waits for."""
    reader.open(YEAR)
    return reader.page.locator("section .up-lede").inner_text()


def sound(reader: Reader, *paths: str) -> None:
    """Axe finds nothing, and nothing scrolls sideways, at two widths."""
    for path in paths:
        seen = chromium.visit(reader, path)
        assert seen.status == 200, path
        assert seen.violations == {WIDE: [], NARROW: []}, path
        assert set(seen.overflow.values()) == {0}, path
        assert seen.headings == 1
    reader.widen(WIDE)


def import_and_count(officer: Reader, folder: Path) -> None:
    """Lists with a plan whose texts nobody approved, frozen and counted: an error is left."""
    plan = lists.PLAN.replace('texts_approved_by = "Director"\n', "")
    good = {name.replace(".", "_"): lines for name, lines in lists.GOOD.items()}
    first = folder_of(folder, **good, contacts_csv=UNCONFIRMED, year_toml=plan)
    assert "Everything was taken in." in upload(officer, first)
    assert "2020 is frozen: 3 rows." in step(officer, "Freeze 2020", "Freeze the year")
    assert "Release 2020-v1 is sealed" in step(officer, "Count 2020", "Count the year")


def mend_and_clear(officer: Reader, folder: Path) -> None:
    """The error stops the letters until it is mended; the warning is cleared with a reason."""
    assert waits_for(officer) == "An error of the check stops the letters."
    assert "Not done." in step(officer, "Write the letters of 2020", "Write the letters")
    mended = folder_of(folder, year_toml=lists.PLAN)
    assert "Everything was taken in." in upload(officer, mended)
    officer.open(f"{YEAR}check/")
    sound(
        officer, f"{YEAR}check/", YEAR, f"{YEAR}texts/", "/years/", "/years/import/",
        f"{YEAR}freeze/",
    )  # fmt: skip
    officer.open(f"{YEAR}check/")
    officer.page.get_by_role("link", name="contact not confirmed luton").click()
    sound(officer, officer.path)
    officer.page.locator("#what").select_option("clear")
    officer.page.locator("#why").fill("Telephoned today")
    press(officer.page, "Save")
    assert "is cleared" in officer.page.locator(".up-note").inner_text()


def write_and_send(officer: Reader, ombudsman: Reader) -> None:
    """One writes the letters, the other approves, sends and stages them."""
    assert "2 drafted" in step(officer, "Write the letters of 2020", "Write the letters")
    assert waits_for(ombudsman) == "2 letters wait for approval."
    added = write_in_a_letter(officer)
    sound(officer, added, f"{added}block/compliance/", f"{YEAR}letters/groups/")
    sound(ombudsman, f"{YEAR}letters/", f"{YEAR}approve/", f"{added}hold/", ombudsman.path)
    assert "Letters in the reading pack: 1." in pack(ombudsman)
    assert "2 approved." in step(ombudsman, "Approve the letters of 2020", "Approve the letters")
    assert "2 letters sent" in step(ombudsman, "Issue the letters of 2020", "Send the letters")
    said = step(ombudsman, "Stage the release of 2020", "Stage the release")
    assert "Release 2020-v1 is public since 29 July 2020" in said
    sound(ombudsman, ombudsman.path, f"{YEAR}early/")


def correct(officer: Reader, ombudsman: Reader, folder: Path) -> None:
    """A decision that changed becomes a second release, with its note and letters."""
    later = folder_of(folder, decided_csv=(lists.DECIDED, CHANGED))
    assert "Everything was taken in." in upload(officer, later)
    sound(officer, f"{YEAR}correct/")
    note = "A decision was recorded wrongly."
    assert "Release 2020-v2 is sealed" in step(
        officer, "Correct 2020", "Correct the year", why=note
    )
    sound(officer, officer.path, "/years/runs/", f"{YEAR}difference/2/?sort=-now")
    assert note in officer.page.locator("main").inner_text()
    assert "Not upheld" in officer.page.locator("main").inner_text()
    step(officer, "Write the letters of 2020", "Write the letters")
    step(ombudsman, "Approve the letters of 2020", "Approve the letters")
    step(ombudsman, "Issue the letters of 2020", "Send the letters")
    assert "Release 2020-v2 is public" in step(
        ombudsman, "Stage the release of 2020", "Stage the release"
    )
    assert waits_for(officer) == "Nothing: the year is public."


def test_a_year_from_import_to_correction(desk: Desk, tmp_path: Path) -> None:
    """One error mended, one warning cleared, the letters by two people, one correction."""
    officer, ombudsman, data = desk
    import_and_count(officer, tmp_path / "first")
    mend_and_clear(officer, tmp_path / "mended")
    write_and_send(officer, ombudsman)
    rolled = program.run("roll", data=data)
    assert rolled.returncode == 0, rolled.stderr
    correct(officer, ombudsman, tmp_path / "later")
    for command in (("verify", 2020), ("audit", "verify")):
        done = program.run(*command, data=data)
        assert done.returncode == 0, done.stdout + done.stderr
    for reader in (officer, ombudsman):
        assert (reader.faults, reader.strangers) == ([], [])


def test_somebody_outside_reads_once(desk: Desk, tmp_path: Path, browser: Browser) -> None:
    """Put on the list, a link by mail, its figures at both widths, and nothing more."""
    data, path = desk.data, "/years/2019/early/"
    shifted = {
        name.replace(".", "_"): tuple(x.replace("2019-", "2018-").replace("2020-", "2019-")
                                      .replace("19 000", "18 000") for x in lines)
        for name, lines in lists.GOOD.items()
    }  # fmt: skip
    plan = lists.PLAN.replace("2020", "2019").replace("2019-07-29", "2099-07-29")
    folder = tmp_path / "earlier"
    folder_of(folder, **shifted, year_toml=plan)
    for command in (("import", folder), ("freeze", 2019), ("count", 2019), ("publish", 2019)):
        done = program.run(*command, data=data)
        assert done.returncode == 0, done.stderr
    ombudsman = desk.ombudsman
    sound(ombudsman, f"{path}add/", "/years/2019/stage/")
    ombudsman.open(f"{path}add/")
    for field, said in (("name", "Ada Reader"), ("email", "ada@luton.example"),
                        ("office", "Chief executive"), ("why", "prepares an answer")):  # fmt: skip
        ombudsman.page.locator(f"#{field}").fill(said)
    ombudsman.page.locator("#body").select_option("luton")
    press(ombudsman.page, "Send the link")
    sound(ombudsman, path)
    mail = next(
        p.read_text() for p in (data / "outbox/people").glob("*.eml") if "/early/" in p.read_text()
    )
    found = re.search(r"(/early/\S+)", mail.replace("=\n", ""))
    assert found
    with chromium.reading(browser, ombudsman.address) as outside:
        sound(outside, found[1])
        press(outside.page, "Show the figures once")
        for width in (WIDE, NARROW):
            outside.widen(width)
            assert (outside.examine(), outside.overflow()) == ([], 0)
        assert outside.open(found[1]) == 404
        assert "This link shows nothing more" in outside.page.title()
        assert outside.examine() == []
