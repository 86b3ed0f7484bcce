"""The reporting year: 1 April to 31 March by UK local date, named by the year it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from upheld.domain.errors import Refused

# The ombudsman for local government began on 1 April 1974; the year 9999 is the calendar's end.
FIRST, LAST = 1975, 9999
APRIL = 4
_MONTHS = (*range(APRIL, 13), 1, 2, 3)


@dataclass(frozen=True, order=True)
class ReportingYear:
    """`ReportingYear(2020)` runs from 1 April 2019 to 31 March 2020."""

    ended: int

    def __post_init__(self) -> None:
        """Refuse a year in which there was no ombudsman."""
        if not FIRST <= self.ended <= LAST:
            message = f"{self.ended} is not a reporting year: give the year it ends, such as 2020"
            raise Refused(message)

    @classmethod
    def of(cls, day: date) -> ReportingYear:
        """The reporting year in which `day` falls."""
        return cls(day.year + 1 if day.month >= APRIL else day.year)

    @property
    def start(self) -> date:
        """1 April."""
        return date(self.ended - 1, APRIL, 1)

    @property
    def end(self) -> date:
        """31 March, the day on which a body's type is read."""
        return date(self.ended, 3, 31)

    @property
    def months(self) -> tuple[tuple[date, date], ...]:
        """First and last day of each of its months, April first."""
        firsts = [date(self.ended - (month >= APRIL), month, 1) for month in _MONTHS]
        nexts = [*firsts[1:], date(self.ended, APRIL, 1)]
        return tuple(
            (first, after - timedelta(days=1)) for first, after in zip(firsts, nexts, strict=True)
        )

    @property
    def label(self) -> str:
        """Both calendar years: "2019-20"."""
        return f"{self.ended - 1}-{self.ended % 100:02d}"

    @property
    def before(self) -> ReportingYear:
        """The year before this one."""
        return ReportingYear(self.ended - 1)

    def __contains__(self, day: object) -> bool:
        """Whether a day falls in the year."""
        return isinstance(day, date) and self.start <= day <= self.end

    def __str__(self) -> str:
        """The year it ends."""
        return str(self.ended)
