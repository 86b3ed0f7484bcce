"""TopoJSON to areas: arcs that neighbours share, joined to closed rings.

An arc is simplified once, so that two councils keep one and the same border between them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from upheld.domain.errors import Refused

Point = tuple[float, float]
Line = list[Point]


def rings_of(
    topology: Mapping[str, Any], draw: Callable[[Line], Line]
) -> Iterator[tuple[Mapping[str, Any], list[Line]]]:
    """Properties and closed rings of every polygon in a topology.

    `draw` turns a line of longitudes and latitudes into the line that is drawn.
    """
    arcs = [draw(_points(arc, topology.get("transform"))) for arc in topology["arcs"]]
    for each in topology["objects"].values():
        for geometry in each.get("geometries", [each]):
            rings = [_joined(ring, arcs) for polygon in _polygons(geometry) for ring in polygon]
            yield geometry.get("properties") or {}, rings


def _points(arc: Sequence[Sequence[float]], transform: Mapping[str, Any] | None) -> Line:
    """An arc's points; a quantised one holds steps along a grid of whole numbers."""
    if transform is None:
        return [(x, y) for x, y, *_ in arc]
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    along = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [(x * kx + dx, y * ky + dy) for x, y, *_ in along]


def _polygons(geometry: Mapping[str, Any]) -> list[list[list[int]]]:
    """A geometry's polygons, each a list of rings, each a list of arcs."""
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    if geometry["type"] == "MultiPolygon":
        return list(geometry["arcs"])
    if geometry["type"] is None:
        return []
    raise Refused(f"the boundary file holds a {geometry['type']}: polygons only, please")


def _joined(ring: Sequence[int], arcs: Sequence[Line]) -> Line:
    """One closed ring; a negative number is an arc walked backwards, and ~0 is -1."""
    joined: Line = []
    for number in ring:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        # Each arc begins where the one before it ended.
        joined.extend(line[1:] if joined else line)
    return joined
