"""Shares with their counts: what each is of, and words where the base is empty."""

from collections.abc import Iterator
from typing import NamedTuple

from upheld.casework.queries.performance import Span, Times
from upheld.domain.performance import Targets
from upheld.statistics.rounding import percent

COLUMNS = (
    "period", "first_day", "last_day", "measure", "count", "base", "percent", "target_percent",
    "reason",
)  # fmt: skip


class Share(NamedTuple):
    """So many of so many; `limit` in weeks or working days, `target` in per cent."""

    measure: str
    limit: int
    met: int
    base: int
    target: int
    none: str
    """What is said where the base is empty."""

    @property
    def percent(self) -> str:
        """The share, rounded once; empty where there is no base."""
        return percent(self.met, self.base) if self.base else ""


class Line(NamedTuple):
    """One month or year."""

    span: Span
    decided: int
    bands: tuple[Share, ...]
    early: Share


def line_of(times: Times, targets: Targets) -> Line:
    """The shares of a span."""
    decided = len(times.decided)
    bands = tuple(
        Share(
            f"decided_within_{band.weeks}_weeks", band.weeks, len(times.within(band.weeks)),
            decided, band.target, "no decisions",
        )
        for band in targets.bands
    )  # fmt: skip
    days = targets.early_days
    early = Share(
        f"intake_and_assessment_within_{days}_working_days", days,
        len(times.early_within(days)), len(times.early), targets.early_target,
        "no case left intake or assessment",
    )  # fmt: skip
    return Line(times.span, decided, bands, early)


def csv_rows(line: Line) -> Iterator[dict[str, object]]:
    """One row for each share."""
    for share in (*line.bands, line.early):
        yield {
            "period": line.span.key,
            "first_day": line.span.first,
            "last_day": line.span.last,
            "measure": share.measure,
            "count": share.met,
            "base": share.base,
            "percent": share.percent.removesuffix("%") or None,
            "target_percent": share.target,
            "reason": "" if share.base else share.none,
        }
