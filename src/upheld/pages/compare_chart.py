"""Rates with their intervals under each other, and the average of similar authorities through all.

The numbers are those of the table beside it; fractions only place ink.
"""

from collections.abc import Sequence

from markupsafe import Markup, escape

from upheld.pages.charts.drawing import Scale, drawing, figure, ink, step_of
from upheld.statistics.figures import Figure, SimilarFigure
from upheld.statistics.intervals import poisson, wilson
from upheld.statistics.measures.record import IntervalKind, Measure, Unit

# Drawn at the width of a telephone, so that its text is read there and only grows elsewhere.
# Half of "100%" has room beyond the end of the axis.
WIDTH, EDGE = 400, 26
ROW, AXIS = 58, 26
# Within a row: the name, and below it a plot of its own, so that no line runs through a name.
NAME, TOP, BOTTOM = 20, 28, 54
_PER_100K = 100_000


def draw_intervals(
    measure: Measure, rows: Sequence[tuple[str, Figure]], *, year: int
) -> Markup | None:
    """One line for each council that has a rate; None where no interval belongs to the measure."""
    placed = [(name, each) for name, each in rows if each.display and each.interval]
    if not placed or measure.interval not in (IntervalKind.WILSON, IntervalKind.POISSON):
        return None
    similar = next((each.similar for _, each in placed if each.similar), None)
    average = similar if similar and similar.display else None
    chart = drawing(
        _ink(measure, placed, average),
        label=_label(measure, placed, average),
        width=WIDTH,
        height=AXIS + ROW * len(placed),
        name="intervals",
    )
    mark = f" Ochre line: average of similar authorities, {average.display}." if average else ""
    return figure(
        chart,
        caption=f"Dot: the figure. Line: where it could lie.{mark}",
        name=f"{measure.id.replace('_', '-')}-{year}",
        source=f"{measure.title}, year to 31 March {year}. Your council’s performance.",
    )


def _ink(
    measure: Measure, placed: Sequence[tuple[str, Figure]], average: SimilarFigure | None
) -> str:
    """Grid first, then the average, then the councils over both."""
    scale, step = _scale(measure, [each for _, each in placed])
    parts = [_grid(measure, scale, step, len(placed))]
    if average and average.denominator:
        place = ink(scale(_rate(measure, average.numerator, average.denominator)))
        parts.append(_upright("average", place, len(placed)))
    parts += [_line(measure, scale, index, *row) for index, row in enumerate(placed)]
    return "".join(parts)


def _ends(shown: Figure, measure: Measure) -> tuple[float, float]:
    """Both ends of the interval, unrounded, in the measure's unit."""
    if measure.interval is IntervalKind.WILSON:
        low, high = wilson(shown.numerator, shown.denominator or 0)
        return 100 * low, 100 * high
    residents = shown.denominator or 1
    low, high = poisson(shown.numerator)
    return low * _PER_100K / residents, high * _PER_100K / residents


def _rate(measure: Measure, numerator: int, denominator: int) -> float:
    unit = _PER_100K if measure.unit is Unit.PER_100K else 100
    return unit * numerator / denominator


def _scale(measure: Measure, figures: Sequence[Figure]) -> tuple[Scale, int]:
    """A percentage reaches 100, a rate per residents as far as the widest interval."""
    last, step = 100, 25
    if measure.unit is not Unit.PERCENT:
        highest = int(max(_ends(each, measure)[1] for each in figures)) + 1
        step = step_of(highest, marks=5)
        last = -(-highest // step) * step
    return Scale(first=0, last=last, start=EDGE, end=WIDTH - EDGE), step


def _grid(measure: Measure, scale: Scale, step: int, rows: int) -> str:
    lines = []
    for value in range(0, int(scale.last) + 1, step):
        place = ink(scale(value))
        mark = f"{value}%" if measure.unit is Unit.PERCENT else f"{value:,}"
        lines.append(
            f"{_upright('grid', place, rows)}"
            f'<text class="up-intervals__mark" x="{place}" y="{ROW * rows + AXIS - 6}" '
            f'text-anchor="middle">{mark}</text>'
        )
    return "".join(lines)


def _upright(kind: str, place: str, rows: int) -> str:
    """One upright through the plot of every row, with a gap where the names stand."""
    return "".join(
        f'<line class="up-intervals__{kind}" x1="{place}" x2="{place}" '
        f'y1="{index * ROW + TOP}" y2="{index * ROW + BOTTOM}"/>'
        for index in range(rows)
    )


def _line(measure: Measure, scale: Scale, index: int, name: str, shown: Figure) -> str:
    low, high = (ink(scale(end)) for end in _ends(shown, measure))
    rate = ink(scale(_rate(measure, shown.numerator, shown.denominator or 1)))
    words_at, line_at = index * ROW + NAME, index * ROW + (TOP + BOTTOM) // 2
    return (
        f'<text class="up-intervals__name" x="0" y="{words_at}">{escape(name)}, '
        f"{escape(shown.display)}</text>"
        f'<line class="up-intervals__range" x1="{low}" x2="{high}" y1="{line_at}" y2="{line_at}"/>'
        f'<circle class="up-intervals__rate" cx="{rate}" cy="{line_at}" r="7"/>'
    )


def _label(
    measure: Measure, placed: Sequence[tuple[str, Figure]], average: SimilarFigure | None
) -> str:
    told = [
        f"{name} {shown.display}, could lie between {shown.interval[0]} and {shown.interval[1]}"
        for name, shown in placed
        if shown.interval
    ]
    similar = f" Average of similar authorities {average.display}." if average else ""
    return f"{measure.title}: {'; '.join(told)}.{similar}"
