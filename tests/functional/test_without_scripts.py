from collections.abc import Iterator

import pytest

from functional.conftest import Reading
from support.browser import Reader


@pytest.fixture
def plain(reading: Reading) -> Iterator[Reader]:
    """Somebody whose browser runs no scripts."""
    with reading(java_script_enabled=False) as reader:
        yield reader
        assert (reader.faults, reader.strangers) == ([], [])


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [("Luton", "/councils/luton/"), ("lootn", "/find/?q=lootn"), ("NG2 7QP", "/find/?q=NG2+7QP")],
)
def test_the_form_finds_councils(plain: Reader, asked: str, leads_to: str) -> None:
    """A name leads to its council, another spelling and a postcode to those that are meant."""
    plain.open("/")
    plain.page.fill("#q", asked)
    plain.page.get_by_role("button", name="Find").click()
    plain.page.wait_for_url(f"**{leads_to}")
    assert plain.page.locator("main a[href^='/councils/']").first.is_visible()


def test_the_map_shows_one_tier_and_then_the_other(plain: Reader) -> None:
    """The tabs are links: each shows its map and hides the other, and tiles lead to councils."""
    plain.open("/")
    upper, lower = (plain.page.locator(f"#{tier} [data-map]") for tier in ("upper", "lower"))
    assert (upper.is_visible(), lower.is_visible()) == (True, False)
    plain.page.click("[data-tier=lower]")
    assert (upper.is_visible(), lower.is_visible()) == (False, True)
    plain.page.locator("#lower [data-map] a[href='/councils/luton/2020/']").click()
    plain.page.wait_for_url("**/councils/luton/2020/")


def test_the_table_of_councils_is_narrowed_and_sorted(plain: Reader) -> None:
    """By type and order, with the form alone."""
    plain.open("/councils/")
    whole = plain.page.locator(".up-councils tbody tr").count()
    plain.page.select_option("#type", "county")
    plain.page.select_option("#sort", "received")
    plain.page.get_by_role("button", name="Show").click()
    plain.page.wait_for_url("**/councils/?**type=county**")
    rows = plain.page.locator(".up-councils tbody tr")
    assert 20 < rows.count() < whole
    received = [int(t.replace(",", "")) for t in rows.locator("td:nth-child(2)").all_inner_texts()]
    assert received == sorted(received, reverse=True)


def test_councils_are_compared(plain: Reader) -> None:
    """Chosen from lists; those of unlike types are refused and the choice is kept."""
    plain.open("/compare/")
    plain.page.select_option("#a", "luton")
    plain.page.select_option("#b", "bedford")
    plain.page.get_by_role("button", name="Compare").click()
    plain.page.wait_for_url("**/compare/?a=luton&b=bedford**")
    assert plain.page.locator(".up-compare__table").count() == 3
    plain.page.select_option("#b", "kent")
    plain.page.get_by_role("button", name="Compare").click()
    plain.page.wait_for_url("**b=kent**")
    assert "county council" in plain.page.locator(".govuk-error-summary").inner_text()
    assert plain.page.locator("#a").input_value() == "luton"


def test_a_council_page_is_whole(plain: Reader) -> None:
    """Panels, charts, tables and what is folded; nothing waits for a script."""
    plain.open("/councils/luton/2020/")
    for part in (".up-ring svg", "figure.up-chart svg", "#years table", ".up-bars"):
        assert plain.page.locator(part).first.is_visible()
    plain.page.locator("summary").first.click()
    assert plain.page.locator("blockquote").first.is_visible()


@pytest.mark.parametrize(
    "path", ["/", "/councils/luton/2020/", "/compare/", "/letters/2020/luton/"]
)
def test_no_button_waits_for_a_script(plain: Reader, path: str) -> None:
    """Every button sends a form; those that a script serves are made by it."""
    plain.open(path)
    buttons = plain.page.locator("button:visible")
    kinds = [buttons.nth(at).get_attribute("type") for at in range(buttons.count())]
    assert set(kinds) <= {"submit"}
    assert plain.page.locator("button:visible").count() == plain.page.locator(
        "form button:visible"
    ).count()  # fmt: skip
