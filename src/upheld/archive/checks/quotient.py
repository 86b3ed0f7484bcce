"""Whether a rate as printed can come out of its counts."""

from fractions import Fraction
from math import ceil, floor

from upheld.archive.checks.amounts import Amount

WHOLE = 100


def can_be(rate: Amount, part: Amount, base: Amount, *, scale: int, within: bool) -> bool:
    """Whether whole numbers in these limits give a rate in these limits, times `scale`.

    `within`: the part belongs to the base, and so is not more. Nothing of nothing is printed as
    0% or 100%.
    """
    if base.high == 0:
        nothing = part.low == 0 and (rate.low == 0 or _holds(rate, WHOLE))
        return nothing or not within
    if part.exact is not None:
        return _some_base(rate, part.exact, base, scale=scale, within=within)
    if base.exact is not None:
        return _some_part(rate, part, base.exact, scale=scale, within=within)
    return _overlap(rate, part, base, scale=scale)


def nearest_parts(rate: Amount, base: int) -> tuple[int, ...]:
    """The whole numbers of a base whose percentages lie next to a rate that none of them has."""
    below = floor(base * rate.low / WHOLE)
    return tuple(part for part in (below, below + 1) if part <= base)


def _some_base(rate: Amount, part: int, base: Amount, *, scale: int, within: bool) -> bool:
    lowest = max(ceil(base.low), part if within else 0, 1)
    highest = None if base.high is None else floor(base.high)
    if part == 0:
        return rate.low == 0 and (highest is None or highest >= lowest)
    if rate.high is not None:
        lowest = max(lowest, floor(scale * part / rate.high) + 1)
    if rate.low > 0:
        limit = floor(scale * part / rate.low)
        highest = limit if highest is None else min(highest, limit)
    return highest is None or lowest <= highest


def _some_part(rate: Amount, part: Amount, base: int, *, scale: int, within: bool) -> bool:
    lowest = max(ceil(part.low), ceil(base * rate.low / scale))
    limits = [base] if within else []
    limits += [floor(part.high)] if part.high is not None else []
    limits += [ceil(base * rate.high / scale) - 1] if rate.high is not None else []
    return not limits or lowest <= min(limits)


def _overlap(rate: Amount, part: Amount, base: Amount, *, scale: int) -> bool:
    least = scale * part.low / base.high if base.high else Fraction(0)
    if rate.high is not None and least >= rate.high:
        return False
    if part.high is None or not base.low:
        return True
    return scale * part.high / base.low >= rate.low


def _holds(rate: Amount, value: int) -> bool:
    return rate.low <= value and (rate.high is None or value < rate.high)
