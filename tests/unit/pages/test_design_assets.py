import re
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from upheld.domain.errors import Refused
from upheld.pages.assets import DESIGN, Asset, asset, assets, files
from upheld.pages.environment import TEMPLATES

SHEET_BUDGET = 14 * 1024
OPENS = datetime(2020, 7, 29, 8, 30, tzinfo=UTC)


def test_addresses_carry_a_hash_of_the_content() -> None:
    """Another content has another address, so that a browser may keep the file for ever."""
    one, other = (Asset(name="site.css", content=content) for content in (b"a", b"b"))
    assert re.fullmatch(r"/assets/site\.[0-9a-f]{8}\.css", one.address)
    assert one.address != other.address
    assert asset("site.css") in {file.address for file in files(OPENS)}


def test_the_style_sheet_names_typefaces_that_are_there() -> None:
    """Each face that it asks for is a file of the site; nothing comes from another host."""
    sheet = assets()["site.css"].content.decode()
    asked = set(re.findall(r'url\("?([^")]+)"?\)', sheet))
    faces = {each for each in asked if not each.startswith("data:")}
    assert faces == {assets()[name].address for name in assets() if name.endswith(".woff2")}


def test_the_style_sheet_keeps_its_weight() -> None:
    """A first view may weigh 30 KB: the style sheet takes at most 14 of them, compressed."""
    assert len(brotli.compress(assets()["site.css"].content)) <= SHEET_BUDGET


def test_every_component_that_a_template_uses_has_its_style() -> None:
    """The style sheet holds only components in use; a new one is added in _components.scss."""
    used = set()
    for template in TEMPLATES.rglob("*.html"):
        text = template.read_text()
        used |= set(re.findall(r"components/([a-z-]+)/macro", text))
        used |= set(re.findall(r"\bgovuk-([a-z]+(?:-[a-z]+)*)", text))
    sheet = assets()["site.css"].content.decode()
    assert [name for name in sorted(used) if f".govuk-{name}" not in sheet] == []


def test_no_crown_and_no_face_of_the_government() -> None:
    """Components are borrowed, an identity is not."""
    sheet = assets()["site.css"].content.decode().lower()
    assert "gds transport" not in sheet
    assert "crown" not in sheet


def test_an_asset_that_was_not_built_names_the_way_out() -> None:
    """Who forgot to build the design reads how."""
    with pytest.raises(Refused, match="make design"):
        asset("nothing.css")


def test_scripts_draw_on_no_other_host() -> None:
    """No script of ours names an address outside the site."""
    for script in Path(DESIGN / "js").glob("*.js"):
        named = set(re.findall(r"https?://[^\s\"'`)]+", script.read_text()))
        assert {each for each in named if "www.w3.org" not in each} == set()


def test_the_icon_stands_at_its_plain_address_too() -> None:
    """A browser asks for it unprompted where it shows a file without a page."""
    assert "/favicon.ico" in {file.address for file in files(OPENS)}
