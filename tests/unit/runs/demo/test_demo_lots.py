"""Lots: the same for a name, fair in the long run."""

from collections import Counter
from statistics import fmean, pvariance

import pytest

from upheld.toolbox.drawing import Lots

MANY = 4_000


def test_a_name_gives_the_same_lots() -> None:
    """Rows of one name agree; a name is its parts, not their letters run together."""
    assert [Lots(1, "a").share() for _ in range(3)] == [Lots(1, "a").share()] * 3
    assert Lots("a", "bc").share() != Lots("ab", "c").share()


def test_lots_are_the_same_on_every_machine() -> None:
    """The stream behind a name is fixed: a change would change every demonstration."""
    assert Lots("upheld", 1).below(1000) == 38


@pytest.mark.parametrize("mean", [0.4, 3.0, 20.0, 300.0])
def test_counts_have_their_mean_and_spread(mean: float) -> None:
    """Poisson counts: mean and variance are the same, for small and for large means."""
    lots = Lots("counts", mean)
    drawn = [lots.count(mean) for _ in range(MANY)]
    assert fmean(drawn) == pytest.approx(mean, rel=0.06)
    assert pvariance(drawn) == pytest.approx(mean, rel=0.12)
    assert min(drawn) >= 0


@pytest.mark.parametrize("likeness", [0.0, 0.05, 0.3])
def test_successes_scatter_as_likeness_says(likeness: float) -> None:
    """Beta-binomial: n p (1 - p) (1 + (n - 1) rho) is the variance; rho 0 is binomial."""
    lots = Lots("successes", likeness)
    drawn = [lots.successes(24, 0.6, likeness) for _ in range(MANY)]
    assert fmean(drawn) == pytest.approx(24 * 0.6, rel=0.03)
    assert pvariance(drawn) == pytest.approx(24 * 0.24 * (1 + 23 * likeness), rel=0.12)
    assert lots.successes(0, 0.6, likeness) == 0


def test_picks_follow_weights() -> None:
    """A weight of nought is never picked; three times the weight, three times as often."""
    lots = Lots("picks")
    picked = Counter(lots.pick([0.0, 1.0, 3.0]) for _ in range(MANY))
    assert picked[0] == 0
    assert picked[2] / picked[1] == pytest.approx(3, rel=0.15)


def test_a_split_loses_nothing() -> None:
    """Every thing thrown lies somewhere."""
    assert sum(Lots("split").split(100, [1.0, 2.0, 0.0])) == 100


def test_an_order_holds_every_place_once() -> None:
    """The heavier come earlier, most of the time, and nobody is left out."""
    lots = Lots("order")
    orders = [lots.order([1.0, 9.0, 1.0]) for _ in range(500)]
    assert all(sorted(order) == [0, 1, 2] for order in orders)
    assert sum(order[0] == 1 for order in orders) > 350


def test_factors_lie_around_one() -> None:
    """The middle factor is 1, and half of them are below it."""
    lots = Lots("factors")
    drawn = sorted(lots.factor(0.2) for _ in range(MANY))
    assert drawn[MANY // 2] == pytest.approx(1, abs=0.03)
    assert drawn[0] > 0
