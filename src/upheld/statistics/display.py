"""A counted number as a figure: as it is printed, with its base and its uncertainty."""

from fractions import Fraction

from upheld.domain.method import Method
from upheld.statistics.comparison import Ratio
from upheld.statistics.figures import Figure
from upheld.statistics.intervals import poisson, wilson
from upheld.statistics.measures.record import IntervalKind, Measure, Unit
from upheld.statistics.rounding import format_decimal, format_per_100k, format_percent


def format_value(value: Fraction, unit: Unit, *, finer: bool = False) -> str:
    """One value of a unit; `finer` gives percentages one decimal, for averages in open data."""
    if unit is Unit.PERCENT:
        return format_percent(value, 1 if finer else 0)
    if unit is Unit.PER_100K:
        return format_per_100k(value)
    return format_decimal(value, _PLACES[unit])


_PLACES = {Unit.COUNT: 0, Unit.EXPECTED: 1, Unit.RATIO: 2}


def count_figure(figure: str, number: int) -> Figure:
    """A count, which needs no base: zero is a figure like any other."""
    return Figure(measure=figure, numerator=number, denominator=None, display=f"{number:,}")


def rate_figure(
    figure: str, measure: Measure, ratio: Ratio, method: Method, *, due_unsettled: int = 0
) -> Figure:
    """A rate with its base in words, or the reason why there is none to show."""
    if measure.base is None:
        raise ValueError(f"{measure.id} is no rate: its record names no base")
    if ratio.rate is None:
        return empty_figure(figure, ratio, measure.base.explain_empty(due_unsettled))
    return Figure(
        measure=figure,
        numerator=ratio.numerator,
        denominator=ratio.denominator,
        display=format_value(ratio.rate, measure.unit),
        base=measure.base.describe(ratio.denominator, method),
    )


def empty_figure(figure: str, ratio: Ratio, reason: str) -> Figure:
    """A rate on a zero base: never 0 %, never 100 %, but a reason."""
    return Figure(
        measure=figure,
        numerator=ratio.numerator,
        denominator=ratio.denominator,
        display=None,
        reason=reason,
    )


def display_interval(measure: Measure, ratio: Ratio) -> tuple[str, str] | None:
    """The 95 % interval of one body's rate in the measure's unit, where its record asks for it."""
    if ratio.rate is None:
        return None
    if measure.interval is IntervalKind.WILSON:
        return show_ends(wilson(ratio.numerator, ratio.denominator), measure.unit)
    if measure.interval is IntervalKind.POISSON:
        low, high = poisson(ratio.numerator)
        return show_ends((low / ratio.denominator, high / ratio.denominator), measure.unit)
    return None


def show_ends(interval: tuple[float, float], unit: Unit) -> tuple[str, str]:
    """Both ends of an interval, each rounded once."""
    low, high = interval
    return format_value(Fraction(low), unit), format_value(Fraction(high), unit)
