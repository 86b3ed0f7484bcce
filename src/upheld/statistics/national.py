"""The nation: each case once, and each case for every body it concerns, both labelled."""

from upheld.domain.method import Method
from upheld.statistics.comparison import Ratio
from upheld.statistics.counting import CountedYear
from upheld.statistics.display import count_figure, rate_figure
from upheld.statistics.figures import Figure, NationalCount, NationalFigures
from upheld.statistics.measures import measures_of
from upheld.statistics.measures.record import Measure, Scope
from upheld.statistics.measures.terms import (
    DECIDED,
    DUE_UNSETTLED,
    INVESTIGATIONS,
    OUTCOMES,
    RECEIVED,
    UPHELD,
)
from upheld.statistics.tally import Tally


def national_figures(
    counted: CountedYear, method: Method, *, release: str, demonstration: bool
) -> NationalFigures:
    """The national figures of a year, without interval and without comparison."""
    due = counted.pairs.read(DUE_UNSETTLED)
    return NationalFigures(
        year=method.year,
        release=release,
        demonstration=demonstration,
        cases=_count(counted.cases, method, due),
        pairs=_count(counted.pairs, method, due),
    )


def decided_by_outcome(tally: Tally) -> dict[str, int]:
    """Decisions by outcome, in the order in which complaints travel, and `total`."""
    outcomes = {outcome.value: tally.read(count) for outcome, count in OUTCOMES.items()}
    return {**outcomes, "total": tally.read(DECIDED)}


def _count(tally: Tally, method: Method, due: int) -> NationalCount:
    measures = measures_of(method.year, Scope.NATIONAL)
    return NationalCount(
        counted=tally.of,
        received=tally.read_by_heading(RECEIVED),
        decided=decided_by_outcome(tally),
        decided_by_heading=tally.read_by_heading(DECIDED),
        investigations_by_heading=tally.read_by_heading(INVESTIGATIONS),
        upheld_by_heading=tally.read_by_heading(UPHELD),
        measures={
            figure.measure: figure
            for measure in measures
            if _is_countable(measure, tally)
            for figure in _figures(measure, tally, method, due)
        },
    )


def _is_countable(measure: Measure, tally: Tally) -> bool:
    atoms = (atom.id for count in measure.counts for atom in count.atoms)
    return not measure.tabled and all(atom in tally.total for atom in atoms)


def _figures(measure: Measure, tally: Tally, method: Method, due: int) -> list[Figure]:
    named = zip(measure.figure_ids, measure.numerators, strict=True)
    if measure.denominator is None:
        return [count_figure(name, tally.read(count)) for name, count in named]
    base = tally.read(measure.denominator)
    return [
        rate_figure(
            name,
            measure,
            Ratio(numerator=tally.read(count), denominator=base),
            method,
            due_unsettled=due,
        )
        for name, count in named
    ]
