"""The files of a council: which there are, from when, and what its page says."""

import csv
import json
import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from support import public_site
from upheld.domain.authority_types import AuthorityType
from upheld.domain.series_breaks import SeriesBreak
from upheld.pages import council
from upheld.pages.council.counts import further_figures
from upheld.pages.council.subject import Subject
from upheld.publication.public_file import PublicFile
from upheld.publication.site import PublicCorrection, Site
from upheld.statistics.figures import BodyFigures, Figure
from upheld.statistics.figures_json import to_json
from upheld.statistics.verdict import MILDER_THAN_INTERVAL


def files(site: Site, slug: str = "alder") -> dict[str, PublicFile]:
    """The files of a council by address."""
    return {each.address: each for each in council.files(site, slug)}


def text(file: PublicFile) -> str:
    """What a page says, without its markup."""
    assert isinstance(file.content, bytes)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", file.content.decode())).split())


def with_figures(figures: BodyFigures) -> Site:
    """A site in which these are the figures of their body and year."""
    site = public_site.site()
    year = site.years[figures.year]
    changed = replace(year, bodies={**year.bodies, figures.body: figures})
    return replace(site, years={**site.years, figures.year: changed})


def page_of(figures: BodyFigures) -> str:
    """The text of the page of these figures."""
    return text(files(with_figures(figures))[f"/councils/{figures.body}/{figures.year}/"])


def test_every_year_has_its_page_and_the_stable_one_shows_the_newest() -> None:
    """Addresses keep: a year's page stays that year's; the plain one follows the newest."""
    site = public_site.site()
    made = files(site)
    for year in (2019, 2020):
        for name in ("", "how/", f"DEMONSTRATION-alder-{year}.csv",
                     f"DEMONSTRATION-alder-{year}.json"):  # fmt: skip
            assert f"/councils/alder/{year}/{name}" in made
    assert len(made) == 9
    assert "year to 31 March 2020 we" in text(made["/councils/alder/"])
    assert "year to 31 March 2019 we" in text(made["/councils/alder/2019/"])


def test_nothing_that_draws_on_the_newest_year_is_public_before_it() -> None:
    """Pages with a trend open with the site; what rests on one year opens with that year."""
    site = public_site.site()
    made = files(site)
    assert made["/councils/alder/2019/"].public_from == site.opens
    assert made["/councils/alder/2019/how/"].public_from == site.years[2019].public_from


def test_a_body_without_figures_has_no_pages() -> None:
    """Nothing is made up for a body that no release holds."""
    site = public_site.site()
    years = {
        y: replace(year, bodies={s: b for s, b in year.bodies.items() if s != "birch"})
        for y, year in site.years.items()
    }
    assert files(replace(site, years=years), "birch") == {}


def test_every_percentage_of_the_panels_carries_its_base() -> None:
    """Numerator, denominator and the name of the base, for the council and its average."""
    said = page_of(public_site.figures("alder", 2020))
    assert "13 of 24 detailed investigations" in said
    average = "Similar authorities: 54% (26 of 48 detailed investigations, 2 unitary councils"
    assert average in said
    assert "between 35% and 72%" in said
    assert "On time 5, late 2, not complete but satisfied 0, not satisfied 0." in said
    assert said.count(MILDER_THAN_INTERVAL) == 1


def test_a_quotable_sentence_stands_alone() -> None:
    """It holds year, base and average, and in a demonstration says that it is one."""
    quoted = (
        "[Demonstration with invented figures] In the year to 31 March 2020, 13 of 24 detailed "
        "investigations about Alder Borough Council were upheld (54%). For the 2 unitary councils "
        "together it was 54% (26 of 48 detailed investigations)."
    )
    assert quoted in page_of(public_site.figures("alder", 2020))


def test_an_empty_base_shows_its_reason() -> None:
    """No investigation is neither 0% nor 100%, and nothing is quoted from it."""
    said = page_of(public_site.figures("alder", 2020, upheld=0, investigated=0))
    assert "No detailed investigations." in said
    assert "0 of 0" not in said
    assert said.count("A sentence to quote") == 1


def test_bodies_without_similar_authorities_say_why() -> None:
    """A fire authority stands alone, with a sentence in place of averages."""
    figures = public_site.figures("alder", 2020)
    alone = {k: replace(v, similar=None, verdict=None) for k, v in figures.measures.items()}
    fire = replace(figures, type=AuthorityType.FIRE, similar_bodies=(), measures=alone)
    said = page_of(fire)
    assert "Fire authorities have no similar authorities in these figures" in said
    assert "Among the" not in said
    assert MILDER_THAN_INTERVAL not in said


def test_an_abolished_body_says_when_and_who_followed() -> None:
    """The reader is led on; links go only to pages that exist."""
    site = with_figures(replace(public_site.figures("alder", 2020), type=None, similar_bodies=()))
    ended = replace(site.bodies["alder"], end=date(2020, 3, 30), successors=("birch", "nowhere"))
    site = replace(site, bodies={**site.bodies, "alder": ended})
    file = files(site)["/councils/alder/2020/"]
    assert "existed until 30 March 2020, and Birch City Council followed it." in text(file)
    assert "It did not exist on 31 March 2020" in text(file)
    assert isinstance(file.content, bytes)
    assert b'<a href="/councils/birch/">' in file.content
    assert b"nowhere" not in file.content


def test_the_change_across_a_break_is_not_stated() -> None:
    """A break is named by the letter that explains it, in place of a percentage."""
    site = public_site.site()
    plain = text(files(site)["/councils/alder/2020/"])
    assert "0% (24 to 24)" in plain
    broken = SeriesBreak(from_year=2020, measure="decided", why="New words.", source="x")
    said = text(files(replace(site, series_breaks=(broken,)))["/councils/alder/2020/"])
    assert "(24 to 24)" not in said
    assert "series break a" in said
    assert "a, from 2020: Decisions made New words." in said
    assert "none is stated across a break of the number of decisions" in said


def test_a_break_names_the_measures_it_concerns() -> None:
    """One reason for two measures is one note; a break elsewhere leaves the change stated."""
    rates = ("uphold_rate", "investigations", "received")
    broken = tuple(
        SeriesBreak(from_year=2020, measure=each, why="Fewer.", source="x") for each in rates
    )
    site = replace(public_site.site(), series_breaks=broken)
    said = text(files(site)["/councils/alder/2020/"])
    assert "a, from 2020: Investigations and Uphold rate Fewer." in said
    assert "0% (24 to 24)" in said


def test_one_of_one_is_told_in_the_singular() -> None:
    """Verbs follow the base."""
    figures = public_site.figures("alder", 2020)
    for upheld, shown in ((0, "0%"), (1, "100%")):
        one = public_site.rate("uphold_rate", upheld, 1, "detailed investigation")
        said = page_of(replace(figures, measures={**figures.measures, "uphold_rate": one}))
        sentence = f"{upheld} of 1 detailed investigation about Alder Borough Council was upheld"
        assert f"{sentence} ({shown})" in said


def test_the_overview_follows_the_number_of_decisions() -> None:
    """One decision is "the one decision"; of none there is no sentence."""
    counts = {
        name: Figure(measure=name, numerator=0, denominator=None, display="0")
        for name in ("not_for_us", "assessed_and_closed", "investigated")
    }
    figures = replace(public_site.figures("alder", 2020), year=2025)
    site = replace(
        public_site.site(), years={2025: replace(public_site.public_year(2020), year=2025)}
    )
    for total, words in ((0, ""), (1, "Of the one decision: "), (2, "Of 2 decisions: ")):
        shown = replace(figures, decided={"total": total}, measures={**figures.measures, **counts})
        subject = Subject(
            site=site, body=site.bodies["alder"], year=site.years[2025], figures=shown
        )
        told = [each.sentence for each in further_figures(subject) if each.measure == "overview"]
        assert [each.startswith(words) for each in told] == ([True] if words else [])


def test_two_bodies_of_one_short_name_are_called_by_their_full_names() -> None:
    """Nobody reads the figures of a county as those of the unitary after it."""
    site = public_site.site()
    twin = replace(site.bodies["birch"], short_name="Alder")
    site = replace(site, bodies={**site.bodies, "birch": twin})
    said = text(files(site)["/councils/alder/2020/"])
    assert "complaints about Alder Borough Council and upheld 13" in said
    assert "How the uphold rate of Alder Borough Council 2020 was made" in said
    assert "Alder Borough Council, Birch City Council: 13 of 24" in said


def test_a_letter_that_is_held_is_to_follow() -> None:
    """Its year’s page shows the figures and says so; other bodies’ do not."""
    site = public_site.site()
    held = replace(site.years[2020], letters_to_follow=("alder",))
    site = replace(site, years={**site.years, 2020: held})
    said = text(files(site)["/councils/alder/2020/"])
    assert "The annual review letter 2020 is to follow." in said
    assert "No letter to this council" not in said
    assert "54%" in said
    assert "to follow" not in text(files(site, "birch")["/councils/birch/2020/"])


def test_a_demonstration_says_which_years_have_letters() -> None:
    """No letter is missed that was never written; a real site names no such years."""
    site = public_site.site()
    letterless = text(files(site)["/councils/alder/2020/"])
    assert "No letter to this council is on this site. This demonstration writes no l" in letterless
    real = text(files(replace(site, demonstration=False))["/councils/alder/2020/"])
    assert "demonstration writes" not in real


def test_corrections_stand_on_the_pages_of_those_they_changed() -> None:
    """A correction of others is not told here."""
    site = public_site.site()
    correction = PublicCorrection(
        year=2020,
        release="2020-v2",
        corrects="2020-v1",
        why="A case was counted twice.",
        bodies=("alder",),
        public_from=site.opens,
    )
    year = replace(site.years[2020], corrections=(correction,))
    site = replace(site, years={**site.years, 2020: year})
    assert "A case was counted twice." in text(files(site)["/councils/alder/2020/"])
    assert "counted twice" not in text(files(site, "birch")["/councils/birch/2020/"])


def test_downloads_hold_the_figures_of_the_page() -> None:
    """JSON begins with what `upheld figures --json` prints; CSV has every figure with its base."""
    site = public_site.site()
    made = files(site)
    figures = site.years[2020].bodies["alder"]
    data = json.loads(made["/councils/alder/2020/DEMONSTRATION-alder-2020.json"].content)  # type: ignore[arg-type]
    plain = json.loads(json.dumps(to_json(figures)))
    assert {key: data[key] for key in plain} == plain
    content = made["/councils/alder/2020/DEMONSTRATION-alder-2020.csv"].content
    assert isinstance(content, bytes)
    rows = list(csv.DictReader(content.decode().splitlines()))
    rate = next(r for r in rows if (r["part"], r["item"]) == ("figures", "uphold_rate"))
    assert (rate["numerator"], rate["denominator"], rate["display"]) == ("13", "24", "54%")
    assert {row["demonstration"] for row in rows} == {"true"}


@pytest.mark.parametrize("address", ["/councils/alder/2020/", "/councils/alder/2020/how/"])
def test_pages_keep_to_the_content_security_policy(address: str) -> None:
    """No style and no script stands in a page."""
    content = files(public_site.site())[address].content
    assert isinstance(content, bytes)
    assert b"style=" not in content
    assert b"<style" not in content
    assert not re.search(rb"<script(?![^>]* src=)", content)


def test_every_panel_links_to_how_it_was_made() -> None:
    """Each link has a full name, and what it leads to exists."""
    made = files(public_site.site())
    page, how = made["/councils/alder/2020/"].content, made["/councils/alder/2020/how/"].content
    assert isinstance(page, bytes)
    assert isinstance(how, bytes)
    targets = re.findall(rb'/councils/alder/2020/how/#(\w+)"', page)
    assert b"uphold_rate" in targets
    assert all(b'id="' + target + b'"' in how for target in targets)
    assert b"How the uphold rate of Alder 2020 was made" in page


def test_one_cached_plot_serves_a_whole_type_and_never_another_site() -> None:
    """What is drawn once is told apart by the site it was drawn for."""
    before = files(public_site.site())["/councils/alder/2020/"].content
    other = with_figures(public_site.figures("birch", 2020, upheld=1, investigated=9))
    after = files(other)["/councils/alder/2020/"].content
    assert isinstance(before, bytes)
    assert isinstance(after, bytes)
    assert b"Birch: 1 of 9" not in before
    assert b"Birch: 1 of 9" in after


@pytest.mark.parametrize(
    ("source", "fictional", "words"),
    [
        ("published", False, "these figures are those once published"),
        ("part published", False, "some of these figures were once published"),
        ("invented", False, "these figures are invented"),
        (None, False, "nothing was counted about this authority"),
        (None, True, "this authority does not exist"),
    ],
)
def test_a_demonstration_says_where_figures_are_from(
    source: str | None, fictional: bool, words: str
) -> None:
    """Each page carries its own mark beside the banner."""
    figures = replace(public_site.figures("alder", 2020), source=source, fictional=fictional)
    assert f"Demonstration: {words}" in page_of(figures)


def test_remedies_of_years_without_rates_are_two_counts() -> None:
    """Who put things right is told in counts: no percentage is made of them."""
    figures = public_site.figures("alder", 2020)
    counts = {
        name: Figure(measure=name, numerator=n, denominator=None, display=str(n))
        for name, n in (("remedied_by_us", 10), ("remedied_by_body", 1))
    }
    rate = figures.measures["uphold_rate"]
    said = page_of(replace(figures, measures={**_COUNTS, "uphold_rate": rate, **counts}))
    assert "10 by us, 1 by the council before us." in said
    assert "Satisfactory remedies 3 of" not in said


_COUNTS = {
    name: Figure(measure=name, numerator=n, denominator=None, display=str(n))
    for name, n in (("investigations", 24), ("upheld", 13))
}
