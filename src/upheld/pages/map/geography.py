"""The geographic layer: councils in their own boundaries, where a boundary file is configured."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from upheld.domain.errors import Refused
from upheld.pages.map.drawn import Council, Drawing, Shape
from upheld.pages.map.outlines import draw, middle, path, worth_drawing
from upheld.pages.map.placing import TYPES
from upheld.pages.map.topojson import Line, rings_of
from upheld.publication.site import Site

_CODE = re.compile(r"(areacd|(LAD|CTY|CTYUA|LTLA|UTLA)\d\dCD)", re.IGNORECASE)
_MARGIN = 4.0


@dataclass(frozen=True, kw_only=True)
class Area:
    """The boundary of one code in the years of its life."""

    code: str
    first: int | None
    last: int | None
    """Vintages from and to which it holds; None where it has no end."""
    rings: list[Line]

    def holds_in(self, vintage: int) -> bool:
        """Whether it is the boundary of that vintage."""
        return (self.first is None or self.first <= vintage) and (
            self.last is None or vintage <= self.last
        )


class Boundaries:
    """All areas of a boundary file, projected and simplified once for every page."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        """Read a TopoJSON topology or a GeoJSON collection."""
        try:
            self.areas = tuple(_areas(document))
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as fault:
            raise Refused(f"the boundary file is damaged: {fault!r} in reading it") from fault
        points = [point for area in self.areas for ring in area.rings for point in ring]
        if not points:
            raise Refused("the boundary file holds no area with a council’s code")
        self.left = min(x for x, _ in points) - _MARGIN
        self.top = min(y for _, y in points) - _MARGIN
        # In tenths of a kilometre, as the paths are.
        self.width = (max(x for x, _ in points) + _MARGIN - self.left) * 10
        self.height = (max(y for _, y in points) + _MARGIN - self.top) * 10
        self._drawn: dict[tuple[str, int | None, int | None], tuple[str, float, float]] = {}

    def of_year(self, year: int) -> dict[str, Area]:
        """Areas by code as they were on 31 March: those of the calendar year before."""
        return {area.code: area for area in self.areas if area.holds_in(year - 1)}

    def drawn(self, area: Area) -> tuple[str, float, float]:
        """Path and middle of an area; made once, since eight years share most of them."""
        key = (area.code, area.first, area.last)
        if key not in self._drawn:
            x, y = middle(area.rings[0])
            self._drawn[key] = (
                path(area.rings, self.left, self.top),
                round((x - self.left) * 10),
                round((y - self.top) * 10),
            )
        return self._drawn[key]


def _areas(document: Mapping[str, Any]) -> Iterator[Area]:
    """Every area with a code and something to draw."""
    for facts, rings in _geometries(document, draw):
        code = next((str(value) for key, value in facts.items() if _CODE.fullmatch(key)), None)
        kept = worth_drawing(rings)
        if code and kept:
            yield Area(code=code, first=facts.get("start"), last=facts.get("end"), rings=kept)


def _geometries(
    document: Mapping[str, Any], drawing: Callable[[Line], Line]
) -> Iterator[tuple[Mapping[str, Any], list[Line]]]:
    """Properties and rings from either format."""
    if document.get("type") == "Topology":
        yield from rings_of(document, drawing)
        return
    if document.get("type") != "FeatureCollection":
        raise Refused("the boundary file is neither TopoJSON nor a GeoJSON collection")
    for feature in document["features"]:
        geometry = feature.get("geometry") or {"type": "MultiPolygon", "coordinates": []}
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        rings = [[(x, y) for x, y, *_ in ring] for polygon in polygons for ring in polygon]
        yield feature.get("properties") or {}, [drawing(ring) for ring in rings]


def outlines(
    site: Site, boundaries: Boundaries, year: int, tier: str, councils: Mapping[str, Council]
) -> Drawing:
    """A map of areas; a council whose code has none in that year is left out, never guessed."""
    areas = boundaries.of_year(year)
    figures = site.years[year].bodies
    shapes = []
    for slug, council in councils.items():
        body = site.bodies[slug]
        # A boundary change gives a council a new code; the file may hold either.
        codes = (body.gss_code, *body.former_codes)
        area = next((areas[code] for code in codes if code in areas), None)
        if area is None or figures[slug].type not in TYPES[tier]:
            continue
        line, x, y = boundaries.drawn(area)
        shapes.append(
            Shape(
                slug=slug,
                address=council.address,
                name=council.name,
                css=council.css,
                sign=council.sign,
                path=line,
                x=x,
                y=y,
            )
        )
    shapes.sort(key=lambda shape: (shape.y, shape.x))
    return Drawing(
        width=round(boundaries.width), height=round(boundaries.height), shapes=tuple(shapes)
    )
