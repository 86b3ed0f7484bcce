"""How the arithmetic says a figure."""

from collections.abc import Iterable
from fractions import Fraction

from upheld.archive.checks.account import known_as
from upheld.archive.printed import PrintedFigure
from upheld.archive.vocabulary import MEASURED, Unit
from upheld.statistics.rounding import format_decimal, format_per_100k, format_percent


def number(figure: PrintedFigure) -> str:
    """Its number with unit, "more than" where the document says so: "54%", "more than 1,400"."""
    plain = f"{int(figure.value):,}" if figure.value.denominator == 1 else _decimal(figure)
    unit = {Unit.PERCENT: "%", Unit.PER_100K: " per 100,000"}
    more = "more than " if figure.at_least else ""
    return f"{more}{plain}{unit.get(MEASURED[figure.measure].unit, '')}"


def named(figure: PrintedFigure) -> str:
    """Its number and what it counts: "13 (decided: Upheld)"."""
    return f"{number(figure)} ({MEASURED[known_as(figure.measure)].words})"


def called(figure: PrintedFigure) -> str:
    """What it counts, in one word where that is enough: "upheld", "investigations"."""
    words = MEASURED[known_as(figure.measure)].words
    return words.removeprefix("decided: ").lower()


def placed(figure: PrintedFigure) -> str:
    """Its number and where it stands: "13 on page 2, line 14"."""
    where = figure.place.words
    return f"{number(figure)} {'in' if figure.place.column else 'on'} {where}"


def sum_of(figures: Iterable[PrintedFigure]) -> str:
    """Such as "6 + 11 = 17"."""
    listed = tuple(figures)
    total = sum(int(figure.value) for figure in listed)
    shown = " + ".join(number(figure) for figure in listed)
    return f"{shown} = {total:,}" if len(listed) > 1 else shown


def share(part: int, whole: int, unit: Unit, places: int) -> str:
    """What part of whole is, rounded half-up: "3 of 24 is 13%"."""
    exact = Fraction(part, whole)
    if unit is Unit.PER_100K:
        return f"{part:,} among {whole:,} residents is {format_per_100k(exact)} per 100,000"
    return f"{part:,} of {whole:,} is {format_percent(exact, places)}"


def listed(words: Iterable[str]) -> str:
    """Such as "a, b and c"; empty where there is nothing."""
    *first, last = tuple(words) or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def _decimal(figure: PrintedFigure) -> str:
    _, _, after = figure.printed.partition(".")
    return format_decimal(figure.value, max(len(after.strip("% ")), 1))
