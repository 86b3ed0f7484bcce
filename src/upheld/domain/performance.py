"""The times by which we measure ourselves: bands and targets, each from a day on.

They are ours: no law sets them. Thirteen, 26 and 52 weeks are the house measure; the share that
should be reached in each year is not confirmed by any source that we have (design notes, a4 and
m8), so a target is a dated record that a person changes here, with its reason.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

DAYS_IN_WEEK = 7


@dataclass(frozen=True, kw_only=True)
class Band:
    """So many weeks from receipt, and the share of decisions that should fall within."""

    weeks: int
    target: int
    """Per cent."""


@dataclass(frozen=True, kw_only=True)
class Targets:
    """What counts from a day on."""

    first_day: date
    source: str
    bands: tuple[Band, ...]
    early_days: int
    """Working days in which intake and assessment should be done with a case."""
    early_target: int
    """Per cent."""

    @property
    def weeks(self) -> tuple[int, ...]:
        """The limits, the shortest first."""
        return tuple(band.weeks for band in self.bands)

    @property
    def ages(self) -> tuple[str, ...]:
        """Names of the ages that lie between the limits, the youngest first."""
        first, *_, last = self.weeks
        between = [f"over {one} to {other} weeks" for one, other in pairwise(self.weeks)]
        return (f"up to {first} weeks", *between, f"over {last} weeks", UNKNOWN)

    def age_of(self, days: int | None) -> int:
        """Which of the ages a case of so many days has; the last where receipt is not known."""
        if days is None:
            return len(self.weeks) + 1
        return sum(days > weeks * DAYS_IN_WEEK for weeks in self.weeks)


UNKNOWN = "receipt not known"

TARGETS = (
    Targets(
        first_day=date(1974, 4, 1),
        source="ours; 65, 85 and 99 per cent from general knowledge, half within 20 working days "
        "as the annual report of 2022-23 says was reached",
        bands=(
            Band(weeks=13, target=65), Band(weeks=26, target=85), Band(weeks=52, target=99),
        ),
        early_days=20,
        early_target=50,
    ),
)  # fmt: skip


def targets_on(day: date) -> Targets:
    """What counts on a day."""
    return [each for each in TARGETS if each.first_day <= day][-1]
