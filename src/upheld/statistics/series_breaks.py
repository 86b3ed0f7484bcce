"""Which percentage changes may still be stated where a series breaks."""

from collections.abc import Iterable
from fractions import Fraction

from upheld.domain.series_breaks import SeriesBreak

SMALLEST_CHANGED_BASE = 10
"""On fewer than ten, one case more or less is over 10 %: "+100 %" would mean 2 became 4."""


def breaks_between(
    breaks: Iterable[SeriesBreak], measure: str, earlier: int, later: int
) -> tuple[SeriesBreak, ...]:
    """The breaks that lie between two years of a measure's series."""
    return tuple(b for b in breaks if b.measure == measure and earlier < b.from_year <= later)


def change_rate(
    breaks: Iterable[SeriesBreak],
    measure: str,
    before: tuple[int, int],
    after: tuple[int, int],
) -> Fraction | None:
    """The change between two (year, count) pairs, as a share of the earlier count.

    None across a break of the series and on a base under 10: there is no change to state.
    """
    (earlier, base), (later, number) = sorted((before, after))
    if base < SMALLEST_CHANGED_BASE or breaks_between(breaks, measure, earlier, later):
        return None
    return Fraction(number - base, base)
