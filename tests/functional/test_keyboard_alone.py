import pytest

from functional.conftest import Reading
from support.browser import NARROW, Reader

TABS_TO_FIND = 30
COUNCIL = "/councils/luton/2020/"


def tab_to(reader: Reader, selector: str, *, most: int = TABS_TO_FIND) -> int:
    """Go on by tab until something has the focus; how many steps it took."""
    for step in range(1, most + 1):
        reader.press("Tab")
        if reader.focused(f"it.matches({selector!r})"):
            return step
    pytest.fail(f"{selector} is not within {most} tabs of {reader.path}")


@pytest.mark.parametrize("path", ["/", "/councils/", COUNCIL, "/find/", "/letters/", "/nowhere/"])
def test_the_first_stop_skips_to_the_content(reader: Reader, path: str) -> None:
    """It shows itself, and leads past banner and menu."""
    reader.open(path)
    reader.press("Tab")
    skip = reader.page.locator(".govuk-skip-link").first
    assert reader.focused("it.getAttribute('href')") == "#main"
    box = skip.bounding_box()
    assert box
    assert box["height"] > 20
    assert box["y"] >= 0
    reader.press("Enter", "Tab")
    assert reader.focused("it.closest('main') !== null")


def test_a_council_is_found_from_the_home_page(reader: Reader) -> None:
    """Tab to the field, type, Enter: its page."""
    reader.open("/")
    tab_to(reader, "#q")
    reader.page.keyboard.type("Luton")
    # Suggestions are open by now, and none of them is chosen.
    reader.page.get_by_role("option").first.wait_for()
    reader.press("Enter")
    reader.page.wait_for_url("**/councils/luton/")
    assert reader.page.locator("h1").inner_text() == "Luton Borough Council"


def test_a_suggestion_is_chosen_by_arrow_and_enter(reader: Reader) -> None:
    """Suggestions appear while typing; the one that is chosen opens its page."""
    reader.open("/find/")
    tab_to(reader, "#q")
    reader.page.keyboard.type("some")
    reader.page.get_by_role("option").first.wait_for()
    assert reader.page.locator("#q").get_attribute("aria-expanded") == "true"
    reader.press("ArrowDown")
    name = reader.focused("it.firstChild.textContent")
    assert "Somerset" in name
    assert reader.examine() == []
    reader.press("Enter")
    reader.page.wait_for_url("**/councils/**")
    assert reader.page.locator("h1").inner_text() == name


def test_suggestions_go_away_and_leave_what_was_typed(reader: Reader) -> None:
    """Escape closes them; Enter then asks with the words as they stand."""
    reader.open("/find/")
    tab_to(reader, "#q")
    reader.page.keyboard.type("lut")
    reader.page.get_by_role("option").first.wait_for()
    reader.press("Escape")
    assert not reader.page.get_by_role("option").first.is_visible()
    reader.page.locator("#q").press_sequentially("on")
    reader.press("Escape", "Enter")
    reader.page.wait_for_url("**/councils/luton/")


def test_the_map_is_one_stop_and_arrows_go_round_in_it(reader: Reader) -> None:
    """An arrow leads to a neighbour that way, End to the last tile, Enter to the council."""
    reader.open("/")
    assert reader.page.locator("#upper [data-map] a[tabindex='0']").count() == 1
    tab_to(reader, "#upper [data-map] a")
    first = reader.focused("it.getAttribute('href')")
    top = "it.getBoundingClientRect().top + scrollY"
    before, height = reader.focused(f"[{top}, it.getBoundingClientRect().height]")
    reader.press("End", "Home", "ArrowDown")
    assert before < reader.focused(top) < before + 2 * height
    assert reader.focused("it.getAttribute('href')") != first
    reader.press("Tab")
    assert reader.focused("it.closest('#upper [data-map]') === null")
    reader.press("Shift+Tab")
    there = reader.focused("it.getAttribute('href')")
    assert there != first
    reader.press("Enter")
    reader.page.wait_for_url(f"**{there}")


def test_a_focused_tile_is_seen(reader: Reader) -> None:
    """The focus is drawn on the tile, wherever the arrows lead."""
    reader.open("/map/2020/uphold_rate/")
    tab_to(reader, "#upper [data-map] a", most=60)
    drawn = "[getComputedStyle(it.querySelector('path')), getComputedStyle(it)]"
    looks = f"{drawn}.map((l) => [l.stroke, l.strokeWidth, l.outlineStyle, l.outlineWidth]).join()"
    focused = reader.focused(looks)
    at_rest = reader.page.evaluate(
        f"(() => {{ const it = document.querySelector('[data-map] a[tabindex=\"-1\"]');"
        f" return {looks} }})()"
    )
    assert focused != at_rest


def test_a_link_leads_past_the_map(reader: Reader) -> None:
    """It stands before the map and shows itself; after it comes what stands behind the map."""
    reader.open("/map/2020/uphold_rate/")
    tab_to(reader, ".up-map__skip a", most=60)
    assert reader.page.locator("#upper .up-map__skip a").is_visible()
    reader.press("Enter", "Tab")
    assert reader.focused("it.closest('[data-map]') === null")


def test_what_is_folded_opens_by_key(reader: Reader) -> None:
    """A sentence to quote, and the authorities averaged."""
    reader.open(COUNCIL)
    tab_to(reader, "details > summary")
    quote = reader.page.locator("blockquote").first
    assert not quote.is_visible()
    reader.press("Enter")
    assert quote.is_visible()
    reader.press("Space")
    assert not quote.is_visible()


def test_a_link_into_something_folded_opens_it(reader: Reader) -> None:
    """Whoever follows a link sees where it leads; errors are heard first."""
    reader.open("/find/?q=")
    assert reader.focused("it.matches('.govuk-error-summary')")
    reader.press("Tab", "Enter")
    assert reader.focused("it.id") == "q"


def test_wide_tables_scroll_by_key(reading: Reading) -> None:
    """On a narrow screen a wide table takes the focus, and arrows move it."""
    with reading(width=NARROW) as reader:
        reader.open(COUNCIL)
        frame = reader.page.locator("#years .up-scroll")
        frame.focus()
        reader.press(*["ArrowRight"] * 5)
        # The browser glides there.
        assert reader.sees("document.querySelector('#years .up-scroll').scrollLeft > 0")
