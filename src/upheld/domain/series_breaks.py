"""Where a series breaks: figures from a year on that do not continue those before it."""

from dataclasses import dataclass


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
