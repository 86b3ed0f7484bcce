import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2, norm

from upheld.statistics import intervals
from upheld.statistics.intervals import poisson, scaled_wilson, wilson

# Both ends are shown as whole per cent or one decimal: nine digits are seven more than matter.
CLOSE = 1e-9


@settings(deadline=None)
@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_scipys(share: tuple[int, int]) -> None:
    """The interval of a share is the Wilson interval that SciPy finds."""
    successes, trials = share
    expected = binomtest(successes, trials).proportion_ci(method="wilson")
    assert wilson(successes, trials) == pytest.approx((expected.low, expected.high), abs=CLOSE)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4000))
def test_poisson_is_scipys(events: int) -> None:
    """The interval of a count is the exact one of chi-squared quantiles."""
    low = chi2.ppf(0.025, 2 * events) / 2 if events else 0.0
    high = chi2.ppf(0.975, 2 * events + 2) / 2
    assert poisson(events) == pytest.approx((low, high), rel=CLOSE)


@pytest.mark.parametrize("events", range(60))
def test_poisson_of_few_is_scipys(events: int) -> None:
    """Small counts, where the exact interval matters, agree one by one."""
    low = chi2.ppf(0.025, 2 * events) / 2 if events else 0.0
    assert poisson(events) == pytest.approx((low, chi2.ppf(0.975, 2 * events + 2) / 2), rel=CLOSE)


def test_constant_is_the_normal_quantile() -> None:
    """The width of the intervals is that of 95 %, two-sided."""
    assert norm.ppf(0.975) == pytest.approx(intervals.Z, abs=1e-15)


def test_ends_stay_within_what_can_be() -> None:
    """Nought of some begins at nought exactly, and all of some ends at one exactly."""
    assert wilson(0, 9)[0] == 0.0
    assert wilson(9, 9)[1] == 1.0
    assert poisson(0)[0] == 0.0


def test_observed_to_expected_scales_wilson() -> None:
    """Observed against expected takes Wilson's ends times the trials over the expected number."""
    low, high = wilson(6, 7)
    assert scaled_wilson(6, 7, 5.0) == pytest.approx((low * 7 / 5, high * 7 / 5))


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (3, 2), (-1, 4)])
def test_wilson_refuses_what_is_no_share(successes: int, trials: int) -> None:
    """An interval of no trials, or of more than all of them, is refused."""
    with pytest.raises(ValueError, match="is not a share"):
        wilson(successes, trials)


def test_poisson_refuses_a_negative_count() -> None:
    """A count below nought is refused."""
    with pytest.raises(ValueError, match="is not a count"):
        poisson(-1)
