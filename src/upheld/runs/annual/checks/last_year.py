"""Totals that differ from last year's by more than chance would have it."""

from collections.abc import Iterator
from math import sqrt

from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import Material
from upheld.statistics.figures import BodyFigures

# Two counts of one steady rate differ by more than 3.29 sqrt(a + b) once in a thousand times:
# with some 350 bodies and three totals each, about one false line a year.
BEYOND_CHANCE = 3.29


def check_last_year(material: Material) -> Iterator[Finding]:
    """Received, decided and upheld of each body that has a release of the year before."""
    for body, now in material.figures.items():
        if body not in material.last:
            continue
        for name, count, before in _totals(now, material.last[body]):
            if abs(count - before) > BEYOND_CHANCE * sqrt(count + before):
                what = f"{count} {name} after {before} the year before: more than chance"
                yield Finding(Severity.WARNING, f"{name} against last year", body, what, (body,))


def _totals(now: BodyFigures, before: BodyFigures) -> Iterator[tuple[str, int, int]]:
    yield "received", now.received["total"], before.received["total"]
    yield "decided", now.decided["total"], before.decided["total"]
    yield "upheld", now.decided["upheld"], before.decided["upheld"]
