"""The shapes of a map, ready for its template: hexagons in their cells, or areas."""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.pages.map.placing import Cell, Placing

WIDTH = 20.0
"""Of a column, in units of the drawing."""
HEIGHT = 17.32
"""Of a row: the width times half the root of three."""
_SIDE = 11.1
_HALF = 9.6
"""Half a hexagon's own width; the rest of the column is the gap between neighbours."""
_MARGIN = 2.0
_HEADING = 15.0
"""Room for the words above the block of fictional councils."""

# Letters that are wider than others, in Source Sans 3.
_WIDE = set("MWmw&")
_ROOM = 5.6


@dataclass(frozen=True, kw_only=True)
class Shape:
    """One council on a map: a link with a name, a shade, a sign and maybe a label."""

    slug: str
    address: str
    name: str
    css: str
    sign: str
    label: str = ""
    tight: bool = False
    """Whether the label needs narrower letters."""
    path: str
    x: float
    y: float
    """The middle, where sign and label stand."""


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """All shapes of one map, and the size of its paper."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    fictional: tuple[Shape, ...] = ()
    fictional_at: tuple[float, float] | None = None
    """Where the words above the block of fictional councils begin."""


@dataclass(frozen=True, kw_only=True)
class Council:
    """What a shape needs to know of its council, whichever way it is drawn."""

    slug: str
    address: str
    name: str
    css: str
    sign: str
    label: str


def hexagons(placing: Placing, councils: Mapping[str, Council]) -> Drawing:
    """A map of hexagons, one a council, the fictional ones in a block of their own."""
    every = [*placing.cells.values(), *placing.fictional.values()]
    if not every:
        return Drawing(width=WIDTH, height=HEIGHT, shapes=())
    left = min(column for column, _ in every)
    top = max(row for _, row in every)
    heading = _HEADING if placing.fictional else 0.0

    def middle(cell: Cell) -> tuple[float, float]:
        x = (cell[0] - left + 0.5 * (cell[1] % 2) + 0.5) * WIDTH + _MARGIN
        return x, (top - cell[1]) * HEIGHT + _SIDE + _MARGIN + heading

    def drawn(cells: Mapping[str, Cell]) -> tuple[Shape, ...]:
        return tuple(_hexagon(councils[slug], *middle(cell)) for slug, cell in cells.items())

    shapes, fictional = drawn(placing.cells), drawn(placing.fictional)
    corner = (
        (min(s.x for s in fictional) - _HALF, min(s.y for s in fictional) - _SIDE - 5)
        if fictional
        else None
    )
    return Drawing(
        width=round(max(s.x for s in (*shapes, *fictional)) + WIDTH / 2 + _MARGIN, 1),
        height=round(max(s.y for s in (*shapes, *fictional)) + _SIDE + _MARGIN, 1),
        shapes=shapes,
        fictional=fictional,
        fictional_at=corner,
    )


def _hexagon(council: Council, x: float, y: float) -> Shape:
    """A hexagon that stands on a corner."""
    h, s = _HALF, _SIDE
    half = s / 2
    path = f"M{x:.4g} {y - s:.5g}l{h} {half}v{s}l-{h} {half}-{h}-{half}v-{s}z"
    return Shape(
        slug=council.slug,
        address=council.address,
        name=council.name,
        css=council.css,
        sign=council.sign,
        label=council.label,
        tight=_is_wide(council.label),
        path=path,
        x=round(x, 1),
        y=round(y, 1),
    )


def _is_wide(label: str) -> bool:
    """Whether a label would touch the edges of its tile in the usual letters."""
    return sum(1.5 if letter in _WIDE else 1.0 for letter in label) > _ROOM
