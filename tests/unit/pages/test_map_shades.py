"""What a tile may say, by shade, sign and name."""

from dataclasses import replace

import pytest

from support import public_site
from upheld.pages.map.sentences import national_share, tile_name
from upheld.pages.map.shades import (
    ALL_ON_TIME,
    COMPLIANCE,
    NO_FIGURE,
    NONE_DUE,
    NOT_COMPARED,
    NOT_SATISFIED,
    SOME_LATE,
    VERDICTS,
    Shade,
    drawn_in,
    legend,
    shade,
)
from upheld.statistics.figures import BodyFigures
from upheld.statistics.verdict import Verdict


def judged(verdict: str | None) -> BodyFigures:
    """A body whose uphold rate has this verdict."""
    body = public_site.figures("alder", 2020)
    figure = replace(body.measures["uphold_rate"], verdict=verdict)
    return replace(body, measures={**body.measures, "uphold_rate": figure})


def complied(*counts: int) -> BodyFigures:
    """A body with outcomes on time, late, not complete but satisfied, not satisfied."""
    names = ("on_time", "late", "incomplete_satisfied", "not_satisfied")
    body = public_site.figures("alder", 2020)
    return replace(body, compliance=dict(zip(names, counts, strict=True)) | {"total": sum(counts)})


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_its_shade(verdict: Verdict) -> None:
    """And the words of the legend are those of the verdict."""
    assert shade(judged(verdict.value), "uphold_rate") == VERDICTS[verdict]
    assert verdict.value.startswith(VERDICTS[verdict].words)


def test_shades_that_are_coloured_differ_by_sign() -> None:
    """No information by colour alone; two without a sign differ by their outline."""
    coloured = [s.sign for s in VERDICTS.values() if "lower" in s.css or "higher" in s.css]
    assert len(set(coloured)) == len(coloured) == 4
    assert len({s.sign for s in COMPLIANCE}) == len(COMPLIANCE)


def test_the_legend_begins_with_no_clear_difference() -> None:
    """What is said of most councils is read first."""
    assert legend("uphold_rate", set())[0].short == "No clear difference"


def test_no_word_of_a_legend_judges() -> None:
    """Nothing is good or bad."""
    every: set[Shade] = {*VERDICTS.values(), *COMPLIANCE, NO_FIGURE, NOT_COMPARED}
    words = " ".join(each.short + each.words for each in every).lower()
    assert not [w for w in ("good", "bad", "best", "worst", "rank", "fail") if w in words]


def test_a_rate_without_a_base_has_no_figure() -> None:
    """And its name gives the reason, never 0 %."""
    body = public_site.figures("alder", 2020, upheld=0, investigated=0)
    look = shade(body, "uphold_rate")
    assert look is NO_FIGURE
    name = tile_name(body, "uphold_rate", look)
    assert name == "Alder Borough Council: no figure, no detailed investigations"


def test_a_name_says_figure_base_and_verdict() -> None:
    """All that a tile shows can be heard."""
    body = public_site.figures("alder", 2020)
    assert tile_name(body, "uphold_rate", shade(body, "uphold_rate")) == (
        "Alder Borough Council: 54% upheld (13 of 24 detailed investigations), "
        "no clear difference from similar authorities"
    )


def test_a_body_without_verdict_is_not_compared() -> None:
    """No comparison is made up."""
    assert shade(judged(None), "uphold_rate") is NOT_COMPARED


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((7, 0, 0, 0), ALL_ON_TIME),
        ((5, 2, 0, 0), SOME_LATE),
        ((5, 0, 2, 0), SOME_LATE),
        ((9, 0, 0, 1), NOT_SATISFIED),
        ((0, 0, 0, 0), NONE_DUE),
    ],
)
def test_compliance_is_shaded_by_its_counts(counts: tuple[int, ...], expected: Shade) -> None:
    """100 % hides what was late, so the rate is not what is drawn."""
    assert shade(complied(*counts), "compliance_rate") is expected


def test_a_compliance_name_lists_what_was_not_on_time() -> None:
    """Late remedies are said beside a rate of 100 %."""
    body = complied(5, 2, 0, 0)
    name = tile_name(body, "compliance_rate", shade(body, "compliance_rate"))
    assert name.endswith("(7 of 7 compliance outcomes), 2 late")


def test_a_measure_is_drawn_in_years_that_have_it() -> None:
    """A map of nothing is not made, and rates per residents have no verdict to draw."""
    year = public_site.public_year(2020)
    assert [m.id for m in drawn_in(year)] == [
        "uphold_rate", "satisfactory_remedy_rate", "compliance_rate",
    ]  # fmt: skip
    only = {
        slug: replace(body, measures={"uphold_rate": body.measures["uphold_rate"]})
        for slug, body in year.bodies.items()
    }
    assert [m.id for m in drawn_in(replace(year, bodies=only))] == ["uphold_rate"]


def test_the_nation_is_counted_once_per_case_with_its_base() -> None:
    """The large number never stands alone."""
    said = national_share(public_site.public_year(2020), "uphold_rate")
    assert said is not None
    assert said.counted == "each case counted once"
    assert said.sentence == "of the 96 detailed investigations in England were upheld: 52."


def test_a_nation_without_the_measure_says_nothing() -> None:
    """Not every measure is counted for the nation."""
    assert national_share(public_site.public_year(2020), "compliance_rate") is None
