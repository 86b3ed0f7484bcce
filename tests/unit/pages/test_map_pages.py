"""The map pages: one link per council with the table on the same page."""

import re
from dataclasses import replace

import pytest

from support import public_site
from upheld.pages import assets
from upheld.pages import map as maps
from upheld.publication.public_file import PublicFile


@pytest.fixture(scope="module")
def files() -> dict[str, PublicFile]:
    """Every map page of the small site by address."""
    return {each.address: each for each in maps.files(public_site.site())}


def content(file: PublicFile) -> str:
    """What a page says."""
    assert isinstance(file.content, bytes)
    return file.content.decode()


def test_every_year_and_measure_has_a_page(files: dict[str, PublicFile]) -> None:
    """Old years keep their address."""
    measures = ("uphold_rate", "satisfactory_remedy_rate", "compliance_rate")
    assert set(files) == {f"/map/{year}/{m}/" for year in (2019, 2020) for m in measures}


def test_pages_open_with_the_site(files: dict[str, PublicFile]) -> None:
    """They name the other years, so none is public before the newest of them."""
    assert {each.public_from for each in files.values()} == {public_site.HOURS[2020]}


def test_every_tile_is_a_link_with_a_name(files: dict[str, PublicFile]) -> None:
    """To the council's page of the year shown."""
    text = content(files["/map/2019/uphold_rate/"])
    tiles = re.findall(r'<a href="([^"]+)" class="up-t [^"]+"><title>([^<]+)</title>', text)
    assert len(tiles) == 6
    assert all(address.endswith("/2019/") for address, _ in tiles)
    assert all("54% upheld (13 of 24 detailed investigations)" in name for _, name in tiles)


def test_the_link_to_the_table_comes_before_the_map(files: dict[str, PublicFile]) -> None:
    """And so does the link past each map."""
    for file in files.values():
        text = content(file)
        assert text.index('href="#table"') < text.index("data-map") < text.index('id="table"')
        assert text.index('href="#after-upper"') < text.index("data-map")


def test_the_table_holds_every_council_of_the_maps(files: dict[str, PublicFile]) -> None:
    """The map in words."""
    table = content(files["/map/2020/compliance_rate/"]).partition('<table class="up-table')[2]
    for name, _, _ in public_site.BODIES.values():
        assert name in table
    assert "7 of 7 compliance outcomes" in table


def test_no_script_makes_the_drawing_itself_a_stop() -> None:
    """In Chromium an svg that listens for focus can be tabbed to: what is around it listens."""
    script = assets.assets()["map.js"].content.decode()
    assert "map.parentElement" in script
    assert not re.search(r"\bmap\.addEventListener", script)


def test_nothing_stands_inline(files: dict[str, PublicFile]) -> None:
    """The policy for content allows no style and no script of the page's own."""
    for file in files.values():
        text = content(file)
        assert " style=" not in text
        assert "<style" not in text
        assert not re.search(r"<script(?![^>]* src=)", text)


def test_names_are_escaped() -> None:
    """A name is text and never markup."""
    site = public_site.site(2020)
    figures = replace(site.years[2020].bodies["alder"], name="A <b> & Council")
    year = replace(site.years[2020], bodies={"alder": figures})
    pages = list(maps.files(replace(site, years={2020: year})))
    assert "A &lt;b&gt; &amp; Council: 54%" in content(pages[0])


def test_a_year_without_any_council_still_has_its_home() -> None:
    """No body, no measure, no map: and no fault."""
    site = public_site.site(2020)
    empty = replace(site.years[2020], bodies={})
    assert list(maps.files(replace(site, years={2020: empty}))) == []
