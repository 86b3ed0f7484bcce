import html
import re
from dataclasses import replace

import pytest

from support import public_site
from upheld.pages import review
from upheld.publication.public_file import PublicFile
from upheld.publication.review.content import review_of


@pytest.fixture(scope="module")
def files() -> dict[str, PublicFile]:
    """Every review of a site of two years, by address."""
    return {file.address: file for file in review.files(public_site.site())}


def text_of(file: PublicFile) -> str:
    """The HTML of a page."""
    content = file.content
    assert isinstance(content, bytes)
    return content.decode()


def test_every_year_has_page_and_pdf(files: dict[str, PublicFile]) -> None:
    """Both follow the year's hour; the entry page is the newest review."""
    for year in (2019, 2020):
        pdf = f"/review/{year}/DEMONSTRATION-review-{year}.pdf"
        assert files[pdf].public_from == public_site.HOURS[year]
        assert files[pdf].download == f"DEMONSTRATION-review-{year}.pdf"
        assert f'href="{pdf}"' in text_of(files[f"/review/{year}/"])
    assert files["/review/"].content == files["/review/2020/"].content


def test_the_page_says_what_the_review_says(files: dict[str, PublicFile]) -> None:
    """Every share, row and note of the content stands on the page."""
    site = public_site.site()
    content = review_of(site, site.years[2020])
    page = html.unescape(text_of(files["/review/2020/"]))
    for section in content.sections:
        texts = [*section.lead, *section.notes]
        texts += [cell for t in section.tables for r in t.rows for cell in (r.name, *r.cells)]
        assert [text for text in texts if text not in page] == []
    assert all(share.words in page for share in content.shares)


def test_the_bars_are_named_and_have_their_table(files: dict[str, PublicFile]) -> None:
    """The drawing is one picture whose name gives the numbers, also in the table."""
    page = text_of(files["/review/2020/"])
    (label,) = re.findall(r'role="img" aria-label="([^"]+)"', page)
    assert label == "Bars: received 60; decided 96; investigated 96; upheld 52."
    assert "The year, counted both ways" in page


def test_an_earlier_review_names_no_later_one(files: dict[str, PublicFile]) -> None:
    """It may be read before the later one is public."""
    assert "2020/" not in text_of(files["/review/2019/"])
    assert 'href="/review/2019/"' in text_of(files["/review/2020/"])


def test_national_figures_say_that_they_hold_fictional_bodies() -> None:
    """A demonstration names how many at the top; without them there is no such sentence."""
    site = public_site.site(2020)
    bodies = {**site.latest.bodies}
    bodies["alder"] = replace(bodies["alder"], fictional=True)
    year = replace(site.latest, bodies=bodies)
    pages = {f.address: f for f in review.files(replace(site, years={2020: year}))}
    said = "The national figures include one fictional authority of this demonstration."
    assert said in text_of(pages["/review/2020/"])
    plain = {f.address: f for f in review.files(site)}
    assert "The national figures include" not in text_of(plain["/review/2020/"])


def test_pages_obey_the_policy_for_content(files: dict[str, PublicFile]) -> None:
    """No style attribute, no inline script, nothing from elsewhere."""
    for address, file in files.items():
        if address.endswith("/"):
            page = text_of(file)
            assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=", page)
