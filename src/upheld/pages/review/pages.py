"""The review of each year: its page and its PDF, which say the same."""

from collections.abc import Iterator

from upheld.domain.demonstration import mark
from upheld.pages.charts.drawing import figure
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.pages.letters_list import size_in_words
from upheld.pages.review.stages import draw
from upheld.publication.public_file import HTML, PDF, PublicFile
from upheld.publication.review.content import review_of
from upheld.publication.review.render import render_pdf
from upheld.publication.site import PublicYear, Site
from upheld.toolbox.clock import UK

ADDRESS = "/review/"


def address(year: int) -> str:
    """Where a year's review stands."""
    return f"{ADDRESS}{year}/"


def files(site: Site) -> Iterator[PublicFile]:
    """Page and PDF of every year; the entry page is the newest review."""
    for year in site.years.values():
        review = review_of(site, year)
        day = year.public_from.astimezone(UK).date()
        pdf = render_pdf(review, day=day)
        content = _page(site, year, pdf)
        yield PublicFile(
            address=address(year.year),
            content=content,
            media_type=HTML,
            public_from=year.public_from,
        )
        yield PublicFile(
            address=f"{address(year.year)}{_pdf_name(site, year)}",
            content=pdf,
            media_type=PDF,
            public_from=year.public_from,
            download=_pdf_name(site, year),
        )
        if year is site.latest:
            yield PublicFile(
                address=ADDRESS, content=content, media_type=HTML, public_from=site.opens
            )


def _pdf_name(site: Site, year: PublicYear) -> str:
    return f"{mark(site.demonstration)}review-{year.year}.pdf"


def _page(site: Site, year: PublicYear, pdf: bytes) -> bytes:
    review = review_of(site, year)
    frame = Frame(
        title=review.title,
        address=address(year.year),
        demonstration=site.demonstration,
        description=review.opening[0],
        section="review",
    )
    chart = figure(
        draw(review.stages),
        caption="Each case counted once. The same numbers stand in the table below.",
        name=f"stages-{year.year}",
        source=f"{review.title}, release {review.release}",
    )
    # Only years that are public when this page is: it may open before the newest one does.
    others = [each for each in site.years.values() if each.public_from <= year.public_from]
    return page(
        "review.html",
        frame,
        review=review,
        chart=chart,
        tabs=[(each.year, address(each.year)) for each in reversed(others)],
        newest=year is site.latest,
        pdf=f"{address(year.year)}{_pdf_name(site, year)}",
        pdf_size=size_in_words(len(pdf)),
    )
