"""Links of real letters: to pages of the public site, where somebody said where it is."""

import re
import zlib
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest

from support import luton, public_site
from upheld.config.settings import _site
from upheld.domain.errors import Refused
from upheld.domain.method import method_of
from upheld.letters.compose import compose
from upheld.letters.material import LEARNING, SCRUTINY, TRAINING
from upheld.letters.plain import plain_text
from upheld.letters.render import render_pdf
from upheld.pages import council, method, review
from upheld.pages.letter_file import letter_file
from upheld.runs.annual.site_links import links_of

SITE = "https://site.example"


def test_links_lead_to_pages_that_the_site_has(settings: Any) -> None:
    """Each address is that of a file, public at the hour of the figures.

    Questions for scrutiny are made on request; `test_scrutiny_served` asks for them.
    """
    settings.UPHELD_SITE_ADDRESS = SITE
    site = public_site.site()
    made = (*council.files(site, "alder"), *method.files(site), *review.files(site))
    opens = {file.address: file.public_from for file in made}
    links = dict(links_of("alder", 2020))

    assert len(links) == 6
    # Made on request, whatever is public.
    assert links.pop(LEARNING) == f"{SITE}/learning/"
    assert links.pop(TRAINING) == f"{SITE}/training/"
    assert links.pop(SCRUTINY) == f"{SITE}/scrutiny/alder/2020/"
    for address in links.values():
        assert address.startswith(f"{SITE}/")
        assert opens[urlsplit(address).path] <= public_site.HOURS[2020]


@pytest.mark.parametrize("address", ["", SITE])
def test_a_letter_prints_them_only_where_the_site_is_known(settings: Any, address: str) -> None:
    """Nobody is sent to an address that was guessed."""
    settings.UPHELD_SITE_ADDRESS = address
    letter = compose(
        figures=luton.figures_2020(), method=method_of(2020), plan=luton.PLAN_2020,
        addressee=luton.ADDRESSEE, reports=[luton.REPORT_2020], activity=[], names=luton.NAMES,
        links=links_of("luton", 2020),
    )  # fmt: skip

    assert (f"({SITE}/councils/luton/)" in plain_text(letter)) == bool(address)
    assert ("See the page of your Council" in plain_text(letter)) == bool(address)
    assert (f"({SITE}/scrutiny/luton/2020/)" in plain_text(letter)) == bool(address)


def test_a_text_from_a_resource_leads_to_its_page(settings: Any) -> None:
    """In PDF, HTML and plain text; what the year itself brought leads nowhere."""
    settings.UPHELD_SITE_ADDRESS = SITE
    taken = replace(
        luton.PLAN_2020.sector[0], title="Journeys to school",
        source="resource school-transport, version 2",
    )  # fmt: skip
    plan = replace(luton.PLAN_2020, sector=(*luton.PLAN_2020.sector, taken))
    letter = compose(
        figures=luton.figures_2020(), method=method_of(2020), plan=plan,
        addressee=luton.ADDRESSEE, reports=[luton.REPORT_2020], activity=[], names=luton.NAMES,
        links=links_of("luton", 2020),
    )  # fmt: skip
    address = f"{SITE}/learning/school-transport/"
    assert [text.resource for text in plan.sector] == ["", "school-transport"]
    assert plain_text(letter).count(address) == 1
    assert letter_file(letter).count(f'href="{address}"'.encode()) == 1
    assert address.encode() in decoded(render_pdf(letter))


def decoded(pdf: bytes) -> bytes:
    """A PDF with its packed streams unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    unpacked = []
    for stream in streams:
        with suppress(zlib.error):
            unpacked.append(zlib.decompress(stream))
    return pdf + b"".join(unpacked)


@pytest.mark.parametrize("address", ["site.example", "ftp://site.example", "https://a b"])
def test_an_address_that_leads_nowhere_is_refused(address: str) -> None:
    """With the way to write it."""
    with pytest.raises(Refused, match=r"write https://site\.example"):
        _site(address)
