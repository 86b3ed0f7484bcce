"""The figures of one body: each of the year's measures, with what it is compared to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from upheld.domain.method import Method
from upheld.statistics.bodies import Body, Group
from upheld.statistics.case_mix import RateByHeading, case_mix_figure
from upheld.statistics.comparison import Ratio
from upheld.statistics.display import count_figure, display_interval, rate_figure
from upheld.statistics.figures import Figure
from upheld.statistics.measures import measures_of
from upheld.statistics.measures.count import Count
from upheld.statistics.measures.record import IntervalKind, Measure, Scope, Unit
from upheld.statistics.measures.terms import DUE_UNSETTLED, POPULATION
from upheld.statistics.tally import Tally
from upheld.statistics.type_comparison import Comparison

NOT_THERE_ON_31_MARCH = "the authority did not exist on 31 March"


@dataclass(frozen=True, kw_only=True)
class BodyYear:
    """One body in one year: its facts and its counts."""

    body: Body
    tally: Tally

    def ratio(self, numerator: Count, denominator: Count) -> Ratio:
        """Numerator over base; 0 of 0 where it must not enter an average."""
        if denominator is POPULATION:
            return self._per_resident(numerator)
        return Ratio(numerator=self.tally.read(numerator), denominator=self.tally.read(denominator))

    def _per_resident(self, numerator: Count) -> Ratio:
        residents = self.body.population
        if residents is None or self.body.type is None:
            return Ratio(numerator=0, denominator=0)
        return Ratio(numerator=self.tally.read(numerator), denominator=residents)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What all bodies of a year share."""

    method: Method
    comparisons: Mapping[tuple[Group, str], Comparison]
    national_rates: RateByHeading


def figures_of(each: BodyYear, setting: Setting) -> dict[str, Figure]:
    """Every figure of a body, by id; received and decided stand in tables of their own."""
    measures = measures_of(setting.method.year, Scope.BODY)
    return {
        figure.measure: figure
        for measure in measures
        if not measure.tabled
        for figure in _figures(measure, each, setting)
    }


def _figures(measure: Measure, each: BodyYear, setting: Setting) -> list[Figure]:
    if measure.unit is Unit.EXPECTED or measure.interval is IntervalKind.CASE_MIX:
        return [case_mix_figure(measure, each.tally, setting.national_rates, setting.method)]
    named = zip(measure.figure_ids, measure.numerators, strict=True)
    if measure.denominator is None:
        return [count_figure(name, each.tally.read(count)) for name, count in named]
    return [
        _compared_figure(name, measure, each.ratio(count, measure.denominator), each, setting)
        for name, count in named
    ]


def _compared_figure(
    name: str, measure: Measure, ratio: Ratio, each: BodyYear, setting: Setting
) -> Figure:
    due = each.tally.read(DUE_UNSETTLED)
    figure = rate_figure(name, measure, ratio, setting.method, due_unsettled=due)
    if measure.denominator is POPULATION:
        figure = _with_population(figure, measure.numerators[0], each)
    comparison = None
    if each.body.group is not None:
        comparison = setting.comparisons.get((each.body.group, measure.id))
    verdict = None if comparison is None else comparison.judge(ratio)
    return replace(
        figure,
        interval=display_interval(measure, ratio),
        similar=None if comparison is None else comparison.similar,
        verdict=None if verdict is None else verdict.value,
    )


def _with_population(figure: Figure, numerator: Count, each: BodyYear) -> Figure:
    body = each.body
    known = replace(
        figure,
        numerator=each.tally.read(numerator),
        denominator=body.population,
        population=body.population,
        population_year=body.population_year,
        population_status=body.population_status,
        population_source=body.population_source,
    )
    return known if body.type is not None else replace(known, reason=NOT_THERE_ON_31_MARCH)
