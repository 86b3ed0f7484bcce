"""The only place that draws lots. The same names give the same lots, on every machine."""

import random  # noqa: TID251 - the one place that draws lots
from collections.abc import Sequence
from itertools import accumulate
from math import exp, log, sqrt
from statistics import NormalDist

_NORMAL = NormalDist()
# Above this mean a Poisson draw is taken from the normal curve: the two differ by under 2 % there.
LARGE_MEAN = 50.0
_SEPARATOR = "\x1f"  # so that ("a", "bc") and ("ab", "c") are different names


class Lots:
    """A row of lots with a name. Every draw rests on one stream of numbers in [0, 1).

    Only `random.random` is used, whose stream Python promises to keep for a given seed.
    """

    def __init__(self, *names: object) -> None:
        """Name the row by what is drawn for: a seed, a purpose, a year, a body."""
        name = _SEPARATOR.join(str(part) for part in names)
        self._random = random.Random(name)  # noqa: S311 - made-up cases, nothing secret
        self.share = self._random.random

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` - 1."""
        return int(self.share() * limit)

    def factor(self, spread: float) -> float:
        """A factor around 1: lognormal with median 1; `spread` is that of its logarithm."""
        return exp(spread * self._normal())

    def count(self, mean: float) -> int:
        """A Poisson count with this mean."""
        if mean > LARGE_MEAN:
            return max(0, round(mean + sqrt(mean) * self._normal()))
        left, drawn = exp(-mean), -1
        product = 1.0
        while product > left or drawn < 0:
            product *= self.share()
            drawn += 1
        return drawn

    def successes(self, trials: int, rate: float, likeness: float = 0.0) -> int:
        """How many of `trials` succeed: beta-binomial, drawn as from an urn.

        `likeness` is the correlation between trials of one row: 0 is plain binomial.
        """
        weight = 1 / likeness - 1 if likeness else 0.0
        won = 0
        for drawn in range(trials):
            chance = (rate * weight + won) / (weight + drawn) if likeness else rate
            won += self.share() < chance
        return won

    def pick(self, weights: Sequence[float]) -> int:
        """The position of one weight, drawn in proportion to it."""
        sums = list(accumulate(weights))
        mark = self.share() * sums[-1]
        return next(place for place, total in enumerate(sums) if total > mark)

    def split(self, total: int, weights: Sequence[float]) -> list[int]:
        """`total` things thrown one by one onto places of these weights."""
        thrown = [0] * len(weights)
        for _ in range(total):
            thrown[self.pick(weights)] += 1
        return thrown

    def order(self, weights: Sequence[float]) -> list[int]:
        """All positions in an order drawn by weight: the heavier, the earlier.

        The first n of them are a weighted sample without replacement (Efraimidis and Spirakis).
        """
        keys = [log(1 - self.share()) / weight for weight in weights]
        return sorted(range(len(keys)), key=keys.__getitem__, reverse=True)

    def _normal(self) -> float:
        # 1 - share is never 0; where share is 0 it is 1, which the curve does not know either.
        return _NORMAL.inv_cdf(min(1 - self.share(), 1 - 1e-12))
