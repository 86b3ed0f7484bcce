"""Boundaries on paper: a plain projection, fewer points, and paths with short numbers."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from upheld.pages.map.topojson import Line, Point

_KM = 111.32
"""One degree of latitude."""
_SQUEEZE = math.cos(math.radians(53))
"""What a degree of longitude is worth in the middle of England."""
_DEGREES = 180
_TOLERANCE = 0.55
"""How far, in kilometres, a drawn border may lie from the true one."""
_ISLAND = 4.0
"""Islands below so many square kilometres are left out where a larger part is drawn."""


def draw(line: Line) -> Line:
    """A line of degrees (or of metres on the National Grid) in kilometres, simplified."""
    return simplify([_project(point) for point in line])


def _project(point: Point) -> Point:
    """Equirectangular at 53 degrees north, y growing southwards as on paper."""
    x, y = point
    if abs(x) > _DEGREES or abs(y) > _DEGREES:
        return x / 1000, -y / 1000
    return x * _KM * _SQUEEZE, -y * _KM


def simplify(line: Line, tolerance: float = _TOLERANCE) -> Line:
    """Douglas and Peucker: the ends stay, and every point that lies off the chord between kept.

    A closed line is cut in two at the point farthest from its beginning, or it would vanish.
    """
    if len(line) < 3:  # noqa: PLR2004 - two points are a chord already
        return line
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda n: math.dist(line[0], line[n]))
        if far in {0, len(line) - 1}:
            return line[:1]
        return [*_kept(line[: far + 1], tolerance)[:-1], *_kept(line[far:], tolerance)]
    return _kept(line, tolerance)


def _kept(line: Line, tolerance: float) -> Line:
    """An open line with fewer points."""
    keep = {0, len(line) - 1}
    open_spans = [(0, len(line) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        away, at = max(
            ((_off(line[n], line[first], line[last]), n) for n in range(first + 1, last)),
            default=(0.0, first),
        )
        if away > tolerance:
            keep.add(at)
            open_spans += [(first, at), (at, last)]
    return [line[n] for n in sorted(keep)]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the chord between two others."""
    along = (end[0] - start[0], end[1] - start[1])
    length = math.hypot(*along)
    if not length:
        return math.dist(point, start)
    cross = along[0] * (point[1] - start[1]) - along[1] * (point[0] - start[0])
    return abs(cross) / length


def area(ring: Line) -> float:
    """Square kilometres inside a ring."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def worth_drawing(rings: Sequence[Line]) -> list[Line]:
    """The largest ring first, and all others but the smallest islands."""
    by_size = sorted((ring for ring in rings if len(ring) > 3), key=area, reverse=True)  # noqa: PLR2004
    return by_size[:1] + [ring for ring in by_size[1:] if area(ring) >= _ISLAND]


def middle(ring: Line) -> Point:
    """The centre of a ring's area, for its sign."""
    twice = x = y = 0.0
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        twice += cross
        x += (a[0] + b[0]) * cross
        y += (a[1] + b[1]) * cross
    return (x / (3 * twice), y / (3 * twice)) if twice else ring[0]


def path(rings: Iterable[Line], left: float, top: float) -> str:
    """Rings as one path, in tenths of a kilometre and steps from point to point."""
    return "".join(_ring_path(ring, left, top) for ring in rings)


def _ring_path(ring: Line, left: float, top: float) -> str:
    """One closed ring; whole tenths are added up, so that no rounding piles up."""
    tenths = [(round((x - left) * 10), round((y - top) * 10)) for x, y in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(tenths) if a != b]
    start = f"M{tenths[0][0]} {tenths[0][1]}"
    drawn = " ".join(f"{x} {y}" for x, y in steps[:-1]).replace(" -", "-")
    return f"{start}l{drawn}z"
