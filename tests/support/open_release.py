"""A sealed release of the small public site, with its open tables."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from support import public_site
from upheld.domain.facts import ImprovementFact, ReportFact
from upheld.publication.release import Release, seal
from upheld.publication.site import Site
from upheld.publication.tables import files_of
from upheld.statistics.figures import YearFigures


def release(
    place: Path,
    *,
    year: int = 2020,
    reports: Sequence[ReportFact] = (),
    improvements: Sequence[ImprovementFact] = (),
) -> Release:
    """The tables of one year of the small site, sealed below `place`."""
    made = public_site.public_year(year)
    figures = YearFigures(bodies=made.bodies, national=made.national, comparisons=made.comparisons)
    tables = files_of(figures, reports=map(vars, reports), improvements=map(vars, improvements))
    manifest = {
        "release": made.release,
        "year": year,
        "demonstration": True,
        "frozen_at": made.frozen_at.isoformat(),
        "bodies": {slug: each.name for slug, each in made.bodies.items()},
    }
    return seal(place / str(year) / "v1", tables, manifest)


def site(place: Path) -> Site:
    """The small site of two years, each with its tables."""
    made = public_site.site()
    years = {
        number: replace(year, tables=release(place, year=number).folder / "tables")
        for number, year in made.years.items()
    }
    return replace(made, years=years)
