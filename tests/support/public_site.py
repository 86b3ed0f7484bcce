"""A small public site made by hand: two unitary councils, one county with a district, two years."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from upheld.domain.authority_types import AuthorityType
from upheld.publication.site import PublicBody, PublicHour, PublicYear, Site, Tile
from upheld.statistics.figures import (
    BodyFigures,
    Figure,
    NationalCount,
    NationalFigures,
    SimilarFigure,
    TypeComparison,
)

HOURS = {
    2019: datetime(2019, 7, 31, 8, 30, tzinfo=UTC),
    2020: datetime(2020, 7, 29, 8, 30, tzinfo=UTC),
}
BODIES = {
    "alder": ("Alder Borough Council", AuthorityType.UNITARY, None),
    "birch": ("Birch City Council", AuthorityType.UNITARY, None),
    "cedarshire": ("Cedarshire County Council", AuthorityType.COUNTY, None),
    "dogwood": ("Dogwood District Council", AuthorityType.DISTRICT, "cedarshire"),
}
NO_CLEAR_DIFFERENCE = "no clear difference from similar authorities"


def body(slug: str) -> PublicBody:
    """One body of the register."""
    name, kind, parent = BODIES[slug]
    return PublicBody(
        slug=slug,
        name=name,
        short_name=slug.capitalize(),
        kind=kind,
        region="East of England",
        gss_code=f"E{sorted(BODIES).index(slug):08}",
        start=date(1974, 4, 1),
        parent=parent,
        districts=tuple(s for s, (_, _, county) in BODIES.items() if county == slug),
    )


def figures(slug: str, year: int, *, upheld: int = 13, investigated: int = 24) -> BodyFigures:
    """A body's figures; with none investigated, its rates have no base."""
    name, kind, _ = BODIES[slug]
    return BodyFigures(
        body=slug,
        name=name,
        type=kind,
        year=year,
        release=f"{year}-v1",
        demonstration=True,
        source="invented",
        received={"adult_care": 17, "housing": 3, "total": 20},
        decided={"not_upheld": investigated - upheld, "upheld": upheld, "total": investigated},
        decided_by_heading={"adult_care": investigated, "total": investigated},
        compliance={"on_time": 5, "late": 2, "incomplete_satisfied": 0, "not_satisfied": 0,
                    "total": 7},
        due_unsettled=0,
        measures=_measures(upheld, investigated),
        similar_bodies=tuple(s for s, (_, k, _) in BODIES.items() if k is kind),
        investigations_by_heading={"adult_care": investigated, "total": investigated},
        upheld_by_heading={"adult_care": upheld, "total": upheld},
    )  # fmt: skip


def _measures(upheld: int, investigated: int) -> Mapping[str, Figure]:
    counts = {"investigations": investigated, "upheld": upheld, "late": 2}
    counted = {
        name: Figure(measure=name, numerator=n, denominator=None, display=str(n))
        for name, n in counts.items()
    }
    return counted | {
        "uphold_rate": rate("uphold_rate", upheld, investigated, "detailed investigations"),
        "compliance_rate": rate("compliance_rate", 7, 7, "compliance outcomes"),
        "on_time_rate": rate("on_time_rate", 5, 7, "compliance outcomes"),
        "satisfactory_remedy_rate": rate("satisfactory_remedy_rate", 3, upheld, "upheld decisions"),
    }


def rate(measure: str, numerator: int, denominator: int, base: str) -> Figure:
    """One rate as a release states it, half up; without a base there is none."""
    if denominator == 0:
        empty = f"no {base}"
        return Figure(
            measure=measure,
            numerator=0,
            denominator=0,
            display=None,
            reason=empty,
            base=f"0 {base}",
        )
    percent = (200 * numerator + denominator) // (2 * denominator)
    judged = measure in {"uphold_rate", "satisfactory_remedy_rate"}
    return Figure(
        measure=measure,
        numerator=numerator,
        denominator=denominator,
        display=f"{percent}%",
        base=f"{denominator} {base}",
        interval=("35%", "72%") if judged else None,
        similar=SimilarFigure(numerator=26, denominator=48, display="54%", authorities=2),
        verdict=NO_CLEAR_DIFFERENCE if judged else None,
    )


def national(year: int) -> NationalFigures:
    """The nation, counted both ways."""
    ways = ("each case counted once", "each case counted for every body it concerns")
    each = [
        NationalCount(
            counted=way,
            received={"adult_care": 60, "total": 60},
            decided={"not_upheld": 44, "upheld": 52, "total": 96},
            decided_by_heading={"adult_care": 96, "total": 96},
            investigations_by_heading={"adult_care": 96, "total": 96},
            upheld_by_heading={"adult_care": 52, "total": 52},
            measures={"uphold_rate": rate("uphold_rate", 52, 96, "detailed investigations")},
        )
        for way in ways
    ]
    return NationalFigures(
        year=year, release=f"{year}-v1", demonstration=True, cases=each[0], pairs=each[1]
    )


def comparison(kind: AuthorityType, measure: str, year: int) -> TypeComparison:
    """What a verdict of a type rests on."""
    of_type = tuple(slug for slug, (_, each, _) in BODIES.items() if each is kind)
    return TypeComparison(
        type=kind,
        measure=measure,
        year=year,
        numerator=26,
        denominator=48,
        display="54%",
        authorities=of_type,
        averaged=len(of_type),
        mean="54.2%",
        median="54.2%",
        theta=26 / 48,
        phi=None,
        tau_squared=0.0,
        rho=0.0,
    )


def public_year(year: int, bodies: Mapping[str, BodyFigures] | None = None) -> PublicYear:
    """One published year."""
    return PublicYear(
        year=year,
        release=f"{year}-v1",
        public_from=HOURS[year],
        frozen_at=datetime(year, 4, 20, 9, tzinfo=UTC),
        bodies=bodies or {slug: figures(slug, year) for slug in BODIES},
        national=national(year),
        comparisons=tuple(
            comparison(kind, measure, year)
            for kind in {kind for _, kind, _ in BODIES.values()}
            for measure in ("uphold_rate", "compliance_rate", "satisfactory_remedy_rate")
        ),
    )


def site(*years: int) -> Site:
    """A site of the years given (2019 and 2020 where none is)."""
    chosen = sorted(years or HOURS)
    tiles = [
        Tile(tier=tier, as_at=date(2018, 3, 31), body=slug, column=column, row=0)
        for column, (slug, (_, kind, _)) in enumerate(BODIES.items())
        for tier in ("upper", "lower")
        if kind is AuthorityType.UNITARY
        or (kind is AuthorityType.COUNTY) == (tier == "upper")
    ]  # fmt: skip
    return Site(
        opens=max(HOURS[year] for year in chosen),
        demonstration=True,
        years={year: public_year(year) for year in chosen},
        bodies={slug: body(slug) for slug in BODIES},
        tiles=tuple(tiles),
        calendar=tuple(PublicHour(year=y, at=HOURS[y], published=True) for y in chosen),
    )
