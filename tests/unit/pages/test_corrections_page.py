from dataclasses import replace
from datetime import timedelta

from support import public_site
from upheld.pages import corrections
from upheld.publication.site import PublicCorrection, Site


def corrected(*, bodies: tuple[str, ...] = ("birch", "alder")) -> Site:
    """The small site after one correction of 2020."""
    site = public_site.site()
    year = site.years[2020]
    later = year.public_from + timedelta(days=30)
    correction = PublicCorrection(
        year=2020,
        release="2020-v2",
        corrects="2020-v1",
        why="two cases <of Alder> were counted twice",
        bodies=bodies,
        public_from=later,
    )
    years = {**site.years, 2020: replace(year, corrections=(correction,))}
    return replace(site, years=years, opens=later)


def page_and_feed(site: Site) -> tuple[str, str]:
    """Both files as text."""
    page, feed = corrections.files(site)
    assert (page.address, feed.address) == ("/corrections/", "/corrections/feed.atom")
    assert page.public_from == feed.public_from == site.opens
    return page.content.decode(), feed.content.decode()


def test_a_correction_says_what_changed_and_why() -> None:
    """Both releases, the day, the reason, and each council whose figures changed."""
    page, _ = page_and_feed(corrected())

    assert "Figures of 2020: 2020-v2 replaces 2020-v1" in page
    assert "Published on 28 August 2020" in page
    assert "Two cases &lt;of Alder&gt; were counted twice." in page
    assert '<a class="govuk-link" href="/councils/alder/2020/">Alder 2020</a>' in page
    assert page.index("Alder 2020</a>") < page.index("Birch 2020</a>")


def test_a_correction_without_a_council_says_so() -> None:
    """National figures alone can be corrected."""
    page, feed = page_and_feed(corrected(bodies=()))

    assert "No council’s figures changed." in page
    assert "Figures changed" not in feed


def test_the_page_says_when_there_is_none() -> None:
    """An empty page is no answer."""
    page, feed = page_and_feed(public_site.site())

    assert "No published figure has been corrected." in page
    assert "<entry>" not in feed


def test_the_feed_leads_to_the_correction() -> None:
    """Its entry names the release and has an id of its own."""
    page, feed = page_and_feed(corrected())

    assert "tag:upheld.invalid,2026:corrections/2020-v2" in feed
    assert 'href="/corrections/#2020-v2"' in feed
    assert 'id="2020-v2"' in page
    assert "Figures changed: Alder and Birch." in feed


def test_the_feed_of_a_demonstration_says_so() -> None:
    """A feed is read where no banner stands over it."""
    assert "Corrections (demonstration)" in page_and_feed(corrected())[1]
