"""One map page as values: both tiers of a year and a measure, its legend and its table."""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.pages.map.drawn import Council, Drawing
from upheld.pages.map.placing import TIERS, TYPES
from upheld.pages.map.sentences import HEADINGS, NationalShare, national_share, tile_name
from upheld.pages.map.shades import Shade, legend, shade
from upheld.publication.site import PublicYear, Site
from upheld.statistics.figures import BodyFigures
from upheld.statistics.measures.record import Measure

TILES, GEOGRAPHY = "tiles", "geography"


@dataclass(frozen=True, kw_only=True)
class TierMap:
    """One of the two maps of a page."""

    tier: str
    title: str
    drawing: Drawing
    not_drawn: tuple[tuple[str, str], ...]
    """Name and address of each council of the tier that has figures but no shape."""
    fictional_not_drawn: tuple[tuple[str, str], ...]
    """The same of the fictional ones, which have no boundaries."""


@dataclass(frozen=True, kw_only=True)
class MapView:
    """Everything a map says."""

    year: PublicYear
    measure: Measure
    heading: str
    layer: str
    tiers: tuple[TierMap, ...]
    legend: tuple[Shade, ...]
    national: NationalShare | None

    @property
    def address(self) -> str:
        """Where its page stands."""
        return map_address(self.year.year, self.measure.id, self.layer)


def map_address(year: int, measure: str, layer: str = TILES) -> str:
    """The address of one map."""
    below = "geography/" if layer == GEOGRAPHY else ""
    return f"/map/{year}/{measure}/{below}"


def councils(
    site: Site, year: PublicYear, measure: str, labels: Mapping[str, str]
) -> dict[str, Council]:
    """What each shape of a map says, for every council with a label."""
    made = {}
    for slug, label in labels.items():
        body = year.bodies[slug]
        look = shade(body, measure)
        made[slug] = Council(
            slug=slug,
            address=site.address(slug, year.year),
            name=tile_name(body, measure, look),
            css=look.css,
            sign=look.sign,
            label=label,
        )
    return made


def shown(year: PublicYear) -> dict[str, BodyFigures]:
    """The councils of a year, by slug: what the two maps and the table speak of."""
    types = frozenset().union(*TYPES.values())
    return {slug: body for slug, body in year.bodies.items() if body.type in types}


def map_view(
    site: Site, year: PublicYear, measure: Measure, layer: str, drawings: Mapping[str, Drawing]
) -> MapView:
    """A page's maps put together; whoever is on neither drawing of a tier is named under it."""
    bodies = shown(year)
    return MapView(
        year=year,
        measure=measure,
        heading=HEADINGS[measure.id],
        layer=layer,
        tiers=tuple(
            TierMap(
                tier=tier,
                title=title,
                drawing=drawings[tier],
                not_drawn=_not_drawn(site, year, tier, drawings[tier], fictional=False),
                fictional_not_drawn=_not_drawn(site, year, tier, drawings[tier], fictional=True),
            )
            for tier, title in TIERS.items()
        ),
        legend=legend(measure.id, {shade(body, measure.id) for body in bodies.values()}),
        national=national_share(year, measure.id),
    )


def _not_drawn(
    site: Site, year: PublicYear, tier: str, drawing: Drawing, *, fictional: bool
) -> tuple[tuple[str, str], ...]:
    """Councils of the tier without a shape, by name: the real ones or the fictional ones."""
    drawn = {shape.slug for shape in (*drawing.shapes, *drawing.fictional)}
    return tuple(
        sorted(
            (body.name, site.address(slug, year.year))
            for slug, body in year.bodies.items()
            if body.type in TYPES[tier] and slug not in drawn and body.fictional == fictional
        )
    )
