"""Whether unusually few complaints reached the ombudsman for the number of residents.

No measure of a release judges volumes, and no verdict is stated on one: a council may have few
because it settles them well, or because nobody is told how to complain. For a question that is
reason enough to ask, so this rule says only when to ask. It counts what similar authorities
would lead one to expect and allows, as the funnels do, both for chance and for how far such
authorities differ among themselves: counts vary as a negative binomial distribution whose excess
variance is estimated by moments over winsorised scores. A council is asked only where so few or
fewer would be found in one of forty councils (the 95 % limit of the funnels, one side of it). On
small numbers even none at all is no rarity, and so nothing is said.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from upheld.scrutiny.facts import Volume
from upheld.statistics.funnel import POSSIBLE
from upheld.statistics.overdispersion import FEWEST_BODIES, excess_variance, winsorise


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What similar authorities would lead one to expect of a council."""

    count: float
    tau_squared: float
    """Variance of the authorities' own ratios to what is expected, in excess of chance."""


def is_unusually_low(slug: str, volumes: Mapping[str, Volume]) -> bool:
    """Whether a council received fewer than chance and ordinary differences explain."""
    expected = expect(slug, volumes)
    if expected is None:
        return False
    return tail_to(volumes[slug].received, expected) <= POSSIBLE


def expect(slug: str, volumes: Mapping[str, Volume]) -> Expected | None:
    """The expected count; None for a council without residents or with too few like it."""
    own = volumes.get(slug)
    received = sum(each.received for each in volumes.values())
    residents = sum(each.residents for each in volumes.values())
    if own is None or not own.residents or not received or len(volumes) < FEWEST_BODIES:
        return None
    rate = received / residents
    return Expected(count=rate * own.residents, tau_squared=_tau_squared(rate, volumes.values()))


def tail_to(received: int, expected: Expected) -> float:
    """The probability of so few or fewer."""
    return math.fsum(math.exp(_log_chance(each, expected)) for each in range(received + 1))


def _tau_squared(rate: float, volumes: Iterable[Volume]) -> float:
    weights, scores = [], []
    for each in volumes:
        mean = rate * each.residents
        if mean:
            weights.append(mean)
            scores.append((each.received - mean) / math.sqrt(mean))
    drawn = winsorise(scores)
    phi = math.fsum(score * score for score in drawn) / len(drawn)
    return excess_variance(phi, weights)


def _log_chance(count: int, expected: Expected) -> float:
    mean, tau = expected.count, expected.tau_squared
    if not tau:
        return count * math.log(mean) - mean - math.lgamma(count + 1)
    size = 1 / tau
    return (
        math.lgamma(count + size)
        - math.lgamma(size)
        - math.lgamma(count + 1)
        + size * math.log(size / (size + mean))
        + count * math.log(mean / (size + mean))
    )
