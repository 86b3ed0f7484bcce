"""The table of all bodies: every one is found, and no order is made unasked."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from support import public_site
from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.pages import councils
from upheld.pages.councils import Choice
from upheld.publication.site import PublicBody
from upheld.statistics.figures import BodyFigures


def text(
    choice: Choice,
    figures: Mapping[str, BodyFigures] | None = None,
    bodies: Mapping[str, PublicBody] | None = None,
    has_page: bool = False,
) -> str:
    """The table of 2020 as somebody asked for it."""
    site = public_site.site()
    bodies = bodies or site.bodies
    shown = site.latest.bodies if figures is None else figures
    return councils.councils_page(
        bodies,
        councils.rows_of(bodies, shown, 2020),
        year=2020,
        years=(2019, 2020),
        choice=choice,
        demonstration=True,
        has_page=lambda _slug: has_page,
    ).decode()


def names(page: str) -> list[str]:
    """The bodies of the table in its order."""
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', page)


def test_the_plain_page_is_the_newest_year_by_name() -> None:
    """Everybody, without asking."""
    (file,) = councils.files(public_site.site())
    assert file.address == "/councils/"
    assert isinstance(file.content, bytes)
    page = file.content.decode()
    assert names(page) == [name for name, _, _ in public_site.BODIES.values()]
    assert "/councils/alder/2020/" in page
    assert "as you asked" not in page


def test_a_rate_stands_with_its_base_and_interval() -> None:
    """No bare percentage."""
    page = text(Choice())
    assert "13 of 24 detailed investigations" in page
    assert "35% to 72%" in page
    assert "5 on time, 2 late" in page


def test_a_zero_base_shows_its_reason() -> None:
    """Never 0 %, never 100 %."""
    none = {"alder": public_site.figures("alder", 2020, upheld=0, investigated=0)}
    page = text(Choice(), none)
    assert "no detailed investigations" in page
    assert not re.search(r"\b(0|100)%", page)


def test_another_order_comes_only_with_its_caution() -> None:
    """The larger rate first, a body without a base last, and a note that a place says little."""
    figures = {
        "alder": public_site.figures("alder", 2020, upheld=0, investigated=0),
        "birch": public_site.figures("birch", 2020, upheld=5, investigated=10),
        "dogwood": public_site.figures("dogwood", 2020, upheld=9, investigated=10),
    }
    page = text(Choice(sort="uphold_rate"), figures)
    assert names(page) == ["Dogwood District Council", "Birch City Council",
                           "Alder Borough Council"]  # fmt: skip
    assert "says little" in page


@pytest.mark.parametrize("sort", ["received", "decided", "investigations", "compliance_rate"])
def test_equal_bodies_stay_by_name(sort: str) -> None:
    """An order never makes a difference where there is none."""
    assert names(text(Choice(sort=sort))) == [n for n, _, _ in public_site.BODIES.values()]


def test_a_type_and_a_region_narrow_the_table() -> None:
    """And an empty answer is said in words."""
    assert names(text(Choice(type=AuthorityType.COUNTY))) == ["Cedarshire County Council"]
    assert len(names(text(Choice(region="East of England")))) == 4
    assert "No body with figures" in text(Choice(region="London"))


def test_bodies_without_figures_are_found_too() -> None:
    """The abolished apart, and linked only where they have a page."""
    site = public_site.site()
    gone = replace(site.bodies["dogwood"], end=date(2019, 3, 31), successors=("alder",))
    figures = {"alder": site.latest.bodies["alder"]}
    page = text(Choice(), figures, {**site.bodies, "dogwood": gone})
    assert "No figures for this year" in page
    assert "Dogwood District Council, until 31 March 2019; followed by" in page
    assert 'href="/councils/dogwood/"' not in page
    linked = text(Choice(), figures, {**site.bodies, "dogwood": gone}, has_page=True)
    assert 'href="/councils/dogwood/"' in linked


def test_the_form_keeps_what_was_chosen() -> None:
    """Asking for one thing more does not lose the other."""
    page = text(Choice(year=2020, type=AuthorityType.UNITARY, sort="received"))
    for value in ("2020", "unitary", "received"):
        assert f'<option value="{value}" selected>' in page


def test_a_choice_is_read_from_an_address() -> None:
    """Empty words are as good as none, and unknown names are passed over."""
    asked = {"year": "2020", "type": "london", "region": " London ", "sort": "", "x": "y"}
    assert Choice.parse(asked) == Choice(
        year=2020, type=AuthorityType.LONDON, region="London", sort="name"
    )
    assert Choice.parse({}) == Choice()


@pytest.mark.parametrize(
    "asked",
    [
        {"year": "twenty"},
        {"year": "²020"},
        {"year": "99999999999999"},
        {"year": "0"},
        {"type": "parish"},
        {"region": "<script>"},
        {"region": "..\x00"},
        {"sort": "best"},
        {"region": "x" * 10_000},
    ],
)
def test_nonsense_is_refused_in_plain_words(asked: dict[str, str]) -> None:
    """With what could be asked instead."""
    with pytest.raises(Refused, match=r"[.]$"):
        Choice.parse(asked)
