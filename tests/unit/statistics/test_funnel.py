import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import betabinom, binom

from upheld.statistics.funnel import POSSIBLE, Funnel, probabilities

bases = st.integers(1, 300)
thetas = st.floats(0.01, 0.99)


@settings(max_examples=60, deadline=None)
@given(thetas, st.floats(0.001, 0.9), bases, st.data())
def test_tails_are_scipys(theta: float, rho: float, base: int, data: st.DataObject) -> None:
    """Both tails are those of the beta-binomial distribution in SciPy."""
    result = data.draw(st.integers(0, base))
    funnel = Funnel(theta=theta, rho=rho)
    known = betabinom(base, theta * (1 - rho) / rho, (1 - theta) * (1 - rho) / rho)
    assert funnel.tail_to(result, base) == pytest.approx(float(known.cdf(result)), abs=1e-8)
    assert funnel.tail_from(result, base) == pytest.approx(float(known.sf(result - 1)), abs=1e-8)


@settings(max_examples=40, deadline=None)
@given(thetas, bases)
def test_without_rho_it_is_the_binomial(theta: float, base: int) -> None:
    """Where authorities differ by chance alone the distribution is the exact binomial."""
    known = binom(base, theta).pmf(range(base + 1))
    assert probabilities(theta, 0.0, base) == pytest.approx(tuple(known), abs=1e-12)


def test_a_tiny_rho_is_as_good_as_none() -> None:
    """No digits are lost just above the binomial."""
    assert probabilities(0.3, 1e-14, 80) == pytest.approx(probabilities(0.3, 0.0, 80), rel=1e-9)


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 0.99), st.integers(0, 120))
def test_probabilities_make_one(theta: float, rho: float, base: int) -> None:
    """Something happens with probability one, at the ends of theta too."""
    assert sum(probabilities(theta, rho, base)) == pytest.approx(1.0)


@settings(max_examples=60, deadline=None)
@given(thetas, st.floats(0, 0.5), st.integers(1, 80), st.sampled_from([0.025, 0.001]))
def test_limits_are_where_tails_are(theta: float, rho: float, base: int, tail: float) -> None:
    """The drawn limits are exactly the results whose own tail is no larger than the limit's."""
    funnel = Funnel(theta=theta, rho=rho)
    limits = funnel.limits(base, tail)
    # Sums in another order differ in the last digit; a result that close to a limit is let be.
    for result in range(base + 1):
        below, above = funnel.tail_to(result, base), funnel.tail_from(result, base)
        if abs(below - tail) > 1e-12:
            assert (below <= tail) == (limits.low is not None and result <= limits.low)
        if abs(above - tail) > 1e-12:
            assert (above <= tail) == (limits.high is not None and result >= limits.high)


def test_small_bases_have_no_limits() -> None:
    """On a base where nothing is unlikely enough, there is no line to draw."""
    limits = Funnel(theta=0.5, rho=0.0).limits(4, POSSIBLE)
    assert (limits.low, limits.high) == (None, None)
