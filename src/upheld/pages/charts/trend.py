"""A rate over the years: gaps stay open, and no line crosses a break of the series."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from upheld.pages.charts.drawing import Scale, drawing, ink

WIDTH, HEIGHT = 640, 300
LEFT, RIGHT, TOP, BOTTOM = 66, 610, 40, 250
# From so many years on every other label is left out on narrow screens.
_MANY = 9
# Where a label stands to its point, and how near two labels may come.
_ABOVE, _BELOW, _LINE = 9, 19, 16


@dataclass(frozen=True, kw_only=True)
class TrendPoint:
    """One year; `rate` is None where there is no figure."""

    year: int
    rate: float | None
    display: str = ""
    low: float | None = None
    high: float | None = None
    """Ends of the interval, where there is one."""
    average: float | None = None
    """Of similar authorities in the same year."""
    average_published: bool = False
    """Whether that is as a document printed it."""
    published: float | None = None
    """The rate as a document printed it; beside `rate` only where the two differ."""
    published_display: str = ""

    @property
    def best(self) -> float | None:
        """Our own rate, else the published one: what a line may run through."""
        return self.published if self.rate is None else self.rate


@dataclass(frozen=True, kw_only=True)
class TrendBreak:
    """From this year on the series does not continue what was before."""

    from_year: int
    letter: str
    """Names it in the chart and in the notes below."""


def trend(points: Sequence[TrendPoint], *, breaks: Sequence[TrendBreak] = (), label: str) -> Markup:
    """The chart of at least one year, in order."""
    first, last = points[0].year, points[-1].year
    x = Scale(first=first - 0.5, last=last + 0.5, start=LEFT, end=RIGHT)
    y = Scale(first=0, last=1, start=BOTTOM, end=TOP)
    within = [each for each in breaks if first < each.from_year <= last]
    starts = {each.from_year for each in within}
    drawn = (
        _grid(y)
        + "".join(_years(points, x))
        + "".join(_breaks(within, x))
        + "".join(_lines(points, starts, x, y))
        + "".join(_dashes(points, starts, x, y))
        + "".join(_marks(points, x, y))
        + "".join(_values(points, x, y))
    )
    return drawing(drawn, label=label, width=WIDTH, height=HEIGHT, name="trend")


def _grid(y: Scale) -> str:
    return "".join(
        f'<line class="up-chart__grid" x1="{LEFT}" x2="{RIGHT}" y1="{ink(y(part / 100))}" '
        f'y2="{ink(y(part / 100))}"/>'
        f'<text x="{LEFT - 8}" y="{ink(y(part / 100) + 5)}" text-anchor="end">{part}%</text>'
        for part in (0, 50, 100)
    )


def _years(points: Sequence[TrendPoint], x: Scale) -> Iterator[str]:
    for position, point in enumerate(points):
        skipped = len(points) >= _MANY and position % 2
        yield (
            f'<text{" class=up-chart__skip" if skipped else ""} x="{ink(x(point.year))}" '
            f'y="{BOTTOM + 28}" text-anchor="middle">{point.year}</text>'
        )


def _breaks(breaks: Iterable[TrendBreak], x: Scale) -> Iterator[str]:
    for each in breaks:
        at = ink(x(each.from_year - 0.5))
        yield (
            f'<line class="up-trend__break" x1="{at}" x2="{at}" y1="{TOP - 14}" y2="{BOTTOM}"/>'
            f'<text class="up-trend__letter" x="{at}" y="{TOP - 20}" text-anchor="middle">'
            f"{escape(each.letter)}</text>"
        )


def _lines(points: Sequence[TrendPoint], starts: set[int], x: Scale, y: Scale) -> Iterator[str]:
    yield from _averages(points, starts, x, y)
    for run in _runs(points, starts, lambda point: point.rate):
        if len(run) > 1:
            places = " ".join(f"{ink(x(year))},{ink(y(rate))}" for year, rate in run)
            yield f'<polyline class="up-trend__rate" points="{places}"/>'


def _averages(points: Sequence[TrendPoint], starts: set[int], x: Scale, y: Scale) -> Iterator[str]:
    printed = {point.year for point in points if point.average_published}
    for run in _runs(points, starts, lambda point: point.average):
        ends = itertools.pairwise(run)
        if len(run) == 1:
            ((year, rate),) = run
            yield _average(x(year) - 12, y(rate), x(year) + 12, y(rate), dashed=year in printed)
        elif not printed.intersection(year for year, _ in run):
            places = " ".join(f"{ink(x(year))},{ink(y(rate))}" for year, rate in run)
            yield f'<polyline class="up-trend__average" points="{places}"/>'
        else:
            for (year, rate), (after, later) in ends:
                dashed = bool({year, after} & printed)
                yield _average(x(year), y(rate), x(after), y(later), dashed=dashed)


def _average(left: float, first: float, right: float, last: float, *, dashed: bool) -> str:
    dashes = ' stroke-dasharray="4 5"' if dashed else ""
    return (
        f'<line class="up-trend__average"{dashes} x1="{ink(left)}" x2="{ink(right)}" '
        f'y1="{ink(first)}" y2="{ink(last)}"/>'
    )


def _dashes(points: Sequence[TrendPoint], starts: set[int], x: Scale, y: Scale) -> Iterator[str]:
    """Between years of which one at least has a published rate alone."""
    own = {point.year for point in points if point.rate is not None}
    for run in _runs(points, starts, lambda point: point.best):
        for (year, rate), (after, later) in itertools.pairwise(run):
            if not {year, after} <= own:
                yield (
                    f'<line class="up-trend__dashes" x1="{ink(x(year))}" y1="{ink(y(rate))}" '
                    f'x2="{ink(x(after))}" y2="{ink(y(later))}"/>'
                )


def _runs(
    points: Iterable[TrendPoint], starts: set[int], value: Callable[[TrendPoint], float | None]
) -> list[list[tuple[int, float]]]:
    """Years in a row that a line may join: no gap and no break between them."""
    runs: list[list[tuple[int, float]]] = []
    for point in points:
        known = value(point)
        if known is None:
            continue
        joined = runs and runs[-1][-1][0] == point.year - 1 and point.year not in starts
        if not joined:
            runs.append([])
        runs[-1].append((point.year, known))
    return runs


def _marks(points: Iterable[TrendPoint], x: Scale, y: Scale) -> Iterator[str]:
    for point in points:
        if point.published is not None:
            yield (
                f'<circle class="up-trend__published" cx="{ink(x(point.year))}" '
                f'cy="{ink(y(point.published))}" r="5.5"/>'
            )
        if point.rate is None:
            continue
        at, height = x(point.year), y(point.rate)
        if point.low is not None and point.high is not None:
            yield (
                f'<line class="up-trend__interval" x1="{ink(at)}" x2="{ink(at)}" '
                f'y1="{ink(y(point.low))}" y2="{ink(y(point.high))}"/>'
            )
        yield (f'<circle class="up-trend__point" cx="{ink(at)}" cy="{ink(height)}" r="5"/>')


def _values(points: Iterable[TrendPoint], x: Scale, y: Scale) -> Iterator[str]:
    """The rates in words, over all lines: their halo keeps them legible."""
    for point in points:
        both = ((point.rate, point.display), (point.published, point.published_display))
        said = [(y(rate), display) for rate, display in both if rate is not None]
        heights = [height for height, _ in said]
        near = len(said) > 1 and max(heights) - min(heights) < _LINE
        # Ours first: where the two are the same height, print goes below.
        lower = heights.index(max(heights)) if near and heights[0] != heights[1] else len(said) - 1
        for position, (height, display) in enumerate(said):
            below = near and position == lower
            at = min(height + _BELOW, BOTTOM + _ABOVE) if below else height - _ABOVE
            yield (
                f'<text class="up-trend__value" x="{ink(x(point.year) + 8)}" '
                f'y="{ink(at)}">{escape(display)}</text>'
            )
