"""The funnel around a pooled rate: how likely each result is on each base.

Results follow a beta-binomial distribution with mean `theta` and correlation `rho`. Its
probability of k out of n is written as products,

    C(n, k) * prod(a + i rho, i < k) * prod(b + i rho, i < n - k) / prod(c + i rho, i < n)

with a = theta (1 - rho), b = (1 - theta)(1 - rho), c = 1 - rho. The usual form with gamma
functions of a / rho is the same number, but divides by zero at rho = 0, where this one is the
exact binomial, and loses digits just above it.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from upheld.statistics.overdispersion import Spread

POSSIBLE = 0.025
"""Tail beyond the 95 % limits: 5 % shared by two sides."""
CLEAR = 0.001
"""Tail beyond the 99.8 % limits: 0.2 % shared by two sides."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The results on one base that lie outside a pair of limits; None where none can."""

    low: int | None
    """This many or fewer lie outside, below."""
    high: int | None
    """This many or more lie outside, above."""


@dataclass(frozen=True, kw_only=True)
class Funnel:
    """How results spread around the pooled rate of a type."""

    theta: float
    rho: float

    @classmethod
    def around(cls, spread: Spread) -> "Funnel":
        """The funnel of a type."""
        return cls(theta=spread.theta, rho=spread.rho)

    def tail_from(self, result: int, base: int) -> float:
        """The probability of `result` or more out of `base`."""
        return math.fsum(probabilities(self.theta, self.rho, base)[result:])

    def tail_to(self, result: int, base: int) -> float:
        """The probability of `result` or fewer out of `base`."""
        return math.fsum(probabilities(self.theta, self.rho, base)[: result + 1])

    def limits(self, base: int, tail: float) -> Limits:
        """The results on `base` whose own tail is `tail` or less: the drawn lines of a funnel."""
        chances = probabilities(self.theta, self.rho, base)
        low = sum(chance <= tail for chance in accumulate(chances)) - 1
        high = base + 1 - sum(chance <= tail for chance in accumulate(reversed(chances)))
        return Limits(low=low if low >= 0 else None, high=high if high <= base else None)


@lru_cache(maxsize=2048)
def probabilities(theta: float, rho: float, base: int) -> tuple[float, ...]:
    """The probability of 0, 1, ... `base` out of `base`."""
    # A theta so near an end that its product is nought is that end: its logarithm has no value.
    if 0.0 in (theta * (1 - rho), (1 - theta) * (1 - rho)):
        sure = round(theta * base)
        return tuple(float(k == sure) for k in range(base + 1))
    hit = _log_products(theta * (1 - rho), rho, base)
    miss = _log_products((1 - theta) * (1 - rho), rho, base)
    every = _log_products(1 - rho, rho, base)[base]
    choices = _log_choices(base)
    return tuple(math.exp(choices[k] + hit[k] + miss[base - k] - every) for k in range(base + 1))


def _log_products(first: float, step: float, base: int) -> list[float]:
    """Logarithms of the products of the first 0, 1, ... `base` of first, first + step, ..."""
    return [0.0, *accumulate(math.log(first + i * step) for i in range(base))]


@lru_cache(maxsize=512)
def _log_choices(base: int) -> tuple[float, ...]:
    """Logarithms of in how many ways 0, 1, ... `base` are chosen out of `base`: alike for all."""
    factorials = [math.lgamma(k + 1) for k in range(base + 1)]
    return tuple(factorials[base] - factorials[k] - factorials[base - k] for k in range(base + 1))
