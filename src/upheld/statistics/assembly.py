"""From the counts of a cut to every figure of a release."""

from collections.abc import Iterable, Mapping
from itertools import chain

from upheld.domain.errors import Refused
from upheld.domain.method import Method
from upheld.statistics.bodies import Body, Group, similar_authorities
from upheld.statistics.body_figures import BodyYear, Setting, figures_of
from upheld.statistics.case_mix import national_uphold_rate
from upheld.statistics.counting import CountedYear, empty_tally
from upheld.statistics.figures import BodyFigures, TypeComparison, YearFigures
from upheld.statistics.measures import measures_of
from upheld.statistics.measures.record import Comparator, Scope
from upheld.statistics.measures.terms import (
    COMPLIANCE,
    DECIDED,
    DUE_UNSETTLED,
    INVENTED_ROWS,
    INVESTIGATIONS,
    PUBLISHED_ROWS,
    RECEIVED,
    SETTLED,
    UPHELD,
)
from upheld.statistics.national import decided_by_outcome, national_figures
from upheld.statistics.tally import Tally
from upheld.statistics.type_comparison import Comparison

Similar = Mapping[Group, tuple[str, ...]]


def assemble(
    counted: CountedYear, *, method: Method, release: str, demonstration: bool = False
) -> YearFigures:
    """Every figure of the year of `method`, resting on one release.

    Bodies are those with any row in the cut and every compared council that existed on
    31 March. A cut that holds an invented or published row is a demonstration, whatever the
    caller says. Raises `Refused` where the cut has rows of a body it does not list.
    """
    shown = demonstration or bool(
        counted.pairs.read(INVENTED_ROWS) + counted.pairs.read(PUBLISHED_ROWS)
    )
    similar = similar_authorities(counted.bodies.values())
    years = _body_years(counted, similar)
    comparisons = _compare(years, similar, method)
    setting = Setting(
        method=method,
        comparisons=comparisons,
        national_rates=national_uphold_rate(counted.pairs),
    )
    return YearFigures(
        bodies={
            slug: _body_figures(each, setting, similar, release=release, demonstration=shown)
            for slug, each in years.items()
        },
        national=national_figures(counted, method, release=release, demonstration=shown),
        comparisons=_records(comparisons.values(), method),
    )


def _body_years(counted: CountedYear, similar: Similar) -> dict[str, BodyYear]:
    unknown = sorted(set(counted.tallies) - set(counted.bodies))
    if unknown:
        raise Refused(
            f"the cut has rows of bodies that it does not list: {', '.join(unknown)}; "
            "add them to the register and freeze again"
        )
    slugs = sorted({*counted.tallies, *chain.from_iterable(similar.values())})
    return {
        slug: BodyYear(
            body=counted.bodies[slug], tally=counted.tallies.get(slug) or empty_tally(slug)
        )
        for slug in slugs
    }


def _compare(
    years: Mapping[str, BodyYear], similar: Similar, method: Method
) -> dict[tuple[Group, str], Comparison]:
    return {
        (group, measure.id): Comparison.over(
            group,
            measure,
            {slug: years[slug].ratio(measure.numerators[0], base) for slug in slugs},
        )
        for measure in measures_of(method.year, Scope.BODY)
        if Comparator.POOLED in measure.comparators and (base := measure.denominator) is not None
        for group, slugs in similar.items()
        if slugs
    }


def _records(comparisons: Iterable[Comparison], method: Method) -> tuple[TypeComparison, ...]:
    return tuple(comparison.in_year(method.year) for comparison in comparisons)


def _body_figures(
    each: BodyYear, setting: Setting, similar: Similar, *, release: str, demonstration: bool
) -> BodyFigures:
    body, tally = each.body, each.tally
    return BodyFigures(
        body=body.slug,
        name=body.name,
        type=body.type,
        fictional=body.fictional,
        year=setting.method.year,
        release=release,
        demonstration=demonstration,
        source=_source(tally) if demonstration else None,
        received=tally.read_by_heading(RECEIVED),
        decided=decided_by_outcome(tally),
        decided_by_heading=tally.read_by_heading(DECIDED),
        compliance=_compliance(tally),
        due_unsettled=tally.read(DUE_UNSETTLED),
        measures=figures_of(each, setting),
        similar_bodies=_similar_bodies(body, similar),
        investigations_by_heading=tally.read_by_heading(INVESTIGATIONS),
        upheld_by_heading=tally.read_by_heading(UPHELD),
    )


def _similar_bodies(body: Body, similar: Similar) -> tuple[str, ...]:
    return () if body.group is None else similar.get(body.group, ())


def _compliance(tally: Tally) -> dict[str, int]:
    outcomes = {outcome.value: tally.read(count) for outcome, count in COMPLIANCE.items()}
    return {**outcomes, "total": tally.read(SETTLED)}


def _source(tally: Tally) -> str | None:
    published, invented = tally.read(PUBLISHED_ROWS), tally.read(INVENTED_ROWS)
    if published and invented:
        return "part published"
    if published:
        return "published"
    return "invented" if invented else None
