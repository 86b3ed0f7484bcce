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
from support.staff_server import (
    code_of,
    fill_rooms,
    serving_staff,
)
from upheld.domain.reporting_year import ReportingYear
from upheld.toolbox import clock

OPEN = ("/sign-in/", "/forgotten/", "/nothing/")
BEHIND = (
    "/", "/roles/", "/account/", "/account/password/", "/account/recovery-codes/",
    "/account/authenticator/", "/account/conflict/", "/people/", "/people/invite/", "/people/3/",
    "/people/3/end/", "/people/3/start-again/", "/people/3/let-back/",
    "/people/3/roles/investigator/end/", "/conflicts/", "/people/3/conflict/",
)  # fmt: skip
DIGITS = f"{ReportingYear.of(clock.today()).start.year % 100:02}"
FIRST, SECOND, THIRD = (f"/cases/{DIGITS}-000-00{n}/bedford/" for n in (1, 2, 3))
LUTON = "/register/bodies/luton/"
GATE = f"/publication/{DIGITS}-000-003/bedford/"
DRAFTED, AWAITED, REFUSED = (
    f"/cases/{DIGITS}-000-00{number}/{body}/remedies/"
    for number, body in ((4, "bedford"), (5, "barnet"), (6, "kent"))
)
CASE = f"/cases/{DIGITS}-000-007/luton/"
REVIEWED = f"/cases/{DIGITS}-000-008/barnet/reviews/"
QUESTION, DRAFT = "/resources/question/late-remedies/", "/resources/learning/notes-of-visits/"
# Rooms that the administrator may not enter, by who may.
ROOMS_OF = {
    "data-officer": (
        "/register/", "/register/?state=&page=3", "/register/add/", "/register/populations/",
        LUTON, f"{LUTON}name/", f"{LUTON}type/", f"{LUTON}end/", f"{LUTON}correct/",
        f"{LUTON}take-back/name/", f"{LUTON}remove/", "/register/bodies/cumbria/",
        "/retention/person/", "/retention/person/?text=invented", "/history/", "/history/read/",
        "/history/1/withdraw/", "/history/readings/", "/history/readings/1/",
    ),
    "outreach": (
        "/contacts/", "/contacts/import/", "/contacts/bodies/luton/",
        "/contacts/bodies/luton/add/", "/contacts/bodies/luton/1/change/",
        "/contacts/bodies/luton/1/end/",
        "/resources/", "/resources/?text=none", "/resources/add/question/",
        "/resources/add/learning/", QUESTION, f"{QUESTION}change/", f"{QUESTION}asked/",
        f"{DRAFT}return/",
        "/officers/", "/officers/rounds/start/", "/officers/surveys/add/",
    ),
    "publisher": (
        "/post/", "/post/?state=open&sort=-body", "/post/luton/1/", "/post/luton/1/settle/",
        "/post/luton/1/returned/", "/post/luton/1/acknowledged/", "/post/bedford/2/again/",
        "/post/report/", "/post/mails/", "/post/mails/1/", "/post/mails/1/settle/",
        "/years/2020/recipients/",
    ),
    "director": (
        "/office/", "/office/change/", REFUSED, f"{REFUSED}1/new-case/",
        f"{REFUSED}1/take-back-finding/", f"{AWAITED}1/unsatisfied/",
        DRAFT, f"{DRAFT}approve/", f"{QUESTION}withdraw/",
    ),
    "casework-manager": (
        "/retention/", "/retention/due/", "/retention/due/?kind=case", "/retention/coming/",
        "/retention/hold/", "/retention/1/lift/",
        "/day/team/", REVIEWED, f"{REVIEWED}take/", f"{REVIEWED}give-back/", f"{REVIEWED}assign/",
        f"{REVIEWED}answer/",
    ),
    "investigator": (
        "/day/", "/day/calendar/?whose=all", "/day/search/?text=luton",
        "/cases/", "/cases/?stage=all&sort=-body", f"{SECOND}", f"{SECOND}assessment/",
        f"{SECOND}scope/", f"{SECOND}told/", f"{SECOND}note/", f"{SECOND}statements/",
        f"{SECOND}statements/provisional/", f"{SECOND}statements/provisional/versions/",
        f"{SECOND}take-back/", f"{SECOND}decide/", f"{SECOND}publication/", THIRD,
        f"{THIRD}letters/", f"{THIRD}reviews/", f"{THIRD}reviews/ask/",
        f"{THIRD}reviews/correct/", f"{THIRD}history/",
        "/", "/remedies/", "/remedies/?wait=later&sort=-name", DRAFTED, f"{DRAFTED}add/",
        f"{DRAFTED}1/change/", f"{DRAFTED}1/agree/", f"{DRAFTED}1/remove/", AWAITED,
        f"{AWAITED}1/done/", f"{AWAITED}2/extend/", f"{AWAITED}2/decline/", f"{AWAITED}1/assess/",
        f"{AWAITED}1/evidence/",
        f"{AWAITED}2/summary/",
    ),
    "team-coordinator": (
        FIRST, f"{FIRST}code/", f"{FIRST}share/", f"{FIRST}forward/", f"{FIRST}close/",
        f"{FIRST}add-body/", f"{FIRST}letters/", "/cases/post/",
        "/remedies/summaries/", f"{DRAFTED}1/check/", "/publication/",
        "/publication/?state=all&sort=-name", GATE, f"{GATE}text/", f"{GATE}pass/",
        f"{GATE}withhold/", f"{GATE}object/",
    ),
    "intake": (
        "/complaints/", "/complaints/?state=all&sort=-body", "/complaints/record/",
        "/complaints/record/mail/", "/complaints/1/", "/complaints/1/accept/",
        f"/complaints/1/join/?to={DIGITS}-000-007", "/complaints/1/decline/",
        "/complaints/1/code/",
        "/complaints/1/documents/add/", f"{CASE}people/", f"{CASE}people/add/",
        f"{CASE}people/9/change/", f"{CASE}people/9/remove/", f"{CASE}people/consent/",
        f"{CASE}documents/",
        f"{CASE}documents/add/",
    ),
}  # fmt: skip
FIRST_SEEN = {
    "administrator": "/people/", "auditor": "/audit/", "data-officer": "/register/",
    "outreach": "/contacts/", "director": "/office/", "casework-manager": "/retention/",
    "investigator": "/cases/", "intake": "/complaints/", "publisher": "/post/",
    "team-coordinator": "/cases/",
}  # fmt: skip
OTHERS = [(role, path) for role, paths in ROOMS_OF.items() for path in paths]


# What the auditor alone sees; {0} is an event with a personal value.
AUDIT = (
    "/audit/", "/audit/?by=nobody+of+this+name", "/audit/?first=soon&sort=by", "/audit/chain/",
    "/audit/{0}/", "/audit/{0}/values/",
)  # fmt: skip


class Rooms(NamedTuple):
    """The staff site, and what the browser of its administrator keeps."""

    address: str
    signed_in: Any
    auditor: Any
    event: int
    link: str
    """Of an invitation that waits."""
    others: dict[str, Any]
    """What the browsers of others keep, by role."""


def enter(page: Page) -> None:
    """Send the form in which the focus is."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def sign_in(page: Page, address: str, role: str, onward: str) -> Any:
    """By the keyboard alone, from the top of the page; what the browser keeps afterwards."""
    page.goto(f"{address}{onward}")
    page.locator("#email").focus()
    page.keyboard.type(f"{role}@demonstration.invalid")
    page.keyboard.press("Tab")
    page.keyboard.type("demonstration only")
    enter(page)
    page.locator("#code").focus()
    page.keyboard.type(code_of(role))
    enter(page)
    assert page.url == f"{address}{onward}"
    return page.context.storage_state()


@pytest.fixture(scope="module")
def rooms(
    prepared: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Rooms]:
    """Served by its own process, signed in once."""
    data = tmp_path_factory.mktemp("staff") / "data"
    shutil.copytree(prepared, data)
    event = fill_rooms(data)
    invited = program.run("invite", "a@example.org", "--role", "outreach", data=data)
    assert invited.returncode == 0, invited.stderr
    link = "/" + invited.stdout.strip().split("/", 3)[3]
    with serving_staff(data) as address:
        kept: dict[str, Any] = {}
        for role, onward in FIRST_SEEN.items():
            context = browser.new_context()
            page = context.new_page()
            sign_in(page, address, role, onward)
            if role == "outreach":
                add_a_contact(page, address)
            kept[role] = context.storage_state()
            context.close()
        yield Rooms(
            address=address, signed_in=kept["administrator"], auditor=kept["auditor"],
            event=event, link=link, others={role: kept[role] for role in ROOMS_OF},
        )  # fmt: skip


def add_a_contact(page: Page, address: str) -> None:
    """So that a page has somebody to show."""
    page.goto(f"{address}/contacts/bodies/luton/add/")
    page.select_option("#role", "chief_executive")
    page.fill("#title", "Chief Executive")
    page.fill("#email", "chief.executive@luton.example")
    page.locator("#email").focus()
    enter(page)


@pytest.mark.parametrize("path", [*OPEN, *BEHIND, *AUDIT, "an invitation"])
def test_every_page_is_sound(rooms: Rooms, browser: Browser, path: str) -> None:
    """Axe finds nothing, nothing scrolls sideways, the console is silent, the banner is there."""
    wishes = {"storage_state": rooms.signed_in} if path in BEHIND else {}
    if path in AUDIT:
        wishes, path = {"storage_state": rooms.auditor}, path.format(rooms.event)
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


def test_the_auditor_sees_a_value_for_a_reason(rooms: Rooms, browser: Browser) -> None:
    """By keyboard: ask without a reason, be told, give one, see it; the page is sound."""
    with chromium.reading(browser, rooms.address, storage_state=rooms.auditor) as reader:
        reader.open(f"/audit/{rooms.event}/values/")
        reader.page.locator("#why").focus()
        enter(reader.page)
        assert reader.page.title().startswith("Error: ")
        reader.page.locator("#why").focus()
        reader.page.keyboard.type("the person asked for it")
        enter(reader.page)
        assert reader.page.get_by_text("invented for a test").count() == 1
        assert reader.examine() == []


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
    """The way back leads to the sign-in page. Somebody else does it: a session ends by it."""
    with chromium.reading(browser, rooms.address) as reader:
        sign_in(reader.page, rooms.address, "ombudsman", "/people/")
        reader.open("/")
        with reader.page.expect_navigation():
            reader.page.get_by_role("button", name="Sign out").press("Enter")
        reader.open("/people/")
        assert reader.path.startswith("/sign-in/")
