from fractions import Fraction

import pytest

from upheld.statistics.comparison import Ratio, average


def test_pooled_is_sum_over_sum_and_mean_is_of_rates() -> None:
    """Three kinds of average of the same bodies, kept apart and exact."""
    found = average([Ratio(numerator=1, denominator=1), Ratio(numerator=1, denominator=9)])
    assert found.pooled == Ratio(numerator=2, denominator=10)
    assert found.mean == Fraction(5, 9)
    assert found.median == Fraction(5, 9)


def test_a_zero_base_adds_nothing_but_is_one_of_the_authorities() -> None:
    """0 of 0 leaves pooled rate, mean and median alone; the authority still counts as one."""
    ratios = [Ratio(numerator=1, denominator=2), Ratio(numerator=0, denominator=0)]
    found = average(ratios)
    assert found.pooled.rate == found.mean == found.median == Fraction(1, 2)
    assert (found.authorities, found.averaged) == (2, 1)


def test_nothing_counted_has_no_average() -> None:
    """Where every base is zero there is no average of any kind."""
    found = average([Ratio(numerator=0, denominator=0)])
    assert (found.pooled.rate, found.mean, found.median) == (None, None, None)


@pytest.mark.parametrize(("numerator", "denominator"), [(1, 0), (-1, 3), (0, -1)])
def test_ratio_refuses_the_impossible(numerator: int, denominator: int) -> None:
    """Cases without a base, and negative counts, are refused."""
    with pytest.raises(ValueError, match=f"{numerator} of {denominator}"):
        Ratio(numerator=numerator, denominator=denominator)
