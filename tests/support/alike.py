"""Twelve councils of one size, made by hand: one with few complaints, one without an upheld one."""

from dataclasses import replace
from datetime import date

from support.public_site import body, figures, site
from upheld.publication.site import PublicBody, Site
from upheld.statistics.figures import BodyFigures, Figure

OAKS = tuple(f"oak-{number}" for number in range(11))
SLUGS = ("alder", *OAKS)
SOUND, ENDED, HEIR = OAKS[4], OAKS[5], OAKS[6]
"""Nothing was upheld about the first; the second ended with the year, and the third followed it."""
RESIDENTS = 100_000


def alike(*years: int) -> Site:
    """Alder received 12 where its like received 60, and two of its seven remedies were late."""
    whole = site(*years)
    bodies = {slug: _counted(slug, 60) for slug in OAKS} | {"alder": _counted("alder", 12)}
    bodies[SOUND] = _counted(SOUND, 60, upheld=0)
    known = {slug: _known(slug) for slug in SLUGS}
    known[ENDED] = replace(known[ENDED], end=date(2020, 3, 31), successors=(HEIR,))
    known[HEIR] = replace(known[HEIR], predecessors=(ENDED,))
    counted = {year: replace(each, bodies=bodies) for year, each in whole.years.items()}
    return replace(whole, years=counted, bodies={**whole.bodies, **known})


def _known(slug: str) -> PublicBody:
    return replace(body("alder"), slug=slug, name=slug, short_name=slug, fictional=True)


def _counted(slug: str, received: int, *, upheld: int = 13) -> BodyFigures:
    # With the residents that releases have had since 2023.
    made = figures("alder", 2020, upheld=upheld)
    residents = Figure(
        measure="upheld_per_100k", numerator=13, denominator=RESIDENTS, display="13",
        base="residents", population=RESIDENTS, population_year=2021,
    )  # fmt: skip
    return replace(
        made, body=slug, name=slug.capitalize(), received={"other": received, "total": received},
        similar_bodies=SLUGS, fictional=True,
        measures={**made.measures, residents.measure: residents},
    )  # fmt: skip
