import io
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest

from support import public_site
from upheld.domain.facts import ActivityFact, ReportFact, ReportKind
from upheld.domain.series_breaks import SeriesBreak
from upheld.publication.review.content import review_of
from upheld.publication.review.parts import Review, ReviewTable, Row, Section
from upheld.publication.review.render import render_pdf
from upheld.publication.review.training import training_section
from upheld.publication.site import PublicYear, Site

DAY = datetime(2020, 7, 29, tzinfo=UTC).date()
REPORT = ReportFact(
    reference="20 001",
    body="alder",
    kind=ReportKind.FURTHER,
    title="A report that was made up",
    subject="a matter",
    issued="2020-01-16",
)
RECORD = "training record: 118 sessions"


def reviewed(**changes: object) -> Review:
    """The review of 2020 of the small site; `changes` are facts of the year."""
    site = public_site.site()
    year: PublicYear = replace(site.years[2020], **changes)  # type: ignore[arg-type]
    return review_of(site, year)


def section(review: Review, name: str) -> Section:
    """One of its sections."""
    (found,) = (each for each in review.sections if each.id == name)
    return found


def rows(review: Review, name: str) -> dict[str, tuple[str, ...]]:
    """The rows of a section's first table."""
    return {row.name: row.cells for row in section(review, name).tables[0].rows}


def test_both_ways_of_counting_are_labelled() -> None:
    """National figures stand twice, under the words for how they were counted."""
    table = section(reviewed(), "stages").tables[0]
    assert table.columns == ("Each case once", "For every body it concerns")
    assert rows(reviewed(), "stages")["Complaints and enquiries received"] == ("60", "60")
    rate = "54% (52 of 96 detailed investigations)"
    assert rows(reviewed(), "stages")["Uphold rate"] == (rate, rate)


def test_received_and_decided_are_kept_apart() -> None:
    """Where both stand together, the review says that neither is a share of the other."""
    (lead,) = section(reviewed(), "stages").lead
    assert "Neither number is a share of the other" in lead


def test_a_heading_without_investigations_has_a_reason() -> None:
    """A zero base shows why there is no rate, never 0% or 100%."""
    headings = rows(reviewed(), "headings")
    assert headings["Adult care services"] == ("60", "96", "96", "52", "54%")
    assert headings["Housing"] == ("0", "0", "0", "0", "no investigations")


def test_regions_are_sums_over_their_bodies() -> None:
    """Every body counts in its region; the sum of regions is the sum of bodies."""
    regions = rows(reviewed(), "regions")
    assert regions["East of England"] == regions["All"] == ("80", "96", "96", "52", "54%")


def test_fictional_bodies_are_in_no_region() -> None:
    """They are left out of the sums, and the review says so."""
    year = public_site.public_year(2020)
    bodies = {**year.bodies, "birch": replace(year.bodies["birch"], fictional=True)}
    review = reviewed(bodies=bodies)
    assert rows(review, "regions")["All"][0] == "60"
    (note,) = section(review, "regions").notes
    assert note.startswith("Left out here: one fictional authority of this")


def test_reports_and_breaks_are_told_where_there_are_any() -> None:
    """A section without content is left out; breaks of other years too."""
    quiet = reviewed()
    assert not {"reports", "breaks", "times"} & {each.id for each in quiet.sections}
    site: Site = public_site.site()
    breaks = [
        SeriesBreak(from_year=year, measure="received", why=f"Changed in {year}.", source="here")
        for year in (2019, 2020)
    ]
    told = replace(site, series_breaks=tuple(breaks))
    review = review_of(told, replace(site.years[2020], reports=(REPORT,)))
    assert section(review, "breaks").notes == ("Changed in 2020.",)
    assert rows(review, "reports") == {
        REPORT.title: ("Alder Borough Council", "Further report", "16 January 2020")
    }


def test_a_row_fills_its_columns() -> None:
    """A cell too few is refused before anything is printed."""
    with pytest.raises(ValueError, match="1 cells"):
        ReviewTable(
            caption="A", head="B", columns=("C", "D"), rows=(Row(name="E", cells=("1",)),)
        )  # fmt: skip


def test_the_pdf_says_what_the_review_says() -> None:
    """Every sentence and every row stands in it; it is tagged and marked on each page."""
    review = reviewed(reports=(REPORT,))
    content = render_pdf(review, day=DAY)
    assert b"/MarkInfo" in content
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    pages = [page.get_textpage().get_text_range() for page in document]
    assert all("DEMONSTRATION" in page for page in pages)
    said = "".join("".join(pages).split())
    sentences = [*review.opening, *(text for each in review.sections for text in each.lead)]
    names = [row.name for each in review.sections for t in each.tables for row in t.rows]
    for text in (*sentences, *names):
        assert "".join(text.split()) in said


def test_an_equal_review_gives_equal_bytes() -> None:
    """Nothing of the machine or the hour is in the PDF."""
    assert render_pdf(reviewed(), day=DAY) == render_pdf(reviewed(), day=DAY)


def test_training_figures_name_their_source() -> None:
    """Of the year alone, each with where it is from; no section where nothing is on record."""
    facts = tuple(
        ActivityFact(year=year, measure=measure, value=value, source=RECORD)
        for year, measure, value in (
            (2019, "courses", "71"), (2020, "courses", "118"), (2020, "people_trained", "1438"),
            (2020, "provider_share", "21.2%, highest"), (2020, "seminars", "London;Leeds"),
            (2020, "delegates", ">170"), (2020, "link_officer_network", "yes"),
        )
    )  # fmt: skip
    said = rows(reviewed(activity=facts), "training")
    assert [cells[0] for cells in said.values()] == [
        "118", "1,438", "21.2%, more than in every year before", "London, Leeds", "more than 170",
        "Yes",
    ]  # fmt: skip
    assert {cells[1] for cells in said.values()} == {RECORD}
    assert training_section(public_site.public_year(2020)) is None
