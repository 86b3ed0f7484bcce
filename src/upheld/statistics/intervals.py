"""Intervals of 95 % beside one body's own figures: Wilson for shares, Garwood for counts."""

import math
from collections.abc import Callable
from functools import lru_cache

Interval = tuple[float, float]

# 97.5 % of a normal distribution lie below it, so 2.5 % are left out on either side.
Z = 1.959963984540054
TAIL = 0.025

# 60 halvings narrow any bracket below one part in 10^18, past what a float can hold.
_HALVINGS = 60
# A further term below this share of the sum no longer changes a float of 53 bits (2^-53 = 1e-16).
_NEGLIGIBLE = 1e-18


def wilson(successes: int, trials: int) -> Interval:
    """The Wilson score interval of a share, both ends in 0..1. Raises on no trials."""
    if not 0 <= successes <= trials or trials == 0:
        raise ValueError(f"{successes} of {trials} is not a share")
    share = successes / trials
    shrink = 1 + Z * Z / trials
    centre = (share + Z * Z / (2 * trials)) / shrink
    spread = share * (1 - share) / trials + Z * Z / (4 * trials * trials)
    half = Z * math.sqrt(spread) / shrink
    low = 0.0 if successes == 0 else centre - half
    high = 1.0 if successes == trials else centre + half
    return low, high


@lru_cache(maxsize=4096)
def poisson(events: int) -> Interval:
    """The exact (Garwood) interval of the mean behind a count of events."""
    if events < 0:
        raise ValueError(f"{events} is not a count")
    # Seven standard deviations and ten more: far past where 2.5 % are left, for every count.
    reach = 7 * math.sqrt(events + 10) + 10
    low = _solve(lambda mean: tail_from(events, mean) < TAIL, 0.0, float(events))
    high = _solve(lambda mean: tail_to(events, mean) > TAIL, float(events), events + reach)
    return (low if events else 0.0), high


def scaled_wilson(successes: int, trials: int, expected: float) -> Interval:
    """The interval of observed / expected: Wilson's, times trials, over the expected number."""
    low, high = wilson(successes, trials)
    return low * trials / expected, high * trials / expected


def tail_from(events: int, mean: float) -> float:
    """The probability of `events` or more where `mean` are expected."""
    if events == 0:
        return 1.0
    if mean == 0:
        return 0.0
    return _sum(_density(events, mean), lambda k: mean / (events + k))


def tail_to(events: int, mean: float) -> float:
    """The probability of `events` or fewer where `mean` are expected."""
    return _sum(_density(events, mean), lambda k: (events - k + 1) / mean)


def _density(events: int, mean: float) -> float:
    if mean == 0:
        return 1.0 if events == 0 else 0.0
    return math.exp(events * math.log(mean) - mean - math.lgamma(events + 1))


def _sum(first: float, ratio_at: Callable[[int], float]) -> float:
    """Terms from `first` away from the mean, each `ratio_at(k)` times the one before."""
    terms = [first]
    total = first
    step = 1
    while terms[-1] > _NEGLIGIBLE * total:
        terms.append(terms[-1] * ratio_at(step))
        total += terms[-1]
        step += 1
    return math.fsum(terms)


def _solve(still_below: Callable[[float], bool], low: float, high: float) -> float:
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if still_below(middle) else (low, middle)
    return (low + high) / 2
