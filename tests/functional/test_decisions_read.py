"""Decisions in a browser: axe at two widths, keyboard alone, without scripts, on paper."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from functional.conftest import Reading, Visiting
from functional.test_keyboard_alone import tab_to
from support import ports
from support.browser import NARROW, WIDE
from support.public_process import Process
from support.serving import serving
from support.shelves import NOW, decision, report, shelf
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import NotShown, TakenDown
from upheld.publication.shelf.facts import CaseCount, Tombstone

# Beside those of every other server of a test.
PAGES = {
    "all": ("/decisions/", 200),
    "words and filters": ("/decisions/?q=collections&outcome=upheld&body=alder&from=2024", 200),
    "beyond the end": ("/decisions/?page=99", 404),
    "misspelt": ("/decisions/?q=colections", 200),
    "nothing": ("/decisions/?q=qqzzqqzz&body=birch", 200),
    "no day": ("/decisions/?from=nonsense&outcome=won", 400),
    "decision": ("/decisions/26-001-234/", 200),
    "two bodies": ("/decisions/26-002-000/", 200),
    "taken down": ("/decisions/25-009-001/", 410),
}
COLOURED = ("words and filters", "no day")
each_page = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a small site with decisions, served by the public process."""
    data = tmp_path_factory.mktemp("decisions") / "data"
    many = [
        decision(f"24 000 {n:03}", ("alder", "birch")[n % 2],
                 decided=datetime(2024, 1, 1, tzinfo=UTC).date() + timedelta(days=n),
                 outcome=(Outcome.UPHELD, Outcome.NOT_UPHELD)[n % 3 > 0])
        for n in range(20)
    ]  # fmt: skip
    counted = CaseCount(
        body="alder", year=2020, measure="decided", figure="decided:upheld", title="Upheld",
        count=3, shown=("26 001 234",), withheld={NotShown.NO_TEXT: 2},
    )  # fmt: skip
    Process(folder=data / "public").publish(
        2020,
        shelf=shelf(
            [
                *many, decision("26 001 234", "alder"),
                decision("26 002 000", "alder"), decision("26 002 000", "birch"),
            ],
            reports=(report("26 001 234", "alder"),),
            tombstones=(Tombstone(reference="25 009 001", body="birch", why=TakenDown.REVIEW,
                                  at=NOW - timedelta(days=3)),),
            counts=(counted,),
        ),
    )  # fmt: skip
    with serving("upheld.config.public:application", ports.DECISIONS, data, {}) as address:
        yield address


@each_page
def test_every_page_of_decisions_is_sound(name: str, visiting: Visiting) -> None:
    """Axe, console, sideways scrolling, status, heading, language and banner."""
    path, status = PAGES[name]
    visiting(path).assert_sound(status)


def test_titles_of_decisions_tell_pages_apart(visiting: Visiting) -> None:
    """A tab says which search or decision it holds."""
    titles = [visiting(path).title for path, _ in PAGES.values()]
    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("name", COLOURED)
@pytest.mark.parametrize("wish", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str)
def test_decisions_are_read_in_other_colours(
    name: str, wish: dict[str, str], reading: Reading
) -> None:
    """In the dark and in colours that a reader forces."""
    with reading(**wish) as reader:
        reader.open(PAGES[name][0])
        assert reader.examine("color-contrast", "link-in-text-block") == []


def test_a_decision_is_found_by_keys_on_a_narrow_screen(reading: Reading) -> None:
    """Words, the folded filters, an outcome by arrow, then the first result."""
    with reading(width=NARROW) as reader:
        reader.open("/decisions/")
        tab_to(reader, "#q")
        reader.page.keyboard.type("collections")
        radio = reader.page.locator("input[name=outcome]").first
        assert not radio.is_visible()
        tab_to(reader, "summary")
        reader.press("Enter")
        assert radio.is_visible()
        tab_to(reader, "input[name=outcome]")
        reader.press("ArrowDown")
        tab_to(reader, "button[form=search]")
        reader.press("Enter")
        reader.page.wait_for_url("**outcome=upheld**")
        assert reader.page.locator("#q").input_value() == "collections"
        tab_to(reader, ".up-result a", most=40)
        reader.press("Enter")
        reader.page.wait_for_url("**/decisions/26-002-000/#alder")
        assert (reader.faults, reader.strangers) == ([], [])


def test_filters_stand_open_where_there_is_room(reading: Reading) -> None:
    """On a wide screen nothing is folded; on a narrow one results come soon."""
    with reading() as reader:
        reader.open("/decisions/")
        assert reader.page.locator("#subject").is_visible()
        assert not reader.page.locator("summary").is_visible()
        reader.widen(NARROW)
        assert not reader.page.locator("#subject").is_visible()
        assert reader.page.locator("summary").is_visible()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_menu_stays_small(width: int, reading: Reading) -> None:
    """One line on a wide screen, at most two on a narrow one."""
    with reading(width=width) as reader:
        reader.open("/decisions/")
        tops = reader.page.evaluate(
            "[...document.querySelectorAll('.up-menu a')].map((a) => a.getBoundingClientRect().top)"
        )
        assert len(set(tops)) <= (1 if width == WIDE else 2)


def test_the_search_works_without_scripts(reading: Reading) -> None:
    """Words and filters go together, wherever they stand on the page."""
    with reading(java_script_enabled=False) as reader:
        reader.open("/decisions/")
        reader.page.fill("#q", "collections")
        reader.page.select_option("#body", "birch")
        reader.page.get_by_role("button", name="Apply filters").click()
        reader.page.wait_for_url("**body=birch**")
        assert "Birch City Council" in reader.page.locator(".up-search__chosen").inner_text()
        reader.page.get_by_role("link", name="Take off Body: Birch City Council").click()
        reader.page.wait_for_url("**/decisions/?q=collections")


def test_a_mistake_is_heard_first(reading: Reading) -> None:
    """The summary takes the focus, and leads to the field, also where filters are folded."""
    with reading(width=NARROW) as reader:
        reader.open("/decisions/?from=nonsense")
        assert reader.focused("it.matches('.govuk-error-summary')")
        reader.press("Tab", "Enter")
        assert reader.focused("it.id") == "from"


def test_a_decision_is_printed_without_its_contents(reading: Reading) -> None:
    """Paper has the text and how to name it, not the links into it."""
    with reading() as reader:
        reader.open("/decisions/26-001-234/")
        reader.page.emulate_media(media="print")
        assert not reader.page.locator(".up-decision__contents").is_visible()
        for kept in ("#alder-found", ".up-quote"):
            assert reader.page.locator(kept).is_visible()
