import re
from dataclasses import replace

import pytest

from support import public_site
from upheld.domain.authority_types import AuthorityType
from upheld.pages import compare
from upheld.pages.called import called
from upheld.pages.compare import ComparedBody
from upheld.pages.compared import COUNTED_AFTERWARDS
from upheld.statistics.measures import MEASURES
from upheld.statistics.verdict import MILDER_THAN_INTERVAL

SITE = public_site.site()


def chosen(*slugs: str, year: int = 2020) -> list[ComparedBody]:
    """Bodies of the small site with their figures."""
    figures = SITE.years[year].bodies
    return [ComparedBody(body=SITE.bodies[s], figures=figures.get(s)) for s in slugs]


def variant(slug: str, **changes: object) -> ComparedBody:
    """One more council, like Alder but for its name and what is changed."""
    (alder,) = chosen("alder")
    figures = replace(alder.figures, body=slug, name=slug, **changes)
    body = replace(alder.body, slug=slug, short_name=slug.capitalize())
    return ComparedBody(body=body, figures=figures)


def page(councils: list[ComparedBody], *, problem: str = "", year: int = 2020) -> str:
    """The page of some councils."""
    content = compare.compare_page(
        councils,
        year=year,
        years=list(SITE.years),
        choices=compare.Choices.among(compare.comparable(SITE)),
        demonstration=True,
        problem=problem,
    )
    return content.decode()


def seen(content: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", content).split())


def test_councils_of_one_type_may_stand_side_by_side() -> None:
    """Two, or one that waits for another."""
    assert compare.refusal(chosen("alder", "birch")) == ""
    assert compare.refusal(chosen("alder")) == ""
    assert compare.refusal([]) == ""


def test_councils_of_different_types_are_refused_by_name() -> None:
    """The reason names both and their types."""
    assert compare.refusal(chosen("alder", "cedarshire")) == (
        "Alder is a unitary council and Cedarshire is a county council. Councils of different "
        "types do different work. Choose councils of one type."
    )


def test_councils_of_one_short_name_are_told_apart() -> None:
    """A county and the unitary after it are refused under names that differ."""
    alder, county = chosen("alder", "cedarshire")
    bodies = {**SITE.bodies, "cedarshire": replace(county.body, short_name="Alder")}
    named = [
        replace(one, body=bodies[one.body.slug], called=called(bodies[one.body.slug], bodies))
        for one in (alder, county)
    ]

    assert compare.refusal(named).startswith(
        "Alder Borough Council is a unitary council and Cedarshire County Council is a county"
    )


def test_fictional_councils_stay_among_themselves() -> None:
    """No invented council stands beside a real one, in whichever order they come."""
    real, invented = chosen("alder")[0], variant("elm", fictional=True)
    invented = replace(invented, body=replace(invented.body, fictional=True))
    told = "Elm exists in this demonstration only and Alder is a real council."

    assert compare.refusal([real, invented]).startswith(told)
    assert compare.refusal([invented, real]).startswith(told)


def test_the_same_council_twice_is_refused() -> None:
    """Nothing can be learned from it."""
    assert compare.refusal(chosen("alder", "birch", "alder")) == (
        "Alder is chosen twice. Choose each council once."
    )


def test_more_than_four_councils_are_refused() -> None:
    """Five columns cannot be read."""
    five = [variant(slug) for slug in ("ash", "beech", "elm", "fir", "oak")]

    assert compare.refusal(five) == "Choose at most four councils. You chose five."
    assert compare.refusal(five[:4]) == ""


def test_a_council_without_figures_is_refused() -> None:
    """It did not exist in the year, or nothing is known of it."""
    without = ComparedBody(body=SITE.bodies["alder"], figures=None)

    assert compare.refusal([without]).startswith("There are no figures for Alder in this year.")


@pytest.mark.parametrize(
    ("kind", "told"),
    [(None, "had come to its end by 31 March"), (AuthorityType.FIRE, "no similar authorities")],
)
def test_a_body_without_similar_authorities_is_refused(
    kind: AuthorityType | None, told: str
) -> None:
    """Fire authorities and councils that ended within the year have no comparator."""
    assert told in compare.refusal([variant("elm", type=kind)])


def test_figures_of_another_body_are_refused() -> None:
    """A name never stands over somebody else's numbers."""
    with pytest.raises(ValueError, match="birch has the figures of alder"):
        ComparedBody(body=SITE.bodies["birch"], figures=chosen("alder")[0].figures)


def test_every_rate_carries_its_base_interval_and_verdict() -> None:
    """Percentage, numerator, denominator and name of the base stand in one place."""
    words = seen(page(chosen("alder", "birch")))

    assert "54% 13 of 24 detailed investigations" in words
    assert "Could lie between 35% and 72%" in words
    assert "No clear difference from similar authorities" in words
    assert "100% 7 of 7 compliance outcomes" in words
    assert "On time 5, late 2, not complete but satisfied 0, not satisfied 0" in words
    assert words.count(MILDER_THAN_INTERVAL) == 1


def test_the_average_stands_once_for_each_measure() -> None:
    """All councils of a comparison share it."""
    words = seen(page(chosen("alder", "birch")))

    assert words.count("Average of similar authorities 54% 26 of 48 detailed investigations") == 1
    assert words.count("All cases of the 2 unitary councils") == 3


def test_averages_counted_afterwards_say_so() -> None:
    """The letters of 2018 gave none; those of 2020 did."""
    older = [replace(one, figures=replace(one.figures, year=2018)) for one in chosen("alder")]

    assert COUNTED_AFTERWARDS in seen(page(older, year=2018))
    assert COUNTED_AFTERWARDS not in seen(page(chosen("alder")))


def test_a_zero_base_shows_its_reason() -> None:
    """Never 0 %, never 100 %, and no mark in the chart."""
    empty = variant(
        "elm", measures=public_site.figures("alder", 2020, upheld=0, investigated=0).measures
    )
    content = page([chosen("alder")[0], empty])

    assert "Elm No figure No detailed investigations" in seen(content)
    assert "Elm 0%" not in content
    assert content.count('class="up-intervals__rate"') == 2  # two rates of Alder, none of Elm


def test_councils_stand_in_the_order_chosen() -> None:
    """No rank: whoever is named first comes first."""
    content = page(chosen("birch", "alder"))

    assert "<h1>Birch and Alder, 2020</h1>" in content
    assert content.index('href="/councils/birch/2020/"') < content.index(
        'href="/councils/alder/2020/"'
    )


def test_no_word_ranks() -> None:
    """Neutral words only."""
    defined = MEASURES["compliance_rate"].meaning  # "the worst counting" is said of one case
    words = seen(page(chosen("alder", "birch"))).replace(defined, "").casefold()

    assert not re.search(r"\b(best|worst|better|worse|rank\w*|league|good|bad)\b", words)


def test_counts_are_those_of_the_release() -> None:
    """Every heading and every outcome, with the reason why the two totals differ."""
    words = seen(page(chosen("alder", "birch")))

    assert "Adult care services 17 17" in words
    assert "Planning and development 0 0" in words
    assert "All received 20 20" in words
    assert "Upheld 13 13 All decisions 24 24" in words
    assert "Neither is ever divided by the other." in words


def test_a_problem_keeps_the_choice_and_compares_nothing() -> None:
    """The form says what is wrong and still holds what was chosen."""
    councils = chosen("alder", "cedarshire")
    content = page(councils, problem=compare.refusal(councils))

    assert "<title>Error: Compare councils" in content
    assert "There is a problem" in content
    assert '<option value="alder" selected>' in content
    assert '<option value="cedarshire" selected>' in content
    assert "Uphold rate" not in content


def test_text_of_a_problem_is_never_markup() -> None:
    """A message may name what a visitor typed."""
    assert "<script>x" not in page([], problem="<script>x")


def test_the_form_stands_by_itself() -> None:
    """Four selects and a year; the newest year is chosen, councils stand by type."""
    (file,) = compare.files(SITE)
    content = file.content.decode()

    assert (file.address, file.public_from) == ("/compare/", SITE.opens)
    assert re.findall(r'<select class="govuk-select" id="\w+" name="(\w+)">', content) == [
        "a", "b", "c", "d", "year",
    ]  # fmt: skip
    assert '<option value="2020" selected>' in content
    assert re.findall(r'<optgroup label="([^"]*)">', content)[:3] == [
        "County councils", "District councils", "Unitary councils",
    ]  # fmt: skip


def test_only_what_is_compared_can_be_chosen() -> None:
    """A fire authority, or a council without figures, is not offered."""
    fire = replace(SITE.bodies["alder"], slug="fire", kind=AuthorityType.FIRE)
    silent = replace(SITE.bodies["alder"], slug="silent")
    more = replace(SITE, bodies={**SITE.bodies, "fire": fire, "silent": silent})

    assert set(compare.comparable(more)) == set(public_site.BODIES)


def test_a_council_that_ended_says_so_in_the_form() -> None:
    """Its name alone would not tell why later years have nothing."""
    ended = replace(SITE.bodies["alder"], end=public_site.HOURS[2020].date())
    content = compare.compare_page(
        [],
        year=2020,
        years=[2020],
        choices=compare.Choices.among({"alder": ended}),
        demonstration=True,
    )

    assert "Alder (until 2020)" in content.decode()
