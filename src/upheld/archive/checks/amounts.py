"""Between which limits a printed figure lets the true number lie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from upheld.archive.printed import PrintedFigure
from upheld.archive.vocabulary import MEASURED, Unit

HALF = Fraction(1, 2)


@dataclass(frozen=True, kw_only=True)
class Amount:
    """From `low` to `high`, both included unless `open`; no upper limit where `high` is None."""

    low: Fraction
    high: Fraction | None
    open: bool = False
    """Whether `high` itself is left out: 54.5 is no longer printed as 54."""

    @property
    def exact(self) -> int | None:
        """The one whole number that it can be."""
        return int(self.low) if self.low == self.high and self.low.denominator == 1 else None

    def meets(self, other: Amount) -> bool:
        """Whether one number can be both."""
        return self._reaches(other) and other._reaches(self)

    def _reaches(self, other: Amount) -> bool:
        if self.high is None:
            return True
        return other.low < self.high or (other.low == self.high and not self.open)


UNKNOWN = Amount(low=Fraction(0), high=None)


def amount_of(figure: PrintedFigure) -> Amount:
    """What a figure says: a count is exact, a rate is rounded, "more than" has no upper limit."""
    value = figure.value
    if MEASURED[figure.measure].unit is not Unit.COUNT:
        half = HALF / 10 ** places_of(figure)
        high = None if figure.at_least else value + half
        return Amount(low=max(value - half, Fraction(0)), high=high, open=True)
    if figure.at_least:
        return Amount(low=value, high=None)
    slack = _rounded_by(value) if figure.measure in {"residents", "upheld_per_100k_base"} else 0
    return Amount(low=value - slack, high=value + slack)


def total_of(amounts: Iterable[Amount]) -> Amount:
    """What several make together."""
    low, high = Fraction(0), Fraction(0)
    limited = True
    for amount in amounts:
        low += amount.low
        limited = limited and amount.high is not None
        high += amount.high or 0
    return Amount(low=low, high=high if limited else None)


def places_of(figure: PrintedFigure) -> int:
    """Decimal places as printed: 1 for "4.6"."""
    _, _, after = figure.printed.partition(".")
    return len(after) - len(after.lstrip("0123456789"))


def _rounded_by(value: Fraction) -> Fraction:
    """Residents that end in zeros may be rounded: 213,500 is anything from 213,450 to 213,550."""
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return HALF * 10**zeros if zeros and value else Fraction(0)
