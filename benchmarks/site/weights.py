"""What pages weigh on the way: as Chromium receives them, and as they lie in the store."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.apart import run_apart
from benchmarks.results import Goal, Line, Result
from benchmarks.site.store import heaviest, text_of
from benchmarks.site.visit import Visit
from benchmarks.site.visits import COUNCIL, FRONT, Seen

PACKING = "benchmarks.site.packing"
UNIT, KILOBYTE = "kB", 1000


def _line(name: str, at_most: float) -> Line:
    return Line(name=f"weight, {name}", unit=UNIT, goal=Goal(value_at_most=at_most))


WHOLE_COUNCIL = _line(f"{COUNCIL} with everything", 150)
FIRST_VIEW = _line(f"{COUNCIL}, HTML and style sheet", 30)
WHOLE_FRONT = _line(f"{FRONT} and everything", 200)
MAP = _line("the two maps of a page", 60)
LINES = (WHOLE_COUNCIL, FIRST_VIEW, WHOLE_FRONT, MAP)

MAPS = re.compile(r"<svg [^>]*data-map.*?</svg>", re.DOTALL)


def weights(seen: Mapping[str, Seen], data: Path) -> list[Result]:
    """The most that any visit took, and the maps of the heaviest page that has them."""
    council, front = seen[COUNCIL], seen[FRONT]
    return [
        _most(WHOLE_COUNCIL, council, data, lambda visit: visit.everything),
        _most(FIRST_VIEW, council, data, lambda visit: visit.first_view),
        _most(WHOLE_FRONT, front, data, lambda visit: visit.everything),
        _maps(data),
    ]


def _most(line: Line, seen: Seen, data: Path, weight: Callable[[Visit], int]) -> Result:
    heavy = max(seen.visits, key=weight)
    page = heaviest(data, seen.address)
    return line.measured(
        weight(heavy) / KILOBYTE,
        how=(
            f"{seen.how}; the most of any, {heavy.answers} answers with their headers; in the "
            f"store the page is {page.br / KILOBYTE:.3g} kB in brotli, "
            f"{page.size / KILOBYTE:.3g} kB plain"
        ),
    )


def _maps(data: Path) -> Result:
    page = heaviest(data, "/map/*")
    drawn = "".join(MAPS.findall(text_of(data, page.address))).encode()
    packed = run_apart(PACKING, "packed_size", drawn)
    how = f"the tile maps of {page.address}, the heaviest, {len(drawn) / KILOBYTE:.3g} kB plain"
    return MAP.measured(packed / KILOBYTE, how=f"{how}, packed together as the store packs")
