"""Printed figures can be told from invented ones, and lead to where they were read."""

import re
from dataclasses import replace

import pytest

from support import public_site
from upheld.pages.council.how import write_how
from upheld.pages.council.page import write_page
from upheld.pages.council.printed import printed_of
from upheld.pages.council.subject import Subject
from upheld.pages.council.trends import trends_of


def luton(year: int = 2020, **changes: object) -> Subject:
    """Luton in a year whose figures were printed in part."""
    site = public_site.site(2020)
    body = replace(site.bodies["alder"], slug="luton", name="Luton Borough Council")
    given = {"body": "luton", "year": year, "source": "part published", **changes}
    figures = replace(public_site.figures("alder", 2020), **given)
    published = replace(site.latest, bodies={"luton": figures})
    whole = replace(site, bodies={**site.bodies, "luton": body}, years={2020: published})
    return Subject(site=whole, body=body, year=published, figures=figures)


def test_every_printed_figure_that_was_used_is_named_as_printed() -> None:
    """What is our own arithmetic, an average or a rate per residents is not among them."""
    (letter,) = printed_of(luton())
    assert letter.hand == "the ombudsman’s own letter or page"
    assert [(place.text, place.address) for place in letter.places] == [
        ("annual letter to Luton of 22 July 2020", "")
    ]
    assert letter.figures == (
        ("Decided: Upheld", "13"),
        ("Investigations", "24"),
        ("Compliance outcomes", "7"),
        ("Late remedies", "2"),
        ("Satisfactory remedies", "3"),
        ("Uphold rate", "54%"),
        ("Compliance rate", "100%"),
        ("Satisfactory remedy rate", "23%"),
    )


def test_a_source_on_the_web_is_a_link() -> None:
    """A journalist can read it there; the year's page leads to the list."""
    subject = luton(2024)
    said = write_page(subject, trends_of(subject), address="/x/").decode()
    address = "https://lgo.org.uk/your-councils-performance/luton-borough-council/statistics"
    assert f'<a href="{address}">lgo.org.uk</a>' in said
    assert "/how/#printed" in said
    how = write_how(subject).decode()
    assert 'id="printed"' in how
    assert f'<a href="{address}">' in how
    assert re.search(r"Uphold rate</th><td[^>]*>69%<", how)


@pytest.mark.parametrize(
    "changes", [{"source": "invented"}, {"fictional": True}, {"demonstration": False}]
)
def test_nothing_else_is_said_to_have_been_printed(changes: dict[str, object]) -> None:
    """Invented figures, fictional bodies and real casework name no such source."""
    assert printed_of(luton(**changes)) == ()
    assert b'id="printed"' not in write_how(luton(**changes))
