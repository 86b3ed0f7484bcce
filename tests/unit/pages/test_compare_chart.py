import re
from dataclasses import replace

from support import public_site
from upheld.pages.compare_chart import EDGE, WIDTH, draw_intervals
from upheld.statistics.figures import Figure, SimilarFigure
from upheld.statistics.measures import MEASURES

RATE = MEASURES["uphold_rate"]


def uphold(upheld: int = 13, investigated: int = 24) -> Figure:
    """An uphold rate."""
    return public_site.rate("uphold_rate", upheld, investigated, "detailed investigations")


def places(chart: str, mark: str, attribute: str) -> list[float]:
    """Where the marks of one kind lie."""
    return [
        float(x) for x in re.findall(rf'up-intervals__{mark}"[^>]* {attribute}="([^"]*)"', chart)
    ]


def test_a_rate_lies_within_its_interval() -> None:
    """Dot and line are placed by the exact fractions, from 0 to 100."""
    chart = str(draw_intervals(RATE, [("Alder", uphold())], year=2020))
    (rate,) = places(chart, "rate", "cx")
    (low,), (high,) = places(chart, "range", "x1"), places(chart, "range", "x2")

    assert low < rate < high
    assert rate == round(EDGE + (WIDTH - 2 * EDGE) * 13 / 24, 1)


def test_all_and_none_stay_on_the_paper() -> None:
    """0 % and 100 % are drawn at the ends of the axis."""
    rows = [("Alder", uphold(0)), ("Birch", uphold(24))]
    chart = str(draw_intervals(RATE, rows, year=2020))

    assert places(chart, "rate", "cx") == [EDGE, WIDTH - EDGE]


def test_the_chart_is_told_in_words() -> None:
    """Who does not see it hears each rate, its interval and the average."""
    chart = str(draw_intervals(RATE, [("Alder & Co", uphold())], year=2020))

    assert (
        'aria-label="Uphold rate: Alder &amp; Co 54%, could lie between 35% and 72%. Average of '
        'similar authorities 54%."'
    ) in chart


def test_the_average_is_one_place_and_never_crosses_a_name() -> None:
    """Every row has a plot of its own below the name; without an average there is no line."""
    rows = [("Alder", uphold()), ("Birch", uphold(3))]
    alone = [("Alder", replace(uphold(), similar=None))]

    chart = str(draw_intervals(RATE, rows, year=2020))
    assert len(set(places(chart, "average", "x1"))) == 1
    names = places(chart, "name", "y")
    for kind in ("average", "grid"):
        tops, ends = places(chart, kind, "y1"), places(chart, kind, "y2")
        assert not any(top <= name <= end for top, end in zip(tops, ends, strict=True)
                       for name in names)  # fmt: skip
    assert "up-intervals__average" not in str(draw_intervals(RATE, alone, year=2020))


def test_nothing_is_drawn_without_an_interval() -> None:
    """Compliance is a full count; a zero base has no figure."""
    compliance = public_site.rate("compliance_rate", 7, 7, "compliance outcomes")

    assert draw_intervals(MEASURES["compliance_rate"], [("Alder", compliance)], year=2020) is None
    assert draw_intervals(RATE, [("Alder", uphold(0, 0))], year=2020) is None


def test_a_rate_per_residents_has_an_axis_of_its_own() -> None:
    """It ends at a round number that holds the widest interval."""
    figure = Figure(
        measure="upheld_per_100k",
        numerator=0,
        denominator=2_229,
        display="0",
        base="2,229 residents",
        interval=("0", "165.5"),
        similar=SimilarFigure(numerator=893, denominator=16_696_777, display="5.3", authorities=63),
    )
    chart = str(draw_intervals(MEASURES["upheld_per_100k"], [("Isles", figure)], year=2025))

    assert re.findall(r'up-intervals__mark"[^>]*>([^<]*)<', chart) == [
        "0",
        "50",
        "100",
        "150",
        "200",
    ]
    assert places(chart, "range", "x2")[0] < WIDTH - EDGE
