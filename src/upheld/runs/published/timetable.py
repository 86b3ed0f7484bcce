"""The days on which everything happens in the lists of an authority's year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.published.lives import Life

# No case list may go back behind the ombudsman's first day.
FIRST_DAY = date(1974, 4, 1)


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """One day for each step of a year: the same for every case, since only counts are tried.

    A day of receipt is None where no case of the authority can have come in then.
    """

    year: ReportingYear
    received: date | None
    received_before: date | None
    decided: date

    @classmethod
    def of(cls, year: ReportingYear, life: Life) -> Timetable:
        """Received in July (or on the first or last day it could be), decided in October.

        A case of the year before came in by January: early enough to be decided in this one.
        """
        before = life.clip(date(year.ended - 1, 1, 10), FIRST_DAY, year.before.end)
        received = life.clip(date(year.ended - 1, 7, 1), year.start, year.end)
        decided = date(year.ended - 1, 10, 15)
        return cls(
            year=year,
            received=received,
            received_before=before,
            decided=max(decided, received or decided),
        )

    @property
    def due(self) -> date:
        """Two months after the decisions."""
        return date(self.year.ended - 1, 12, 15)

    @property
    def recorded(self) -> date:
        """When the outcome of a remedy was recorded, after any of them was done."""
        return date(self.year.ended, 2, 1)

    def done(self, outcome: ComplianceOutcome) -> date | None:
        """When a remedy with this outcome was done; None where it was not."""
        if outcome is ComplianceOutcome.ON_TIME:
            return date(self.year.ended - 1, 12, 1)
        if outcome is ComplianceOutcome.LATE:
            return date(self.year.ended, 1, 10)
        return None
