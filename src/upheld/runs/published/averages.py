"""Printed averages of similar authorities beside ours, where every authority is printed."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from upheld.runs.published.display import parts_showing, per_residents_as, percent_as
from upheld.runs.published.finding import Family, Finding, Status
from upheld.runs.published.rates import INTERPOLATED, NO_FIGURES, TOLERANCE, terms_of
from upheld.runs.published.rows import (
    NOT_APPLICABLE,
    PER_RESIDENTS,
    RATES,
    SIMILAR,
    PrintedRow,
)
from upheld.statistics.figures import BodyFigures, Figure, SimilarFigure

Printed = Mapping[str, frozenset[str]]


def printed_authorities(rows: Iterable[PrintedRow]) -> Printed:
    """By measure, the authorities among the rows whose part and base were printed."""
    listed = tuple(rows)
    return {
        measure: frozenset(row.body for row in listed if _is_printed(row, measure))
        for measure in RATES
    }


def _is_printed(row: PrintedRow, measure: str) -> bool:
    if measure == PER_RESIDENTS:
        return row.upheld is not None
    terms = terms_of(row, measure)
    if terms.base is None or terms.part is not None:
        return terms.base is not None
    return terms.base == 0 or len(parts_showing(terms.base, row.rates.get(measure, ""))) == 1


def compare_averages(
    row: PrintedRow, ours: BodyFigures | None, known: Printed
) -> Iterator[Finding]:
    """A finding for each printed average of a row; what is derived was not printed."""
    for measure in RATES:
        name = measure + SIMILAR
        if name not in row.rates or name in row.derived:
            continue
        shown, status, why = _compare(row.rates[name], measure, ours, known[measure])
        yield Finding(
            line=row.line, body=row.body, year=row.year, family=Family.AVERAGE, measure=name,
            printed=row.rates[name], ours=shown, status=status, why=why,
        )  # fmt: skip


def _compare(
    printed: str, measure: str, ours: BodyFigures | None, known: frozenset[str]
) -> tuple[str | None, Status, str]:
    figure = None if ours is None else ours.measures.get(measure)
    similar = None if figure is None else figure.similar
    if printed == NOT_APPLICABLE:
        if similar is None:
            return None, Status.MATCHED, "no similar authorities"
        why = f"{similar.authorities} similar authorities have an average; none is printed"
        return None, Status.DIFFERS, why
    if ours is None or figure is None:
        why = NO_FIGURES if ours is None else f"the measure does not exist in {ours.year}"
        return None, Status.NOT_COMPUTABLE, why
    if similar is None:
        return None, Status.DIFFERS, "no similar authorities in the register"
    printed_ones = known & set(ours.similar_bodies)
    if len(printed_ones) < similar.authorities:
        why = f"needs every authority of the type: {len(printed_ones)} of {similar.authorities}"
        return None, Status.NOT_COMPUTABLE, f"{why} printed with their counts"
    return _compare_pooled(printed, measure, figure, similar)


def _compare_pooled(
    printed: str, measure: str, figure: Figure, similar: SimilarFigure
) -> tuple[str | None, Status, str]:
    said = f"{_listed(similar)}; {printed} is printed"
    if not similar.denominator:
        return None, Status.DIFFERS, said
    show = per_residents_as if measure == PER_RESIDENTS else percent_as
    shown = show(printed, similar.numerator, similar.denominator)
    apart = abs(Fraction(shown) - Fraction(printed))
    if not apart:
        return shown, Status.MATCHED, _listed(similar)
    if figure.population_status == INTERPOLATED and apart <= TOLERANCE:
        return shown, Status.INTERPOLATED, said
    return shown, Status.DIFFERS, said


def _listed(similar: SimilarFigure) -> str:
    return (
        f"{similar.numerator:,} of {similar.denominator:,} over {similar.authorities} authorities "
        f"= {similar.display or 'no figure'}"
    )
