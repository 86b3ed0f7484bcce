"""Whether a rate can come out of its counts: the short way equals trying every number."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from upheld.archive.checks.amounts import Amount
from upheld.archive.checks.quotient import can_be
from upheld.statistics.rounding import round_half_up

SMALL = st.integers(0, 30)


@given(st.integers(0, 110), SMALL, st.integers(0, 3), st.integers(1, 30))
def test_a_known_base_equals_trying_every_part(rate: int, low: int, more: int, base: int) -> None:
    """A part of which only limits are known."""
    parts = range(low, low + more + 1)
    tried = any(round_half_up(Fraction(100 * part, base)) == rate for part in parts if part <= base)
    part = Amount(low=Fraction(low), high=Fraction(low + more))
    assert _can_be(rate, part, _exact(base)) is tried


@given(st.integers(0, 110), st.integers(0, 12), st.integers(1, 30), st.integers(0, 5))
def test_a_known_part_equals_trying_every_base(rate: int, part: int, low: int, more: int) -> None:
    """A base of which only limits are known."""
    bases = range(low, low + more + 1)
    tried = any(round_half_up(Fraction(100 * part, base)) == rate for base in bases if part <= base)
    base = Amount(low=Fraction(low), high=Fraction(low + more))
    assert _can_be(rate, _exact(part), base) is tried


def _can_be(rate: int, part: Amount, base: Amount) -> bool:
    half = Fraction(1, 2)
    amount = Amount(low=max(rate - half, Fraction(0)), high=rate + half, open=True)
    return can_be(amount, part, base, scale=100, within=True)


def _exact(number: int) -> Amount:
    return Amount(low=Fraction(number), high=Fraction(number))
