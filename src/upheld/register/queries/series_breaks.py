"""From which year a measure can no longer be compared with earlier years."""

from dataclasses import dataclass
from typing import Any

from upheld.register import models


@dataclass(frozen=True, kw_only=True)
class SeriesBreak:
    """A measure's numbers from `from_year` on do not continue those before it.

    `from_year` is a reporting year, but for `population` the year of the estimate. `why` is one
    sentence that may be printed.
    """

    from_year: int
    measure: str
    why: str
    source: str


def series_breaks(year: int) -> list[SeriesBreak]:
    """The breaks that begin in `year`, by measure."""
    return _rows(from_year=year)


def series_breaks_until(year: int) -> list[SeriesBreak]:
    """Every break up to and including `year`, in order: those a trend that ends there draws."""
    return _rows(from_year__lte=year)


def _rows(**chosen: Any) -> list[SeriesBreak]:
    fields = ("from_year", "measure", "why", "source")
    breaks = models.SeriesBreak.objects.filter(**chosen).order_by("from_year", "measure")
    return [SeriesBreak(**row) for row in breaks.values(*fields)]
