"""Printed rates beside ours: percentages, and upheld decisions per 100,000 residents."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from upheld.runs.published.display import (
    parts_showing,
    per_residents_as,
    percent_as,
    residents_showing,
)
from upheld.runs.published.finding import Family, Finding, Status
from upheld.runs.published.rows import (
    COMPLIANCE,
    NOT_APPLICABLE,
    PER_RESIDENTS,
    RATES,
    SATISFACTORY,
    UPHOLD,
    PrintedRow,
)
from upheld.statistics.figures import BodyFigures, Figure

# The register's interpolated populations are within so much of a rate per 100,000.
TOLERANCE = Fraction(1, 10)
INTERPOLATED = "interpolated"
NO_FIGURES = "nothing of the authority was received, decided or settled"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a rate of a row is made of, as far as it was printed."""

    part: int | None
    part_name: str
    base: int | None
    base_name: str


def terms_of(row: PrintedRow, measure: str) -> Terms:
    """Numerator and base of one of the percentages of a row."""
    named = {
        UPHOLD: (row.upheld, "upheld", row.investigations, "investigations"),
        SATISFACTORY: (row.satisfactory, "satisfactory remedies", row.upheld, "upheld decisions"),
        # How many outcomes were satisfactory is never printed: a letter says how many there were.
        COMPLIANCE: (None, "satisfied", row.settled, "compliance outcomes"),
    }
    part, part_name, base, base_name = named[measure]
    return Terms(part=part, part_name=part_name, base=base, base_name=base_name)


def compare_rates(row: PrintedRow, ours: BodyFigures | None) -> Iterator[Finding]:
    """A finding for each printed rate of a row."""
    for measure in RATES:
        if measure in row.rates:
            compare = _compare_per_residents if measure == PER_RESIDENTS else _compare_percent
            yield compare(row, measure, ours)


def _compare_percent(row: PrintedRow, measure: str, ours: BodyFigures | None) -> Finding:
    printed, terms = row.rates[measure], terms_of(row, measure)
    if terms.base is None:
        return _incomputable(row, measure, f"the number of {terms.base_name} is not printed")
    figure = None if ours is None else ours.measures.get(measure)
    if ours is not None and figure is None:
        return _incomputable(row, measure, f"the measure does not exist in {row.year}")
    if figure is None or figure.display is None or figure.denominator is None:
        return _without_figure(row, measure, figure, f"0 of {terms.base} {terms.base_name}")
    shown = percent_as(printed, figure.numerator, figure.denominator)
    status = Status.MATCHED if shown == printed else Status.DIFFERS
    why = _arithmetic(terms, figure, shown, printed)
    return _finding(row, measure, shown, status, why, read_out=terms.part is None)


def _arithmetic(terms: Terms, figure: Figure, shown: str, printed: str) -> str:
    said = f"{figure.numerator} of {figure.denominator} {terms.base_name} = {shown}%"
    if printed == NOT_APPLICABLE:
        return f"{said}; {printed} is printed"
    if terms.part is not None or figure.denominator is None:
        return said if shown == printed else f"{said}; {printed}% is printed"
    showing = parts_showing(figure.denominator, printed)
    if not showing:
        return f"no number of {figure.denominator} {terms.base_name} is {printed}%"
    listed = " or ".join(str(part) for part in showing)
    return (
        f"{terms.part_name} not printed: {listed} of {figure.denominator} {terms.base_name} "
        f"= {printed}%"
    )


def _compare_per_residents(row: PrintedRow, measure: str, ours: BodyFigures | None) -> Finding:
    printed = row.rates[measure]
    if row.upheld is None:
        return _incomputable(row, measure, "the number of upheld decisions is not printed")
    figure = None if ours is None else ours.measures.get(measure)
    if ours is not None and figure is None:
        return _incomputable(row, measure, f"the measure does not exist in {row.year}")
    if figure is None or figure.display is None or not figure.population:
        return _without_figure(row, measure, figure, f"{row.upheld} upheld")
    shown = per_residents_as(printed, figure.numerator, figure.population)
    why = (
        f"{figure.numerator} upheld among {figure.population:,} residents "
        f"({figure.population_year}, {figure.population_status}) = {shown}"
    )
    if printed == NOT_APPLICABLE or Fraction(shown) != Fraction(printed):
        why += f"; {printed} is printed{_needed_residents(figure, printed)}"
    return _finding(row, measure, shown, _per_residents_status(figure, shown, printed), why)


def _per_residents_status(figure: Figure, shown: str, printed: str) -> Status:
    if printed == NOT_APPLICABLE:
        return Status.DIFFERS
    apart = abs(Fraction(shown) - Fraction(printed))
    if apart and figure.population_status == INTERPOLATED and apart <= TOLERANCE:
        return Status.INTERPOLATED
    return Status.DIFFERS if apart else Status.MATCHED


def _needed_residents(figure: Figure, printed: str) -> str:
    if printed == NOT_APPLICABLE:
        return ""
    needed = residents_showing(figure.numerator, printed)
    if needed is None:
        return ", which follows from no population"
    least, most = needed
    return f", which needs {least:,} {f'to {most:,}' if most else 'or more'} residents"


def _without_figure(row: PrintedRow, measure: str, figure: Figure | None, said: str) -> Finding:
    why = (figure and figure.reason) or NO_FIGURES
    printed = row.rates[measure]
    if printed == NOT_APPLICABLE:
        return _finding(row, measure, None, Status.MATCHED, f"{said}: no figure, {why}")
    return _finding(
        row, measure, None, Status.DIFFERS, f"{said}: no figure, {why}; {printed} is printed"
    )


def _incomputable(row: PrintedRow, measure: str, why: str) -> Finding:
    return _finding(row, measure, None, Status.NOT_COMPUTABLE, why)


def _finding(
    row: PrintedRow,
    measure: str,
    ours: str | None,
    status: Status,
    why: str,
    *,
    read_out: bool = False,
) -> Finding:
    return Finding(
        line=row.line,
        body=row.body,
        year=row.year,
        family=Family.RATE,
        measure=measure,
        printed=row.rates[measure],
        ours=ours,
        status=status,
        why=why,
        read_out=read_out,
    )
