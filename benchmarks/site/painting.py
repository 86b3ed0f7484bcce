"""When a page is first painted, and whether it moves afterwards."""

from collections.abc import Mapping
from statistics import median

from benchmarks.results import Goal, Line, Result
from benchmarks.site.visits import COUNCIL, FRONT, Seen

PAINTED = {
    page: Line(name=f"first contentful paint, {page}", unit="ms", goal=Goal(value_at_most=1000))
    for page in (COUNCIL, FRONT)
}
SHIFTED = {
    page: Line(name=f"layout shift, {page}", unit="CLS", goal=Goal(value_at_most=0.001))
    for page in (COUNCIL, FRONT)
}
LINES = (*PAINTED.values(), *SHIFTED.values())


def painting(seen: Mapping[str, Seen]) -> list[Result]:
    """What Chromium's PerformanceObserver told on each visit."""
    return [
        *(_painted(line, seen[page]) for page, line in PAINTED.items()),
        *(_shifted(line, seen[page]) for page, line in SHIFTED.items()),
    ]


def _painted(line: Line, seen: Seen) -> Result:
    milliseconds = median(visit.painted for visit in seen.visits)
    return line.measured(milliseconds, how=f"{seen.how}; the median, nothing slowed down")


def _shifted(line: Line, seen: Seen) -> Result:
    most = max(visit.shift for visit in seen.visits)
    how = f"{seen.how}; the most of any, every shift summed, scrolled to the end"
    return line.measured(most, how=how)
