"""The funnel plot: each authority's rate over its base, and where chance alone would leave it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from upheld.pages.charts import limits
from upheld.pages.charts.drawing import Scale, drawing, ink, step_of
from upheld.statistics.funnel import CLEAR, POSSIBLE, Funnel
from upheld.statistics.rounding import percent

WIDTH, HEIGHT = 640, 368
LEFT, RIGHT, TOP, BOTTOM = 66, 586, 40, 296
RADIUS = 3.6
# Beyond this share of the width a label would run out of the picture, so it stands on the left.
_TURN = 0.7
# A tooltip that named forty districts would hide the chart.
_NAMED = 8


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One authority: so many of its base."""

    name: str
    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        """Refuse what has no place on the paper."""
        if not 0 <= self.numerator <= self.denominator or self.denominator == 0:
            raise ValueError(f"{self.name}: {self.numerator} of {self.denominator} has no place")


@dataclass(frozen=True, kw_only=True)
class FunnelGround:
    """All that the plots of one group of authorities share, drawn once."""

    drawn: str
    across: Scale
    up: Scale
    limited: tuple[str, ...]
    """Which limits could be drawn: `possible`, `clear`; on small bases none can."""


def funnel_ground(
    *, theta: float, rho: float, dots: Sequence[Dot], across: str, up: str, average: str
) -> FunnelGround:
    """Axes, limits, average and dots of a group; at least one authority must have a base."""
    largest = max(dot.denominator for dot in dots)
    step = step_of(largest)
    end = math.ceil(largest / step) * step
    x = Scale(first=0, last=end, start=LEFT, end=RIGHT)
    y = Scale(first=0, last=1, start=BOTTOM, end=TOP)
    limited = _limits(Funnel(theta=theta, rho=rho), end, x, y)
    drawn = (
        _axes(x, y, range(0, end + 1, step), across, up)
        + "".join(line for _, line in limited)
        + _average(theta, y, average)
        + "".join(_dots(dots, x, y))
    )
    names = tuple(dict.fromkeys(name for name, _ in limited))
    return FunnelGround(drawn=drawn, across=x, up=y, limited=names)


def funnel(ground: FunnelGround, *, own: Dot | None, label: str) -> Markup:
    """The plot of a group with one authority marked; unmarked where it has no base."""
    drawn = ground.drawn + (_own(own, ground.across, ground.up) if own else "")
    return drawing(drawn, label=label, width=WIDTH, height=HEIGHT, name="funnel")


def _axes(x: Scale, y: Scale, marks: Iterable[int], across: str, up: str) -> str:
    lines = "".join(
        f'<line class="up-chart__grid" x1="{LEFT}" x2="{RIGHT}" y1="{ink(y(q / 4))}" '
        f'y2="{ink(y(q / 4))}"/><text x="{LEFT - 8}" y="{ink(y(q / 4) + 5)}" text-anchor="end">'
        f"{q * 25}%</text>"
        for q in range(5)
    )
    numbers = "".join(
        f'<text x="{ink(x(mark))}" y="{BOTTOM + 32}" text-anchor="middle">{mark}</text>'
        for mark in marks
    )
    middle = (LEFT + RIGHT) // 2
    return (
        f'{lines}{numbers}<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">'
        f'{escape(across)}</text><text x="4" y="18">{escape(up)}</text>'
    )


def _limits(funnel: Funnel, largest: int, x: Scale, y: Scale) -> list[tuple[str, str]]:
    return [
        (name, f'<polyline class="up-funnel__{name}" points="{_points(line, x, y)}"/>')
        for name, tail in (("possible", POSSIBLE), ("clear", CLEAR))
        for side in (limits.lower, limits.upper)
        if len(line := side(funnel, largest, tail)) > 1
    ]


def _points(line: Iterable[limits.Point], x: Scale, y: Scale) -> str:
    return " ".join(f"{ink(x(base))},{ink(y(rate))}" for base, rate in line)


def _average(theta: float, y: Scale, words: str) -> str:
    at = ink(y(theta))
    return (
        f'<line class="up-chart__average" x1="{LEFT}" x2="{RIGHT}" y1="{at}" y2="{at}"/>'
        f'<text x="{RIGHT + 6}" y="{ink(y(theta) + 5)}">{escape(words)}</text>'
    )


def _dots(dots: Iterable[Dot], x: Scale, y: Scale) -> Iterable[str]:
    """One circle for each place; its area tells how many authorities share it."""
    places = defaultdict(list)
    for dot in dots:
        places[dot.denominator, dot.numerator].append(dot.name)
    for (base, result), names in sorted(places.items()):
        yield (
            f'<circle class="up-funnel__dot" cx="{ink(x(base))}" cy="{ink(y(result / base))}" '
            f'r="{ink(RADIUS * math.sqrt(len(names)))}"><title>{escape(_listed(names))}: '
            f"{result} of {base}, {percent(result, base)}</title></circle>"
        )


def _listed(names: Sequence[str]) -> str:
    named = sorted(names)
    if len(named) <= _NAMED:
        return ", ".join(named)
    return f"{', '.join(named[:_NAMED])} and {len(named) - _NAMED} more"


def _own(own: Dot, x: Scale, y: Scale) -> str:
    across, up = x(own.denominator), y(own.numerator / own.denominator)
    left = across > LEFT + _TURN * (RIGHT - LEFT)
    beside, anchor = (across - 13, "end") if left else (across + 13, "start")
    # Near the floor the name stands above the dot, elsewhere a little below its middle.
    height = up + (-12 if up > BOTTOM - 24 else 20)
    return (
        f'<circle class="up-funnel__own" cx="{ink(across)}" cy="{ink(up)}" r="8"/>'
        f'<text class="up-funnel__name" x="{ink(beside)}" y="{ink(height)}" '
        f'text-anchor="{anchor}">{escape(own.name)}</text>'
    )
