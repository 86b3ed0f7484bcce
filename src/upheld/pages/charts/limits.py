"""The drawn limits of a funnel, smooth and yet never at odds with the verdict.

Results are whole numbers, so the limits themselves jump from base to base. As usual with funnels
of proportions (Spiegelhalter 2005, appendix A.1.1) the line runs between the last result outside
and the first one inside, nearer to the one whose tail is nearer to the limit's: a result outside
lies on or beyond the line, a result inside never does.
"""

from upheld.statistics.funnel import Funnel, probabilities
from upheld.statistics.overdispersion import SMALLEST_BASE

Point = tuple[int, float]
"""A base, and the rate at which the limit lies on it."""

# Lines are smooth enough with so many points; a base of 300 needs no 300 of them.
_POINTS = 60


def lower(funnel: Funnel, largest: int, tail: float) -> list[Point]:
    """The lower limit over all bases up to `largest` on which a result can lie below it."""
    return [
        (base, (inside - share) / base)
        for base in _bases(largest)
        for inside, share in [_edge(funnel.theta, funnel.rho, base, tail)]
        if inside > 0
    ]


def upper(funnel: Funnel, largest: int, tail: float) -> list[Point]:
    """The upper limit: the lower one of what was not upheld, seen from above."""
    return [
        (base, 1 - (inside - share) / base)
        for base in _bases(largest)
        for inside, share in [_edge(1 - funnel.theta, funnel.rho, base, tail)]
        if inside > 0
    ]


def _bases(largest: int) -> range:
    """Smaller bases than the smallest that is judged have no limits."""
    return range(SMALLEST_BASE, largest + 1, max(1, largest // _POINTS))


def _edge(theta: float, rho: float, base: int, tail: float) -> tuple[int, float]:
    """The first result inside the lower limit, and how far the line lies below it (0 to 1)."""
    before = 0.0
    for result, chance in enumerate(probabilities(theta, rho, base)):
        if before + chance > tail:
            return result, (before + chance - tail) / chance
        before += chance
    return 0, 0.0
