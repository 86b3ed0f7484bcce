"""Whole numbers between two bounds, and how a total is shared out among such ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from upheld.domain.errors import Refused

# More than any count of a body in a year (the largest printed is 455).
PLENTY = 1_000_000
HALVINGS = 60


@dataclass(frozen=True)
class Range:
    """From `low` to `high`, both included."""

    low: int
    high: int

    def __post_init__(self) -> None:
        """Refuse a range that holds nothing."""
        if self.low > self.high:
            raise Refused(f"nothing lies between {self.low} and {self.high}")

    def clip(self, value: float) -> int:
        """The whole number in the range that is nearest to `value`."""
        return min(max(round(value), self.low), self.high)


def just(value: int) -> Range:
    """The range that holds one number only."""
    return Range(value, value)


def share_out(total: int, wishes: Sequence[float], ranges: Sequence[Range]) -> list[int]:
    """Whole numbers in their ranges that sum to `total` and keep the wishes' proportions.

    Where the ranges leave no room for the total, the sum comes as near to it as they allow.
    """
    low, high = 0.0, max((PLENTY / wish for wish in wishes if wish), default=1.0)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        too_much = sum(_scaled(middle, wishes, ranges)) > total
        low, high = (low, middle) if too_much else (middle, high)
    exact = _scaled(low, wishes, ranges)
    # Rounded as running sums, so that what one loses the next one gains.
    sums = [0.0]
    for value in exact:
        sums.append(sums[-1] + value)
    shares = [round(after) - round(before) for before, after in pairwise(sums)]
    return _bring(total, [r.clip(v) for r, v in zip(ranges, shares, strict=True)], ranges)


def _scaled(scale: float, wishes: Sequence[float], ranges: Sequence[Range]) -> list[float]:
    return [min(max(scale * wish, r.low), r.high) for wish, r in zip(wishes, ranges, strict=True)]


def _bring(total: int, values: list[int], ranges: Sequence[Range]) -> list[int]:
    for place, room in enumerate(ranges):
        values[place] = room.clip(values[place] + total - sum(values))
    return values
