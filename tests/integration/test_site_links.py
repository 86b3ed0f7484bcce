import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from werkzeug.test import Client

from support.public_pages import addresses, text_of
from upheld import reference
from upheld.publication.reader import PublicStore
from upheld.web.public.application import Application

pytestmark = pytest.mark.slow
# Licences, the source of names, and the published note that a method rests on; nothing else.
OUTWARD = {
    "www.nationalarchives.gov.uk",
    "creativecommons.org",
    "github.com",
    "www.lgo.org.uk",
}
# Pages made on request, which no file holds.
ASKED = (
    "/find/?q=Somerset", "/find/?q=lootn", "/find/?q=qqzzqq", "/find/?q=NG2", "/find/?q=EH1+1YZ",
    "/find/?q=NG2+7QP", "/compare/?a=luton&b=bedford&year=2018", "/compare/?a=luton&b=kent",
    "/councils/?year=2018&type=unitary", "/councils/?sort=price", "/councils/lutn/", "/nowhere/",
    "/councils/luton/2031/", "/api/",
    "/scrutiny/", "/scrutiny/luton/2018/", "/scrutiny/luton/2020/", "/scrutiny/exampleshire/2020/",
    "/scrutiny/christchurch/2020/pack/", "/scrutiny/exampleton/2020/one-page/",
)  # fmt: skip
LINK = re.compile(r'\s(?:href|src|action|data-names)="([^"]*)"')
NAMED = re.compile(r'\sid="([^"]*)"')
STYLED = re.compile(r"url\(\"?([^)\"]+)\"?\)")
Targets = Mapping[str, str]


@pytest.fixture(scope="module")
def client(demonstration: Path) -> Client:
    """Somebody who asks the public process."""
    return Client(Application(PublicStore(demonstration / "public")))


@pytest.fixture(scope="module")
def links(demonstration: Path, client: Client) -> Targets:
    """Every address that a page, feed or style sheet of the site names, with one that names it."""
    found: dict[str, str] = {}
    for address in ASKED:
        with client.get(address) as response:
            found |= dict.fromkeys(_named_in(address, response.text), address)
    for address in addresses(demonstration):
        if address.endswith(("/", ".atom", ".css")):
            found |= dict.fromkeys(_named_in(address, text_of(demonstration, address)), address)
    return found


def _named_in(address: str, text: str) -> Iterator[str]:
    pattern = STYLED if address.endswith(".css") else LINK
    for link in set(pattern.findall(text)):
        # A feed gives whole addresses, of a host that it does not know.
        yield urljoin(f"http://site{address}", html.unescape(link))


def test_links_that_leave_lead_to_known_hosts(links: Targets) -> None:
    """Licences, sources and ways to reach us: never unencrypted but where a printed figure was."""
    sources = {row["source_url"] for row in reference.rows(reference.PUBLISHED_COUNCILS)}
    outward = {link for link in links if urlsplit(link).netloc != "site"} - sources
    strange = [
        (links[link], link)
        for link in outward
        if not link.startswith(("data:", "tel:", "mailto:"))
        and (urlsplit(link).scheme, urlsplit(link).netloc) not in {("https", h) for h in OUTWARD}
    ]
    assert strange == []


def test_every_link_leads_somewhere(links: Targets, demonstration: Path, client: Client) -> None:
    """Each is a file of the edition, or a question that the site answers with 200."""
    known = set(addresses(demonstration))
    dead = []

    @cache
    def status(address: str) -> int:
        with client.get(address) as response:
            return response.status_code

    for link, page in links.items():
        to = urlsplit(link)
        address = link.removeprefix("http://site").partition("#")[0]
        if to.netloc != "site" or address in ASKED or unquote(address) in known:
            continue
        if status(address) != 200:
            dead.append((page, link, status(address)))
    assert dead == []


def test_every_fragment_is_in_its_page(links: Targets, client: Client) -> None:
    """A link to a part of a page leads to a part that is there."""

    @cache
    def names(address: str) -> set[str]:
        with client.get(address.removeprefix("http://site")) as response:
            return set(NAMED.findall(response.text))

    missing = [
        (page, link)
        for link, page in links.items()
        for to in [urlsplit(link)]
        if to.netloc == "site" and to.fragment and to.fragment not in names(link.partition("#")[0])
    ]
    assert missing == []


def test_no_page_uses_a_name_twice(demonstration: Path) -> None:
    """An id stands once in its page."""
    twice = defaultdict(set)
    for address in addresses(demonstration):
        if address.endswith("/"):
            names = NAMED.findall(text_of(demonstration, address))
            twice[address] = {name for name in names if names.count(name) > 1}
    assert {address: names for address, names in twice.items() if names} == {}
