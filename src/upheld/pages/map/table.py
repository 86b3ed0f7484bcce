"""A map as a table: every council that has a shape, and what its shape says."""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.domain.compliance import ComplianceOutcome
from upheld.pages.map.placing import LOWER, TYPES, UPPER
from upheld.pages.map.sentences import share
from upheld.pages.map.shades import shade
from upheld.pages.map.view import shown
from upheld.publication.site import PublicYear, Site
from upheld.statistics.figures import Figure

OUTCOMES = tuple(ComplianceOutcome)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One council."""

    name: str
    address: str
    type: str
    maps: str
    """On which of the two maps it lies."""
    figure: Figure | None
    share: str
    said: str
    compliance: Mapping[str, int]
    fictional: bool


def rows(site: Site, year: PublicYear, measure: str) -> list[Row]:
    """All councils of a year by name, the fictional ones last."""
    made = []
    for slug, body in shown(year).items():
        figure = body.measures.get(measure)
        made.append(
            Row(
                name=body.name,
                address=site.address(slug, year.year),
                type=body.type.singular if body.type else "",
                maps=_maps(body.type in TYPES[UPPER], body.type in TYPES[LOWER]),
                figure=figure,
                share=share(figure) if figure and figure.display else "",
                said=shade(body, measure).short,
                compliance=body.compliance,
                fictional=body.fictional,
            )
        )
    return sorted(made, key=lambda row: (row.fictional, row.name))


def _maps(upper: bool, lower: bool) -> str:
    """Where to look for a council."""
    if upper and lower:
        return "both"
    return "county" if upper else "district"
