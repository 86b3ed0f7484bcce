import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upheld.statistics.comparison import Ratio
from upheld.statistics.overdispersion import Spread, estimate_spread, quantile, winsorise

floats = st.floats(-1e6, 1e6)


def _ratios_of(*pairs: tuple[int, int]) -> list[Ratio]:
    return [Ratio(numerator=above, denominator=below) for above, below in pairs]


@settings(deadline=None)
@given(st.lists(floats, min_size=1, max_size=60), st.floats(0, 1))
def test_quantile_is_numpys_default(values: list[float], share: float) -> None:
    """Quantiles are those a reader finds with the default of common software."""
    assert quantile(values, share) == pytest.approx(float(np.quantile(values, share)), abs=1e-6)


def test_winsorising_draws_in_and_keeps_the_number() -> None:
    """The outer tenths move in to the percentiles; nothing is dropped."""
    assert winsorise(list(range(11))) == [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]


def test_equal_rates_are_not_overdispersed() -> None:
    """Authorities that differ less than chance would make them get no excess variance."""
    spread = estimate_spread(_ratios_of(*[(10, 20)] * 12))
    assert spread == Spread(theta=0.5, bodies=12, phi=0.0, tau_squared=0.0, rho=0.0)


def test_opposite_rates_reach_the_largest_rho() -> None:
    """Where half uphold everything and half nothing, rho stops where the distribution ends."""
    spread = estimate_spread(_ratios_of(*[(40, 40)] * 6, *[(0, 40)] * 6))
    assert spread is not None
    assert spread.rho == pytest.approx(0.99)


def test_fewer_than_ten_bodies_are_not_estimated() -> None:
    """Nine authorities with five or more give the exact binomial, whatever they look like."""
    spread = estimate_spread(_ratios_of(*[(20, 20)] * 5, *[(0, 20)] * 4, *[(1, 4)] * 30))
    assert spread is not None
    assert (spread.bodies, spread.phi, spread.rho) == (9, None, 0.0)


def test_small_bases_count_for_theta_but_not_for_the_spread() -> None:
    """An authority under five is in the pooled rate and nowhere else."""
    large = _ratios_of(*[(8, 20), (12, 20)] * 6)
    spread = estimate_spread([*large, *_ratios_of((4, 4))])
    assert spread is not None
    assert spread.theta == pytest.approx(124 / 244)
    assert spread.bodies == 12


@pytest.mark.parametrize("upheld", [0, 20])
def test_theta_at_its_ends_is_not_estimated(upheld: int) -> None:
    """Where none or all are upheld there is no spread to estimate."""
    spread = estimate_spread(_ratios_of(*[(upheld, 20)] * 15))
    assert spread is not None
    assert (spread.phi, spread.rho) == (None, 0.0)


def test_nothing_counted_has_no_spread() -> None:
    """A type without any case has no funnel at all."""
    assert estimate_spread(_ratios_of((0, 0), (0, 0))) is None


def test_spread_refuses_the_impossible() -> None:
    """A rate above one or a rho of one is refused."""
    with pytest.raises(ValueError, match="no distribution"):
        Spread(theta=1.1, bodies=1)
    with pytest.raises(ValueError, match="no distribution"):
        Spread(theta=0.5, bodies=1, rho=1.0)
