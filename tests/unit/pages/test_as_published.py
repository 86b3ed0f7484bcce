"""What earlier years printed: marked so in table, chart and downloads, beside our own."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from support import public_site
from upheld.domain.series_breaks import SeriesBreak
from upheld.pages import corrections, council, data
from upheld.pages.council.subject import Subject
from upheld.pages.council.trends import Trends, trends_of
from upheld.publication.history import PublishedFact, WithdrawnFact
from upheld.publication.site import Site

SHA256 = "c3" * 32


def fact(
    year: int, measure: str, value: str, *, note: str = "", more: bool = False
) -> PublishedFact:
    """One printed figure about Alder."""
    return PublishedFact(
        body="alder",
        year=year,
        measure=measure,
        value=Fraction(value),
        printed=f"{value}%" if "rate" in measure else value,
        at_least=more,
        place="page 2, line 14",
        source=f"letter-{year}.pdf",
        sha256=SHA256,
        note=note,
    )


def with_history(*facts: PublishedFact) -> Site:
    """The small site with what was printed; our own years are 2019 and 2020."""
    return replace(public_site.site(), history={"alder": facts} if facts else {})


def trends(site: Site) -> Trends:
    """Alder's."""
    return trends_of(Subject.of(site, "alder", 2020))


def made(site: Site) -> dict[str, str]:
    """Alder's files as text."""
    files = {each.address: each.content for each in council.files(site, "alder")}
    return {a: c.decode() for a, c in files.items() if isinstance(c, bytes)}


EARLY = (
    fact(2016, "decided", "31"),
    fact(2016, "uphold_rate", "61"),
    fact(2017, "uphold_rate", "58"),
    fact(2017, "uphold_rate_similar", "60"),
)


def test_years_before_our_own_stand_first_and_are_marked_in_words() -> None:
    """With their document and place; our own years stay as they are."""
    with_print, without = trends(with_history(*EARLY)), trends(with_history())
    assert [(row.year, row.published) for row in with_print.table] == [
        (2016, True), (2017, True), (2019, False), (2020, False),
    ]  # fmt: skip
    assert with_print.rows == without.rows
    page = made(with_history(*EARLY))["/councils/alder/"]
    assert page.count("as published</span>") == 2
    assert "letter-2016.pdf" in page
    assert "page 2, line 14" in page


def test_a_site_without_history_is_the_same_to_the_byte() -> None:
    """Whoever has accepted nothing has the pages that they had."""
    site = with_history()
    other = replace(site, history={"birch": (fact(2016, "decided", "31"),)})
    assert made(site) == made(other)
    assert "as published" not in made(site)["/councils/alder/"]


def test_the_chart_draws_print_hollow_and_dashed() -> None:
    """Not told by colour alone, and read out with its label."""
    chart = str(trends(with_history(*EARLY)).chart)
    assert chart.count("up-trend__published") == 2
    assert chart.count("up-trend__point") == 2
    # 2018 is missing, so nothing joins print and our own.
    assert chart.count("up-trend__dashes") == 1
    assert "2016 61% as published, 2017 58% as published, 2019 54%" in chart


def test_a_printed_average_is_not_drawn_as_ours() -> None:
    """Dashes lead to it, and the caption says so."""
    printed = fact(2018, "uphold_rate_similar", "60"), fact(2018, "uphold_rate", "58")
    chart = str(trends(with_history(*printed)).chart)
    assert chart.count('class="up-trend__average" stroke-dasharray') == 1
    assert "Dashes lead to an average as published." in chart
    assert "stroke-dasharray" not in str(trends(with_history()).chart)


@pytest.mark.parametrize(("printed", "first"), [("56", False), ("53", True), ("90", False)])
def test_two_rates_of_a_year_can_both_be_read(printed: str, first: bool) -> None:
    """Where they are near, the higher one stands above its point and the other one below."""
    chart = str(trends(with_history(fact(2019, "uphold_rate", printed))).chart)
    found = re.findall(r'up-trend__value" x="[\d.]+" y="([\d.]+)">(\d+%)', chart)
    heights = {said: float(height) for height, said in found[:2]}
    assert abs(heights["54%"] - heights[f"{printed}%"]) >= 16
    assert (heights["54%"] < heights[f"{printed}%"]) is first


def test_no_dash_crosses_a_break_of_the_series() -> None:
    """Print is no bridge over a change of method."""
    broken = SeriesBreak(measure="uphold_rate", from_year=2017, why="Counted otherwise.", source="")
    site = replace(with_history(*EARLY), series_breaks=(broken,))
    shown = trends(site)
    assert "up-trend__dashes" not in str(shown.chart)
    assert [note.from_year for note in shown.notes] == [2017]


def test_our_own_stands_beside_print_where_they_differ() -> None:
    """Each in a row of its own, and what is the same is said to be."""
    shown = trends(with_history(fact(2019, "uphold_rate", "23"), fact(2019, "decided", "24")))
    own, printed = shown.table[0], shown.table[1]
    assert (own.year, own.published, own.rate) == (2019, False, "54% (13 of 24)")
    assert (printed.year, printed.published, printed.rate) == (2019, True, "23%")
    assert printed.decided == "the same"
    assert "up-trend__published" in str(shown.chart)


@pytest.mark.parametrize(
    ("value", "more", "rows"),
    [
        ("54", False, 0), ("54.2", False, 0), ("54.3", False, 1), ("54.0", False, 1),
        ("54.16666667", False, 0), ("54.166666666666664", False, 0), ("54.16666", False, 1),
        ("50", True, 0), ("60", True, 1),
    ],
)  # fmt: skip
def test_print_differs_by_the_digits_it_has(value: str, more: bool, rows: int) -> None:
    """13 of 24 is 54%, and 54.2%; it is more than 50%, and not more than 60%."""
    shown = trends(with_history(fact(2019, "uphold_rate", value, more=more)))
    assert sum(row.published for row in shown.table) == rows


@pytest.mark.parametrize(
    ("value", "printed", "places", "display"),
    [
        ("50", "50.0%", 1, "50.0%"), ("54", "54%", 0, "54%"), ("50", "0.5", 0, "50%"),
        ("54.2", "0.542", 1, "54.2%"), ("50", "0.500", 1, "50.0%"), ("50", "half", 0, "50%"),
        ("54.16666667", "0.5416666667", 8, "54.1667%"),
    ],
)  # fmt: skip
def test_a_figure_keeps_the_places_that_were_printed(
    value: str, printed: str, places: int, display: str
) -> None:
    """Also where a table prints the share of one."""
    found = replace(fact(2016, "uphold_rate", value), printed=printed)
    assert (found.places, found.display) == (places, display)


def test_a_remark_stands_in_sight() -> None:
    """Why a figure is shown although something speaks against it."""
    note = "The base is printed wrongly."
    page = made(with_history(fact(2016, "uphold_rate", "23", note=note)))["/councils/alder/"]
    assert f"2016, Uphold rate 23% as published: {note}" in page


def test_downloads_have_every_printed_figure() -> None:
    """Also those that the table of years has no column for."""
    files = made(with_history(*EARLY, fact(2016, "received", "40")))
    told = json.loads(files["/councils/alder/2020/DEMONSTRATION-alder-2020.json"])
    assert [each["measure"] for each in told["as_published"]][-1] == "received"
    assert "as published,received" in files["/councils/alder/2020/DEMONSTRATION-alder-2020.csv"]


def test_open_data_have_one_table_of_it() -> None:
    """Under a name that says what the site is, and only where there is any."""
    files = {each.address: each for each in data.files(with_history(*EARLY))}
    table = files["/data/DEMONSTRATION-as-published.csv"].content
    assert isinstance(table, bytes)
    lines = table.decode().splitlines()
    assert len(lines) == 5
    assert lines[1].startswith("alder,Alder Borough Council,2016,decided,decisions made,count,31,")
    assert SHA256 in lines[1]
    assert not any("as-published" in each.address for each in data.files(with_history()))


def test_a_withdrawal_is_a_correction() -> None:
    """On the page and in the feed, with its reason."""
    gone = WithdrawnFact(
        fact=EARLY[0], why="It was misread.", at=datetime(2020, 9, 1, 9, tzinfo=UTC)
    )
    site = replace(public_site.site(), withdrawn=(gone,))
    page, feed = (each.content for each in corrections.files(site))
    assert gone.id != replace(gone, at=datetime(2020, 9, 2, 9, tzinfo=UTC)).id
    for content in (page, feed):
        assert isinstance(content, bytes)
        assert f"as-published-{gone.id}" in content.decode()
        said = content.decode()
        assert "Alder 2016, decisions made: 31 as published is withdrawn" in said
        assert "It was misread." in said
    assert "No published figure has been corrected" not in page.decode()  # type: ignore[union-attr]
