"""When each authority of the register lived."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from upheld import reference

AUTHORITIES = "register/authorities.csv"


@dataclass(frozen=True, kw_only=True)
class Life:
    """First and last day of an authority; an open end is the calendar's."""

    start: date = date.min
    end: date = date.max

    def clip(self, wished: date, first: date, last: date) -> date | None:
        """The day nearest to `wished` that lies in the life and from `first` to `last`."""
        low, high = max(self.start, first), min(self.end, last)
        return min(max(wished, low), high) if low <= high else None


@cache
def read_lives() -> Mapping[str, Life]:
    """Every authority of the register by slug."""
    return {
        row["slug"]: Life(
            start=date.fromisoformat(row["start"]) if row["start"] else date.min,
            end=date.fromisoformat(row["end"]) if row["end"] else date.max,
        )
        for row in reference.rows(AUTHORITIES)
    }
