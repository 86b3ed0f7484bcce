"""Reports, improvements and council pages of today in a browser: axe, keyboard, no scripts."""

from collections.abc import Iterator
from datetime import date

import pytest

from functional.conftest import Reading, Visiting
from functional.test_keyboard_alone import tab_to
from support import ports
from support.browser import NARROW
from support.public_process import Process
from support.public_site import site
from support.serving import serving
from support.shelves import decision, improvement, report, shelf
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import NotShown
from upheld.pages.council import publish
from upheld.publication.shelf.facts import CaseCount, ReportDay

# Beside those of every other server of a test.
PAGES = {
    "reports": ("/reports/", 200),
    "report": ("/reports/25-000-777-alder-public-interest/", 200),
    "improvements by theme": ("/improvements/", 200),
    "improvements narrowed": ("/improvements/?q=rounds&order=latest&body=alder&page=2", 200),
    "improvements refused": ("/improvements/?state=kept", 400),
    "improvement": ("/improvements/26-001-100-alder-1/", 200),
    "council of today": ("/councils/alder/2020/", 200),
    "cases": ("/councils/alder/2020/cases/", 200),
}
COLOURED = ("reports", "improvements by theme", "council of today", "cases")
each_page = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a small site with reports and improvements, served by the public process."""
    data = tmp_path_factory.mktemp("promises") / "data"
    clock = (
        ReportDay(what="issued", done=date(2026, 5, 12)),
        ReportDay(what="notice", due=date(2026, 5, 28), done=date(2026, 5, 29)),
        ReportDay(what="reply", due=date(2026, 8, 13)),
        ReportDay(what="confirmation"),
        ReportDay(what="satisfied"),
    )
    references = [f"26 001 {number}" for number in range(100, 160)]
    counted = CaseCount(
        body="alder", year=2020, measure="decided", figure="decided:upheld", title="Upheld",
        count=62, shown=tuple(references), withheld={NotShown.NO_TEXT: 2},
    )  # fmt: skip
    outcomes = (Outcome.UPHELD, Outcome.NOT_UPHELD)
    made = shelf(
        [decision(each, "alder", outcome=outcomes[n % 2]) for n, each in enumerate(references)],
        reports=(
            report("25 000 777", "alder", days=clock),
            report("25 000 778", "birch"),
        ),
        improvements=[improvement(each, "alder") for each in references],
        counts=(counted,),
    )
    whole = site(2020)
    pages = publish.files(whole, "alder")
    Process(folder=data / "public").publish(2020, shelf=made, pages=pages)
    with serving("upheld.config.public:application", ports.PROMISES, data, {}) as address:
        yield address


@each_page
def test_every_page_of_promises_is_sound(name: str, visiting: Visiting) -> None:
    """Axe, console, sideways scrolling, status, heading, language and banner."""
    path, status = PAGES[name]
    visiting(path).assert_sound(status)


@pytest.mark.parametrize("name", COLOURED)
def test_promises_are_read_in_the_dark(name: str, reading: Reading) -> None:
    """Every colour keeps its contrast."""
    with reading(color_scheme="dark") as reader:
        reader.open(PAGES[name][0])
        assert reader.examine("color-contrast", "link-in-text-block") == []


def test_overdue_promises_of_a_body_are_found_by_keys(reading: Reading) -> None:
    """From its page to the list, from the list to one, by tab and Enter."""
    with reading(width=NARROW) as reader:
        reader.open("/councils/alder/2020/")
        tab_to(reader, ".up-today__states a", most=120)
        reader.press("Enter")
        reader.page.wait_for_url("**/improvements/?body=alder&state=overdue")
        tab_to(reader, ".up-promises a")
        reader.press("Enter")
        reader.page.wait_for_url("**/improvements/26-001-1**")
        assert (reader.faults, reader.strangers) == ([], [])


def test_a_list_is_narrowed_without_scripts(reading: Reading) -> None:
    """The form is plain; what it asks for stands in the address."""
    with reading(java_script_enabled=False) as reader:
        reader.open("/reports/")
        reader.page.select_option("#body", "birch")
        reader.page.get_by_role("button", name="Show").click()
        reader.page.wait_for_url("**/reports/?body=birch**")
        assert reader.page.locator(".up-promises > li").count() == 1
        reader.open("/councils/alder/2020/cases/#decided")
        assert not reader.page.get_by_role("link", name="26 001 100").is_visible()
        reader.page.get_by_text("60 can be read").click()
        assert reader.page.get_by_role("link", name="26 001 100").is_visible()
