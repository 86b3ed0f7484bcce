"""The figure of similar authorities: pooled rate, mean of rates and median, all exact."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean, median


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """A numerator over its base, kept apart: 0 of 0 is a state of its own, not a rate."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        """Refuse what cannot have been counted."""
        if self.numerator < 0 or self.denominator < 0:
            raise ValueError(f"{self.numerator} of {self.denominator} cannot have been counted")
        if self.numerator and not self.denominator:
            raise ValueError(f"{self.numerator} of 0: the base does not hold what it counts")

    @property
    def rate(self) -> Fraction | None:
        """The exact rate, or None on a zero base."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None


@dataclass(frozen=True, kw_only=True)
class Average:
    """One measure over the authorities of a type."""

    pooled: Ratio
    """Sum over sum, own body included; a zero base adds nothing."""
    authorities: int
    """All authorities of the type."""
    averaged: int
    """Those among them whose base is not zero: the ones in the mean and the median."""
    mean: Fraction | None
    median: Fraction | None


def average(ratios: Iterable[Ratio]) -> Average:
    """The average of authorities, one ratio for each of them."""
    known = tuple(ratios)
    rates = [ratio.rate for ratio in known if ratio.rate is not None]
    return Average(
        pooled=Ratio(
            numerator=sum(ratio.numerator for ratio in known),
            denominator=sum(ratio.denominator for ratio in known),
        ),
        authorities=len(known),
        averaged=len(rates),
        mean=mean(rates) if rates else None,
        median=median(rates) if rates else None,
    )
