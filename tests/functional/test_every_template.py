from collections.abc import Iterator

import pytest

from functional.addresses import PAGES, REFUSED
from functional.conftest import Reading, Visiting
from support import browser as chromium
from support.browser import NARROW, NARROWEST, WIDE

ADDRESSES = {**PAGES, **{name: path for name, (path, _) in REFUSED.items()}}
STATUSES = dict.fromkeys(PAGES, 200) | {name: status for name, (_, status) in REFUSED.items()}
# Two addresses of one template in one state.
ALIKE = (
    "councils narrowed to none", "learning narrowed to none", "comparison of nobody",
    "comparison of unlike councils",
)  # fmt: skip
# Maps, charts, forms, tables, errors: everything that has colours of its own.
COLOURED = {
    "home": "/",
    "map": "/map/2020/compliance_rate/",
    "council": "/councils/luton/2020/",
    "comparison": "/compare/?a=luton&b=bedford&year=2020",
    "find": "/find/?q=",
    "review": "/review/2020/",
    "letter": "/letters/2020/luton/",
    "method": "/method/",
    "data": "/data/2020/",
    "councils": "/councils/?type=county",
}
OF_COLOURS = ("color-contrast", "link-in-text-block")
each_address = pytest.mark.parametrize("name", ADDRESSES)


@pytest.fixture(scope="module")
def seen(visiting: Visiting) -> Visiting:
    """One visit to an address by its name."""
    return lambda name: visiting(ADDRESSES[name])


@each_address
def test_axe_finds_nothing_at_two_widths(name: str, seen: Visiting) -> None:
    """WCAG 2.2 AA as far as a program can tell; no rule is switched off."""
    assert seen(name).violations == {WIDE: [], NARROW: []}


@each_address
def test_the_browser_has_nothing_to_complain_of(name: str, seen: Visiting) -> None:
    """No error of console, script or policy, and no request to any other host."""
    found = seen(name)
    assert (found.faults, found.strangers) == ((), ())


@each_address
def test_no_page_scrolls_sideways(name: str, seen: Visiting) -> None:
    """Not at 1280, 375 or 240 pixels; wide tables scroll in a frame of their own."""
    assert seen(name).overflow == {WIDE: 0, NARROW: 0, NARROWEST: 0}


@each_address
def test_a_page_says_what_it_is(name: str, seen: Visiting) -> None:
    """The right status, one heading of the first level, its language, and the banner."""
    found = seen(name)
    assert (found.status, found.headings, found.language) == (STATUSES[name], 1, "en-GB")
    assert found.marked


def test_titles_tell_pages_apart(seen: Visiting) -> None:
    """No two templates, and no two states of one, have the same title."""
    titles = [seen(name).title for name in ADDRESSES if name not in ALIKE]
    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("name", COLOURED)
@pytest.mark.parametrize("wish", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str)
def test_axe_finds_nothing_in_other_colours(
    name: str, wish: dict[str, str], reading: Reading
) -> None:
    """In the dark, and in the colours that a reader forces on every page."""
    with reading(**wish) as reader:
        reader.open(COLOURED[name])
        # What colours decide: the other rules are asked in the ordinary ones, and take long.
        assert reader.examine(*OF_COLOURS) == []
        assert reader.faults == []


@pytest.fixture
def still(reading: Reading) -> Iterator[chromium.Reader]:
    """Somebody who asks for less motion."""
    with reading(reduced_motion="reduce") as reader:
        yield reader


@pytest.mark.parametrize("path", ["/", "/councils/luton/2020/", "/find/"])
def test_nothing_moves_for_those_who_ask_for_stillness(still: chromium.Reader, path: str) -> None:
    """No animation and no transition longer than an instant."""
    still.open(path)
    slow = """() => [...document.querySelectorAll("*")].filter((each) => {
      const looks = getComputedStyle(each);
      const seconds = [looks.animationDuration, looks.transitionDuration].join().split(",");
      return seconds.some((each) => parseFloat(each) > 0.01) || looks.scrollBehavior === "smooth";
    }).map((each) => each.outerHTML.slice(0, 100))"""
    assert still.page.evaluate(slow) == []
