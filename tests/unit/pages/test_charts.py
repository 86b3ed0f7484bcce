"""Charts: every shape says what it shows, and no line says what is not so."""

import re
from math import isclose

import pytest

from upheld.pages import charts
from upheld.pages.charts import Dot, TrendBreak, TrendPoint, limits
from upheld.statistics.funnel import CLEAR, POSSIBLE, Funnel

ALDER = Dot(name="Alder", numerator=13, denominator=24)


def test_a_ring_shows_the_figure_as_released_and_names_itself() -> None:
    """The number in the ring is the display given, never one computed again."""
    drawn = charts.ring(numerator=1, denominator=3, display="33%", label="A & B", average=(1, 2))
    assert ">33%</text>" in drawn
    assert 'role="img" aria-label="A &amp; B"' in drawn
    assert drawn.count("up-ring__tick") == 1


def test_a_ring_of_none_has_no_arc() -> None:
    """Nought of three is an empty band, not a dot of ink."""
    assert "up-ring__share" not in charts.ring(numerator=0, denominator=3, display="0%", label="x")


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (0, 0), (4, 3), (-1, 3)])
def test_a_ring_refuses_what_is_no_share(part: int, whole: int) -> None:
    """An empty base is never drawn as nought or as all."""
    with pytest.raises(ValueError, match="cannot be drawn"):
        charts.ring(numerator=part, denominator=whole, display="?", label="x")


@pytest.mark.parametrize("tail", [POSSIBLE, CLEAR])
@pytest.mark.parametrize(("theta", "rho"), [(0.56, 0.0), (0.65, 0.02), (0.1, 0.0)])
def test_drawn_limits_never_contradict_the_verdict(theta: float, rho: float, tail: float) -> None:
    """A result lies on or beyond a line exactly where its own tail passes the limit."""
    funnel = Funnel(theta=theta, rho=rho)
    low, high = dict(limits.lower(funnel, 60, tail)), dict(limits.upper(funnel, 60, tail))
    for base in range(5, 61):
        exact = funnel.limits(base, tail)
        assert (base in low) == (exact.low is not None)
        assert (base in high) == (exact.high is not None)
        for result in range(base + 1):
            below = exact.low is not None and result <= exact.low
            above = exact.high is not None and result >= exact.high
            assert below == (base in low and result / base <= low[base] + 1e-12)
            assert above == (base in high and result / base >= high[base] - 1e-12)


def test_the_funnel_marks_one_authority_and_merges_equal_ones() -> None:
    """Authorities with the same numbers are one larger dot that names them all."""
    dots = [ALDER, Dot(name="Birch", numerator=13, denominator=24), Dot(name="C<", numerator=0,
            denominator=9)]  # fmt: skip
    ground = charts.funnel_ground(
        theta=0.5, rho=0.0, dots=dots, across="Investigations", up="Upheld", average="50%"
    )
    drawn = charts.funnel(ground, own=ALDER, label="Funnel")
    assert "<title>Alder, Birch: 13 of 24, 54%</title>" in drawn
    assert "<title>C&lt;: 0 of 9, 0%</title>" in drawn
    assert drawn.count("up-funnel__dot") == 2
    assert drawn.count("up-funnel__own") == 1
    assert "up-funnel__own" not in charts.funnel(ground, own=None, label="Funnel")


def test_a_dot_needs_a_base() -> None:
    """An authority without investigations has no rate, and so no place."""
    with pytest.raises(ValueError, match="no place"):
        Dot(name="Alder", numerator=0, denominator=0)


def test_no_line_crosses_a_gap_or_a_break() -> None:
    """Years are joined only where nothing lies between them."""
    years = {2018: 0.5, 2019: 0.6, 2020: None, 2021: 0.4, 2022: 0.5, 2023: 0.7, 2024: 0.8}
    points = [TrendPoint(year=year, rate=rate, display="x") for year, rate in years.items()]
    breaks = [TrendBreak(from_year=2023, letter="a")]
    drawn = charts.trend(points, breaks=breaks, label="Trend")
    lines = re.findall(r'up-trend__rate" points="([^"]+)"', drawn)
    assert [len(line.split()) for line in lines] == [2, 2, 2]
    assert drawn.count("up-trend__point") == 6
    assert drawn.count("up-trend__break") == 1


def test_rates_are_written_over_every_line() -> None:
    """What comes last in a drawing lies on top, with a halo by its class."""
    points = [TrendPoint(year=y, rate=0.5, display="50%", low=0.3, high=0.7) for y in (2018, 2019)]
    drawn = charts.trend(points, label="Trend")
    assert drawn.rindex("<line") < drawn.index("up-trend__value")
    assert drawn.rindex("<circle") < drawn.index("up-trend__value")


def test_bars_are_as_long_as_their_share_of_the_largest() -> None:
    """The total has a number and no bar; nought has no ink."""
    rows = [
        charts.BarRow(label="A", count=10),
        charts.BarRow(label="B", count=5),
        charts.BarRow(label="C", count=0),
        charts.BarRow(label="All", count=15, total=True),
    ]
    drawn = charts.bars(rows, caption="Counts", columns=("What", "How many"))
    widths = [float(width) for width in re.findall(r'width="([\d.]+)" height', drawn)]
    assert len(widths) == 2
    assert isclose(widths[1], widths[0] / 2)
    assert "<caption" in drawn
    assert drawn.count('scope="row"') == 4


def test_bars_are_not_read_aloud() -> None:
    """The column of bars has no head and no text: only the two columns of words are read."""
    drawn = charts.bars(
        [charts.BarRow(label="Housing", count=1)], caption="c", columns=("Service", "Received")
    )
    assert drawn.count("<td") - drawn.count('<td class="up-bars__bar" aria-hidden="true">') == 1


def test_a_figure_takes_its_name_and_source_with_it() -> None:
    """What is saved elsewhere still says where it is from."""
    ring = charts.ring(numerator=1, denominator=2, display="50%", label="x")
    figure = charts.figure(ring, caption="Half", name="alder", source='Release "1"')
    assert 'data-name="alder"' in figure
    assert 'data-source="Release &#34;1&#34;"' in figure
    assert "style=" not in figure
