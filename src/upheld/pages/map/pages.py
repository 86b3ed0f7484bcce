"""Every map page of the site."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.pages.map.drawn import Drawing, hexagons
from upheld.pages.map.geography import Boundaries, outlines
from upheld.pages.map.labels import label
from upheld.pages.map.placing import TIERS, Placing, place
from upheld.pages.map.sentences import HEADINGS
from upheld.pages.map.shades import drawn_in
from upheld.pages.map.table import OUTCOMES, rows
from upheld.pages.map.view import GEOGRAPHY, TILES, MapView, councils, map_address, map_view
from upheld.publication.public_file import HTML, PublicFile
from upheld.publication.site import PublicYear, Site
from upheld.statistics.measures.record import Measure


class Maps:
    """The maps of a site; what several of them share is worked out once."""

    def __init__(self, site: Site) -> None:
        """Of one site."""
        self.site = site
        self._placed: dict[tuple[int, str], tuple[Placing, Mapping[str, str]]] = {}

    @cached_property
    def boundaries(self) -> Boundaries | None:
        """The geographic layer, where a boundary file is configured."""
        return None if self.site.boundaries is None else Boundaries(self.site.boundaries)

    def layers(self) -> tuple[str, ...]:
        """Which layers every map has."""
        return (TILES,) if self.boundaries is None else (TILES, GEOGRAPHY)

    def view(self, year: PublicYear, measure: Measure, layer: str = TILES) -> MapView:
        """Both tiers of one map."""
        drawings = {tier: self._drawing(year, measure, layer, tier) for tier in TIERS}
        return map_view(self.site, year, measure, layer, drawings)

    def _drawing(self, year: PublicYear, measure: Measure, layer: str, tier: str) -> Drawing:
        """One tier in one layer."""
        placing, labels = self._placing(year.year, tier)
        said = councils(self.site, year, measure.id, labels)
        if layer == GEOGRAPHY and self.boundaries is not None:
            return outlines(self.site, self.boundaries, year.year, tier, said)
        return hexagons(placing, said)

    def _placing(self, year: int, tier: str) -> tuple[Placing, Mapping[str, str]]:
        """Cells and labels, which all measures of a year share."""
        if (year, tier) not in self._placed:
            placing = place(self.site, year, tier)
            slugs = (*placing.cells, *placing.fictional, *placing.unplaced)
            names = {slug: self.site.short_name(slug) for slug in slugs}
            self._placed[year, tier] = placing, label(names)
        return self._placed[year, tier]


def files(site: Site) -> Iterator[PublicFile]:
    """A page for every year, measure and layer."""
    maps = Maps(site)
    for year in site.years.values():
        for measure in drawn_in(year):
            for layer in maps.layers():
                view = maps.view(year, measure, layer)
                yield PublicFile(
                    address=view.address,
                    content=map_page(site, view, maps.layers()),
                    media_type=HTML,
                    # It names the other years, so it is no older than the newest of them.
                    public_from=site.opens,
                )


def map_page(site: Site, view: MapView, layers: tuple[str, ...] = (TILES,)) -> bytes:
    """One map page."""
    title = f"{view.heading}: map for the year to 31 March {view.year.year}"
    return page(
        "map.html",
        Frame(
            title=title,
            address=view.address,
            demonstration=site.demonstration,
            description=(
                f"{view.heading} by council in England, year to 31 March {view.year.year}: a tile "
                "for every council, compared with similar authorities only, and a table."
            ),
            section="councils",
            scripts=("map.js",),
            wide=True,
        ),
        view=view,
        rows=rows(site, view.year, view.measure.id),
        years=years_of(site, view.measure, view.layer),
        measures=measures_of(view.year, view.layer),
        layers=[(each, map_address(view.year.year, view.measure.id, each)) for each in layers],
        headings=HEADINGS,
        outcomes=OUTCOMES,
    )


def years_of(site: Site, measure: Measure, layer: str = TILES) -> list[tuple[int, str]]:
    """The years in which a measure has a map, newest first, with their addresses."""
    return [
        (year, map_address(year, measure.id, layer))
        for year in sorted(site.years, reverse=True)
        if measure in drawn_in(site.years[year])
    ]


def measures_of(year: PublicYear, layer: str = TILES) -> list[tuple[str, str]]:
    """Id and address of each measure that has a map in a year."""
    return [(m.id, map_address(year.year, m.id, layer)) for m in drawn_in(year)]
