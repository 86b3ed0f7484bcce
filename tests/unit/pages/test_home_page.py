"""The home page: the form, the newest map, what is new."""

from dataclasses import replace
from datetime import timedelta

from support import public_site
from upheld.pages import home
from upheld.publication.site import PublicCorrection, Site


def text(site: Site) -> str:
    """The home page of a site."""
    (file,) = home.files(site)
    assert file.address == "/"
    assert file.public_from == site.opens
    assert isinstance(file.content, bytes)
    return file.content.decode()


def test_the_first_thing_is_the_question_and_the_form() -> None:
    """A plain form that needs no script."""
    page = text(public_site.site())
    assert "How does your council put things right?" in page
    assert page.index('action="/find/"') < page.index("data-map")
    assert 'name="q"' in page


def test_other_errands_stand_before_the_map() -> None:
    """Whoever comes to complain, for a committee or for one decision need not pass the map."""
    before = text(public_site.site()).partition("data-map")[0]
    for address in ("/complain/", "/scrutiny/", "/decisions/"):
        assert f'<li><a href="{address}">' in before


def test_the_map_is_also_a_table_before_it() -> None:
    """Folded: council as a link, figure with its base, verdict; and a link past it."""
    page = text(public_site.site())
    table = page.partition("<details")[2].partition("</details>")[0]
    assert page.index("</details>") < page.index("data-map")
    assert 'id="table"' in table
    assert 'href="#after-table"' in table
    for slug, (name, _, _) in public_site.BODIES.items():
        assert f'<a href="/councils/{slug}/2020/">{name}</a>' in table
    assert table.count("54%, 13 of 24 detailed investigations") == len(public_site.BODIES)
    assert table.count("<td>No clear difference</td>") == len(public_site.BODIES)


def test_the_newest_year_is_on_the_map() -> None:
    """With both tiers, and the national rate with its base."""
    page = text(public_site.site())
    assert "Complaints upheld, year to 31 March 2020" in page
    assert page.count("data-map") == 2
    assert "of the 96 detailed investigations in England were upheld: 52." in page


def test_every_year_and_measure_is_one_link_away() -> None:
    """Older maps, and the table."""
    page = text(public_site.site())
    for address in ("/map/2019/uphold_rate/", "/map/2020/compliance_rate/", "/councils/"):
        assert f'href="{address}"' in page


def test_a_year_without_figures_is_said_plainly() -> None:
    """No council, no map, no national figure: still a page."""
    site = public_site.site(2020)
    assert "How does your" in text(replace(site, years={2020: replace(site.latest, bodies={})}))


def test_the_headline_says_that_it_holds_fictional_bodies() -> None:
    """Beside the national figure, and only where there are any."""
    site = public_site.site(2020)
    bodies = {slug: replace(one, fictional=True) for slug, one in site.latest.bodies.items()}
    made_up = replace(site, years={2020: replace(site.latest, bodies=bodies)})
    said = "The national figures include four fictional authorities of this demonstration."
    assert said in text(made_up)
    assert "The national figures include" not in text(site)


def test_the_newest_three_corrections_are_news() -> None:
    """Newest first, with their reason."""
    site = public_site.site(2020)
    opened = site.latest.public_from
    corrections = tuple(
        PublicCorrection(
            year=2020,
            release=f"2020-v{n}",
            corrects=f"2020-v{n - 1}",
            why=f"reason {n}",
            bodies=("alder",),
            public_from=opened + timedelta(days=n),
        )
        for n in range(2, 6)
    )
    year = replace(site.latest, corrections=corrections)
    news = list(home.news(replace(site, years={2020: year}, opens=corrections[-1].public_from)))
    assert [each.more for each in news[1:]] == ["reason 5", "reason 4", "reason 3"]
    assert news[0].day == "29 July 2020"
