"""Luton in the years between and after two printed letters, and bodies that are not compared.

Printed figures where they are known; all others are made up to fit, and say so.
"""

from dataclasses import replace
from typing import Any

from support import luton
from upheld import reference
from upheld.domain.authority_types import AuthorityType
from upheld.domain.facts import YearPlan
from upheld.domain.method import method_of
from upheld.domain.series_breaks import SeriesBreak
from upheld.statistics.figures import BodyFigures, Figure, SimilarFigure
from upheld.statistics.verdict import Verdict

# Those that every real letter is written with.
BREAKS = tuple(
    SeriesBreak(**{**row, "from_year": int(row["from_year"])})
    for row in reference.rows("register/series_breaks.csv")
)


def plan(year: int) -> YearPlan:
    """The year's hours, and not a word to all alike."""
    moved = {
        name: getattr(luton.PLAN_2020, name).replace(year=year)
        for name in ("freeze_at", "issue_at", "public_at")
    }
    return replace(luton.PLAN_2020, year=year, opening=(), sector=(), **moved)


def per_100k(upheld: int, residents: int | None, display: str | None, **changes: Any) -> Figure:
    """Upheld decisions by residents beside the average of 2024."""
    known = {} if residents is None else {"population": residents, "population_status": "published"}
    figure = Figure(
        measure="upheld_per_100k",
        numerator=upheld,
        denominator=residents,
        display=display,
        base=f"{residents:,} residents" if residents else None,
        interval=("1.8", "7.5") if display else None,
        similar=SimilarFigure(numerator=900, denominator=19_565_217, display="4.6", authorities=56),
        **known,
    )
    return replace(figure, **changes)


def figures(year: int, *measures: Figure, **changes: Any) -> BodyFigures:
    """Luton's figures of a year, with what is changed."""
    base = luton.figures_2018() if year < 2019 else luton.figures_2020()
    counts = (
        luton.count("public_interest_reports", 0),
        luton.count("further_reports", 0),
        luton.count("upheld", base.decided["upheld"]),
        *_overview(base),
        *([_by_residents(year)] if year >= 2023 else []),
    )
    known = {figure.measure: figure for figure in (*counts, *measures)}
    told = replace(
        base,
        year=year,
        release=f"{year}-v1",
        source="invented",
        measures=_called({**base.measures, **known}, year),
        similar_bodies=tuple(sorted(luton.NAMES)) if method_of(year).compared else (),
    )
    return replace(told, **changes)


def district(year: int) -> BodyFigures:
    """A district council, averaged over as many similar authorities as no page can name."""
    return among_districts(
        figures(year, name="Oldshire District Council", body="oldshire"), others=163
    )


def among_districts(said: BodyFigures, *, others: int) -> BodyFigures:
    """These figures as those of a district council, beside the averages of all districts."""
    bodies = (said.body, *(f"district-{number:03}" for number in range(others)))
    measures = {
        name: replace(figure, similar=replace(figure.similar, authorities=len(bodies)))
        if figure.similar
        else figure
        for name, figure in said.measures.items()
    }
    return replace(
        said, type=AuthorityType.DISTRICT, measures=measures, similar_bodies=tuple(sorted(bodies))
    )


def _called(measures: dict[str, Figure], year: int) -> dict[str, Figure]:
    """Investigations under the name that the year has for them."""
    words = method_of(year).investigations.removesuffix("s")
    return {
        name: replace(figure, base=figure.base.replace("detailed investigation", words))
        if figure.base
        else figure
        for name, figure in measures.items()
    }


def _by_residents(year: int) -> Figure:
    return per_100k(13, 226_973, "5.7", population_year=_vintage(year), interval=("3", "9.8"))


def _overview(base: BodyFigures) -> tuple[Figure, ...]:
    decided = base.decided
    invalid = ("incomplete_invalid", "advice_given", "referred_back")
    return (
        luton.count("not_for_us", sum(decided[name] for name in invalid)),
        luton.count("assessed_and_closed", decided["closed_initial"]),
        luton.count("investigated", decided["not_upheld"] + decided["upheld"]),
    )


def _vintage(year: int) -> int | None:
    known = method_of(year).population
    return known.year if known else None


def luton_2024() -> BodyFigures:
    """The page of 2024: 69% of 13, 4 for each 100,000 residents."""
    return figures(
        2024,
        _newer(luton.uphold_rate(9, 13, "69%", interval=("42%", "87%")), "79%", 1220, 1545),
        luton.compliance_rate(7, 7, "100%"),
        replace(
            luton.satisfactory_rate(3, 9, "33%", interval=("12%", "65%")),
            similar=luton.similar("13%", 159, 1220),
        ),
        luton.count("upheld", 9),
        per_100k(9, 226_973, "4", population_year=2022),
        source="part published",
        decided={
            "incomplete_invalid": 5, "advice_given": 2, "referred_back": 20, "closed_initial": 22,
            "not_upheld": 4, "upheld": 9, "total": 62,
        },
        compliance=luton.compliance(on_time=5, late=2),
    )  # fmt: skip


def luton_2025() -> BodyFigures:
    """The page of 2025: 64 dealt with = 30 + 21 + 13."""
    return figures(
        2025,
        _newer(luton.uphold_rate(10, 13, "77%", interval=("50%", "92%")), "80%", 1300, 1625),
        luton.compliance_rate(6, 6, "100%"),
        luton.satisfactory_rate(1, 10, "10%", interval=("2%", "40%")),
        luton.count("upheld", 10),
        luton.count("not_for_us", 30),
        luton.count("assessed_and_closed", 21),
        luton.count("investigated", 13),
        per_100k(10, 231_028, "4.3", population_year=2023, interval=("2.1", "8")),
        source="part published",
        decided={
            "incomplete_invalid": 8, "advice_given": 2, "referred_back": 20, "closed_initial": 21,
            "not_upheld": 3, "upheld": 10, "total": 64,
        },
        compliance=luton.compliance(on_time=6),
    )  # fmt: skip


def _newer(figure: Figure, similar: str, upheld: int, investigated: int) -> Figure:
    return replace(figure, similar=luton.similar(similar, upheld, investigated))


def alone(year: int, kind: AuthorityType, name: str, **changes: Any) -> BodyFigures:
    """A body without similar authorities: three complaints, one of them investigated."""
    one = {"similar": None, "verdict": None}
    said = figures(
        year,
        replace(luton.uphold_rate(1, 1, "100%", interval=("21%", "100%")), **one),
        replace(luton.compliance_rate(0, 0, None), **one),
        replace(luton.satisfactory_rate(0, 1, "0%", interval=("0%", "79%")), **one),
        luton.count("upheld", 1),
        body=luton.slug(name),
        name=name,
        type=kind,
        received={"environment": 1, "other": 1, "total": 2},
        decided={
            "incomplete_invalid": 1, "advice_given": 0, "referred_back": 1, "closed_initial": 0,
            "not_upheld": 0, "upheld": 1, "total": 3,
        },
        compliance=luton.compliance(),
        similar_bodies=(),
    )  # fmt: skip
    return replace(said, **changes)


def gone(year: int) -> BodyFigures:
    """A council that did not exist on 31 March: figures without averages and verdicts."""
    said = figures(
        year,
        luton.uphold_rate(1, 2, "50%", interval=("9%", "91%"), verdict=Verdict.TOO_FEW),
        luton.compliance_rate(1, 1, "100%"),
        luton.satisfactory_rate(0, 1, "0%"),
        luton.count("upheld", 1),
        name="Oldshire District Council",
        body="oldshire",
        type=None,
        compliance=luton.compliance(on_time=1),
        similar_bodies=(),
    )
    bare = {
        name: replace(figure, similar=None, verdict=None) for name, figure in said.measures.items()
    }
    return replace(said, measures=bare)
