"""The verdict in words on one authority's rate among similar authorities."""

from enum import StrEnum

from upheld.statistics.funnel import CLEAR, POSSIBLE, Funnel
from upheld.statistics.overdispersion import SMALLEST_BASE

_BY_CHANCE = "about 1 in 20 authorities would be so by chance alone"

MILDER_THAN_INTERVAL = (
    "The interval allows for chance in this authority’s own cases; the verdict also allows for "
    "how far similar authorities differ among themselves, so it can be milder than the interval."
)
"""The one sentence that stands wherever a verdict and an interval stand side by side."""


class Verdict(StrEnum):
    """What can be said, in neutral words."""

    NO_CLEAR_DIFFERENCE = "no clear difference from similar authorities"
    POSSIBLY_HIGHER = f"possibly higher than similar authorities: {_BY_CHANCE}"
    POSSIBLY_LOWER = f"possibly lower than similar authorities: {_BY_CHANCE}"
    HIGHER = "higher than similar authorities"
    LOWER = "lower than similar authorities"
    TOO_FEW = "too few to compare"


def judge(result: int, base: int, funnel: Funnel) -> Verdict | None:
    """The verdict on `result` out of `base`; None where the base is zero.

    Tails are one-sided and exact, and a result lies outside a limit where its own tail is no
    larger than the limit's: no rounded limit stands in between.
    """
    if base == 0:
        return None
    if is_too_few(base, funnel):
        return Verdict.TOO_FEW
    above, below = funnel.tail_from(result, base), funnel.tail_to(result, base)
    outside = (
        (Verdict.HIGHER, above <= CLEAR),
        (Verdict.LOWER, below <= CLEAR),
        (Verdict.POSSIBLY_HIGHER, above <= POSSIBLE),
        (Verdict.POSSIBLY_LOWER, below <= POSSIBLE),
    )
    return next((words for words, holds in outside if holds), Verdict.NO_CLEAR_DIFFERENCE)


def is_too_few(base: int, funnel: Funnel) -> bool:
    """Whether not even all or none out of `base` could pass the 95 % limits, or it is under 5."""
    if base < SMALLEST_BASE:
        return True
    return min(funnel.tail_from(base, base), funnel.tail_to(0, base)) > POSSIBLE
