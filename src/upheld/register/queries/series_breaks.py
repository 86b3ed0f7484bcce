"""From which year a measure can no longer be compared with earlier years."""

from typing import Any

from upheld.domain.series_breaks import SeriesBreak
from upheld.register import models


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
