"""How much more the authorities of a type differ than chance alone would make them.

The steps with their numbers are worked through in docs/method/funnel.md.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from upheld.statistics.comparison import Ratio, average

SMALLEST_BASE = 5
"""Below five cases a standardised score takes only a few far-apart values and says nothing."""
FEWEST_BODIES = 10
"""Winsorising cuts a tenth at either end: below ten bodies that is less than one of them."""
TRIM = 0.1
"""The 10th and the 90th percentile: a few unusual authorities must not widen limits for all."""
LARGEST_RHO = 0.99
"""At 1 the beta-binomial distribution no longer exists."""


@dataclass(frozen=True, kw_only=True)
class Spread:
    """The pooled rate of a type and how its authorities scatter around it."""

    theta: float
    """Pooled rate over all authorities of the type."""
    bodies: int
    """Authorities with a base of five or more, from which the rest is estimated."""
    phi: float | None = None
    """Mean squared score, 1 where they differ by chance alone; None where not estimated."""
    tau_squared: float = 0.0
    """Variance of the authorities' own rates, in excess of chance."""
    rho: float = 0.0
    """Correlation within an authority; 0 gives the exact binomial."""

    def __post_init__(self) -> None:
        """Refuse what no distribution can have."""
        if not (0 <= self.theta <= 1 and 0 <= self.rho <= LARGEST_RHO and self.tau_squared >= 0):
            raise ValueError(f"no distribution has rate {self.theta} and rho {self.rho}")


def estimate_spread(ratios: Iterable[Ratio]) -> Spread | None:
    """The spread over the authorities of a type, or None where nothing was counted at all."""
    known = tuple(ratios)
    pooled = average(known).pooled.rate
    if pooled is None:
        return None
    theta = float(pooled)
    large = [ratio for ratio in known if ratio.denominator >= SMALLEST_BASE]
    if len(large) < FEWEST_BODIES or theta in (0.0, 1.0):
        return Spread(theta=theta, bodies=len(large))
    variance = theta * (1 - theta)
    scores = winsorise([_score(ratio, theta, variance) for ratio in large])
    phi = math.fsum(score * score for score in scores) / len(scores)
    tau_squared = excess_variance(phi, [ratio.denominator / variance for ratio in large])
    return Spread(
        theta=theta,
        bodies=len(large),
        phi=phi,
        tau_squared=tau_squared,
        rho=min(tau_squared / variance, LARGEST_RHO),
    )


def winsorise(values: Sequence[float], trim: float = TRIM) -> list[float]:
    """The values, those beyond the `trim` and `1 - trim` quantiles drawn in to them."""
    low, high = quantile(values, trim), quantile(values, 1 - trim)
    return [min(max(value, low), high) for value in values]


def quantile(values: Sequence[float], share: float) -> float:
    """The quantile by straight lines between the sorted values, the first at 0, the last at 1.

    This is the common default of statistical software (type 7 of Hyndman and Fan), so that a
    reader who repeats the calculation with a tool of their own finds the same numbers.
    """
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _score(ratio: Ratio, theta: float, variance: float) -> float:
    share = ratio.numerator / ratio.denominator
    return (share - theta) / math.sqrt(variance / ratio.denominator)


def excess_variance(phi: float, weights: Sequence[float]) -> float:
    """The moment estimate of tau squared; weights are one over the variance by chance."""
    total = math.fsum(weights)
    squares = math.fsum(weight * weight for weight in weights)
    excess = len(weights) * phi - (len(weights) - 1)
    return max(0.0, excess / (total - squares / total))
