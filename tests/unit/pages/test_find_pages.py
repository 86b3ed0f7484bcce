"""Pages that find a council: what they say of what was found."""

import json
from html.parser import HTMLParser

from support.public_site import BODIES, site
from upheld.domain.authority_types import AuthorityType
from upheld.pages import find
from upheld.pages.entries import Directory
from upheld.publication.finding.finder import LocalCouncils, Located, Named
from upheld.publication.finding.postcodes import Postcode
from upheld.publication.public_file import JSON

SITE = site()
DIRECTORY = Directory(bodies=SITE.bodies, has_page=lambda slug: slug != "birch")


class _Words(HTMLParser):
    """The running text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def said(page: bytes) -> str:
    """What a page says, on one line."""
    parser = _Words()
    parser.feed(page.decode())
    return " ".join(parser.words)


def located(*places: str, sure: bool = True, countries: tuple[str, ...] = ()) -> str:
    """The page of a postcode in these councils."""
    bodies = [SITE.bodies[slug] for slug in places]
    found = Located(
        postcode=Postcode(outward="AB1", inward="2AD"),
        places=tuple(
            LocalCouncils(council=b, county=SITE.bodies[b.parent] if b.parent else None)
            for b in bodies
        ),
        sure=sure,
        countries=countries,
    )
    return said(find.located_page(found, DIRECTORY, demonstration=True))


def test_the_form_and_the_names_are_files() -> None:
    """The form works without a script; the names are of every body that has a page."""
    files = {file.address: file for file in find.files(SITE)}
    form = files["/find/"].content
    assert isinstance(form, bytes)
    assert b'action="/find/" method="get"' in form
    assert b'name="q"' in form
    names = files["/find/names.json"]
    assert names.media_type == JSON
    assert isinstance(names.content, bytes)
    rows = json.loads(names.content)
    assert [row[0] for row in rows] == sorted(name for name, _, _ in BODIES.values())
    assert {file.public_from for file in files.values()} == {SITE.opens}


def test_a_mistake_is_said_at_the_field_and_above() -> None:
    """An error summary leads to the field, which says the same."""
    page = find.form_page(demonstration=False, problem=find.NOTHING_ASKED).decode()
    assert page.count(find.NOTHING_ASKED) == 2
    assert 'href="#q"' in page
    assert "<title>Error: " in page


def test_a_postcode_names_both_tiers() -> None:
    """District and county, each with what it usually sees to; a single council alone."""
    two = located("dogwood")
    assert "The postcode AB1 2AD is in Dogwood and Cedarshire" in two
    assert "Two councils share the work here." in two
    assert "Cedarshire County Council" in two
    one = located("alder")
    assert "The postcode AB1 2AD is in Alder" in one
    assert "one council does the work that elsewhere a county and a district share" in one


def test_where_only_the_half_is_known_the_reader_chooses() -> None:
    """All candidates are listed, none is called the answer."""
    page = located("alder", "dogwood", sure=False)
    assert "AB1 2AD: choose your council" in page
    assert "AB1 has addresses in the area of more than one council" in page
    assert "Alder Borough Council" in page
    assert "in the area of Cedarshire County Council" in page


def half(*places: str, sure: bool) -> str:
    """The page of the first half of a postcode."""
    found = Located(
        postcode=Postcode(outward="AB1"),
        places=tuple(LocalCouncils(council=SITE.bodies[slug]) for slug in places),
        sure=sure,
    )
    return said(find.located_page(found, DIRECTORY, demonstration=True))


def test_no_more_is_said_of_a_half_than_is_known() -> None:
    """It has addresses in a council; that it lies in one is said of whole postcodes only."""
    assert "AB1 has addresses in Alder" in half("alder", sure=True)
    several = half("alder", "birch", sure=False)
    assert "AB1 has addresses in the area of more than one council." in several
    for page in (several, half("alder", sure=True)):
        assert "is in" not in page
        assert "both a county" not in page


def test_an_impossible_postcode_is_told_why() -> None:
    """Which letters it cannot have, instead of a shrug."""
    found = Located(postcode=Postcode(outward="AB1", inward="2CD"))
    page = said(find.located_page(found, DIRECTORY, demonstration=True))
    assert "There is no postcode AB1 2CD" in page
    assert "never C, I, K, M, O or V" in page


def test_london_leads_to_the_table_of_its_boroughs() -> None:
    """With those who bear the name below it."""
    named = Named(asked="london", near=(SITE.bodies["alder"],), kind=AuthorityType.LONDON)
    page = find.named_page(named, DIRECTORY, demonstration=True).decode()
    assert 'href="/councils/?type=london"' in page
    assert 'href="/councils/alder/"' in page


def test_other_countries_get_a_kind_answer() -> None:
    """Whom to turn to instead."""
    page = located(countries=("Scotland",))
    assert "The postcode AB1 2AD is in Scotland" in page
    assert "the Scottish Public Services Ombudsman" in page
    assert "We do not know AB1 2AD" in located()


def test_a_body_without_a_page_is_named_and_not_linked() -> None:
    """The list says that there are no figures."""
    named = Named(asked="b", near=(SITE.bodies["alder"], SITE.bodies["birch"]))
    page = find.named_page(named, DIRECTORY, demonstration=True).decode()
    assert 'href="/councils/alder/"' in page
    assert 'href="/councils/birch/"' not in page
    assert "We have no figures about it." in page


def test_what_was_typed_is_only_ever_text() -> None:
    """Markup in a question is shown, not obeyed."""
    named = Named(asked="<script>alert(1)</script>")
    page = find.named_page(named, DIRECTORY, demonstration=True)
    assert b"<script>alert" not in page
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;" in page
