from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upheld.statistics.rounding import format_percent, per_100k, percent, round_half_up


@pytest.mark.parametrize(
    ("numerator", "denominator", "display"),
    [
        (3, 24, "13%"),
        (7, 8, "88%"),
        (35, 40, "88%"),
        (49, 56, "88%"),
        (11, 17, "65%"),
        (13, 24, "54%"),
        (3, 13, "23%"),
        (9, 10, "90%"),
        (0, 5, "0%"),
        (5, 5, "100%"),
        (1, 200, "1%"),
        (1, 201, "0%"),
        (199, 200, "100%"),
    ],
)
def test_percent_rounds_half_up(numerator: int, denominator: int, display: str) -> None:
    """Whole percentages round halves up, as printed letters do."""
    assert percent(numerator, denominator) == display


def test_percent_refuses_a_zero_base() -> None:
    """No percentage of nothing exists, not even nought."""
    with pytest.raises(ZeroDivisionError):
        percent(0, 0)


@pytest.mark.parametrize(
    ("numerator", "population", "display"),
    [
        (9, 226_973, "4"),
        (37, 800_000, "4.6"),
        (11, 100_000, "11"),
        (0, 50_000, "0"),
        (1, 2_000_000, "0.1"),
        (1, 2_000_001, "0"),
        (100, 95_000, "105.3"),
    ],
)
def test_per_100k_has_one_decimal(numerator: int, population: int, display: str) -> None:
    """Rates per residents show one decimal and drop a trailing nought."""
    assert per_100k(numerator, population) == display


def test_finer_percentages_keep_their_decimal() -> None:
    """Averages in the open data show one decimal even where it is nought."""
    assert format_percent(Fraction(1, 2), 1) == "50.0%"
    assert format_percent(Fraction(9, 16), 1) == "56.3%"


@settings(deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 10**6), st.integers(0, 3))
def test_rounding_is_exact(numerator: int, denominator: int, places: int) -> None:
    """Rounding agrees with decimal arithmetic on every fraction, because no float is involved."""
    value = Fraction(numerator, denominator)
    step = Decimal(1).scaleb(-places)
    exact = Decimal(numerator) / Decimal(denominator)
    if Fraction(exact) == value:
        assert round_half_up(value, places) == Fraction(exact.quantize(step, ROUND_HALF_UP))
    assert abs(round_half_up(value, places) - value) <= Fraction(1, 2 * 10**places)
