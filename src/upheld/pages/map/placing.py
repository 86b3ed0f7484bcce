"""Where each council's hexagon lies in one year: the tile set in force, and what it lacks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from upheld.domain.authority_types import AuthorityType
from upheld.domain.reporting_year import ReportingYear
from upheld.publication.site import PublicBody, Site, Tile

UPPER, LOWER = "upper", "lower"
TIERS = {UPPER: "County and single-tier", LOWER: "District and single-tier"}

_SINGLE = {AuthorityType.METROPOLITAN, AuthorityType.UNITARY, AuthorityType.LONDON}
TYPES = {
    UPPER: frozenset({AuthorityType.COUNTY, *_SINGLE}),
    LOWER: frozenset({AuthorityType.DISTRICT, *_SINGLE}),
}

Cell = tuple[int, int]
"""Column and row; rows grow northwards, odd ones lie half a column to the right."""

_BLOCK_COLUMNS = 5


@dataclass(frozen=True, kw_only=True)
class Placing:
    """Which council lies in which cell of one map."""

    cells: Mapping[str, Cell]
    """By slug, the north-western first."""
    fictional: Mapping[str, Cell]
    """The block of the fictional ones, at the side and apart."""
    unplaced: tuple[str, ...]
    """Councils of the tier with figures for whom no cell is known."""


def place(site: Site, year: int, tier: str) -> Placing:
    """One cell for every council of the tier that has figures in the year."""
    shown = _shown(site, year, tier)
    real = {slug: body for slug, body in shown.items() if not body.fictional}
    tiles = {tile.body: (tile.column, tile.row) for tile in tiles_of(site.tiles, year, tier)}
    cells = {slug: tiles[slug] for slug in real if slug in tiles}
    # Councils formed since the set was drawn lie where those lay in whose place they came.
    for slug, body in real.items():
        if slug not in cells:
            before = [tiles[each] for each in body.predecessors if each in tiles]
            if before:
                cells[slug] = _nearest_free(before, set(cells.values()))
    return Placing(
        cells=_in_reading_order(cells),
        fictional=_block(sorted(set(shown) - set(real)), set(cells.values())),
        unplaced=tuple(slug for slug in real if slug not in cells),
    )


def tiles_of(tiles: Iterable[Tile], year: int, tier: str) -> tuple[Tile, ...]:
    """The newest set not after 31 March of the year; before the first set, the first."""
    of_tier = [tile for tile in tiles if tile.tier == tier]
    if not of_tier:
        return ()
    days = sorted({tile.as_at for tile in of_tier})
    day = max((d for d in days if d <= ReportingYear(year).end), default=days[0])
    return tuple(tile for tile in of_tier if tile.as_at == day)


def _shown(site: Site, year: int, tier: str) -> dict[str, PublicBody]:
    """Bodies with figures that were councils of the tier on 31 March."""
    figures = site.years[year].bodies
    return {slug: site.bodies[slug] for slug, body in figures.items() if body.type in TYPES[tier]}


def _nearest_free(before: list[Cell], taken: set[Cell]) -> Cell:
    """The free cell that is nearest to the middle of some cells, the northern first."""
    across = sum(_across(cell) for cell in before) / len(before)
    up = sum(row for _, row in before) / len(before)

    def distance(cell: Cell) -> tuple[float, int, int]:
        away = (_across(cell) - across) ** 2 + 0.75 * (cell[1] - up) ** 2
        return round(away, 6), -cell[1], cell[0]

    columns = range(min(c for c, _ in before) - 3, max(c for c, _ in before) + 4)
    rows = range(min(r for _, r in before) - 3, max(r for _, r in before) + 4)
    free = [(c, r) for c in columns for r in rows if (c, r) not in taken]
    return min(free, key=distance)


def _across(cell: Cell) -> float:
    """How far east the middle of a cell lies, in columns."""
    return cell[0] + 0.5 * (cell[1] % 2)


def _block(slugs: list[str], taken: set[Cell]) -> dict[str, Cell]:
    """Rows of five in the north-east, as far west as they keep a column clear of the others."""
    if not slugs:
        return {}
    top = max((row for _, row in taken), default=0)
    rows = range(top - (len(slugs) - 1) // _BLOCK_COLUMNS - 1, top + 2)
    near = [column for column, row in taken if row in rows]
    left = max(near, default=-2) + 2
    return {
        slug: (left + n % _BLOCK_COLUMNS, top - n // _BLOCK_COLUMNS) for n, slug in enumerate(slugs)
    }


def _in_reading_order(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """North to south and west to east, as arrow keys and screen readers go."""
    return dict(sorted(cells.items(), key=lambda item: (-item[1][1], item[1][0])))
