"""Tables of the whole year: the nation and the comparisons of each type."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from upheld.publication.tables.table import Row, Table
from upheld.statistics.figures import NationalCount, NationalFigures, TypeComparison

_NATIONAL = (
    "year", "counted", "measure", "breakdown", "numerator", "denominator", "display", "base",
    "reason", "demonstration", "release",
)  # fmt: skip
_COMPARISON = (
    "year", "type", "fictional", "measure", "numerator", "denominator", "display", "authorities",
    "averaged", "mean", "median", "theta", "phi", "tau_squared", "rho", "demonstration", "release",
)  # fmt: skip


def national(figures: NationalFigures) -> Table:
    """National counts and rates, each case counted once and counted for every body it concerns."""
    rows = [
        {
            "year": figures.year,
            **row,
            "demonstration": figures.demonstration,
            "release": figures.release,
        }
        for count in (figures.cases, figures.pairs)
        for row in _national_rows(count)
    ]
    return Table(
        name="national",
        title="National figures, counted both ways",
        columns=_NATIONAL,
        rows=rows,
    )


def comparisons(records: Iterable[TypeComparison], marks: Mapping[str, object]) -> Table:
    """What averages and verdicts rest on, by type and measure."""
    return Table(
        name="comparisons",
        title="Averages of similar authorities and the spread behind each verdict",
        columns=_COMPARISON,
        rows=[
            {name: getattr(r, name, None) for name in _COMPARISON}
            | {"type": str(r.type), "authorities": len(r.authorities)}
            | dict(marks)
            for r in records
        ],
    )


def facts(
    name: str,
    title: str,
    columns: Iterable[str],
    rows: Iterable[Mapping[str, Any]],
    marks: Mapping[str, object],
) -> Table:
    """Publishable facts as the cut holds them, reports or improvements; `marks` on every row."""
    listed = [_plain(row) for row in rows]
    marked = [{**row, **marks} for row in listed]
    return Table(name=name, title=title, columns=(*columns, *marks), rows=marked)


def _plain(row: Mapping[str, Any]) -> dict[str, object]:
    # Days become ISO text, which JSON can hold too.
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()}


def _national_rows(count: NationalCount) -> Iterator[Row]:
    tables = {
        "received": count.received,
        "decided": count.decided,
        "decided_by_heading": count.decided_by_heading,
        "investigations_by_heading": count.investigations_by_heading,
        "upheld_by_heading": count.upheld_by_heading,
    }
    for measure, counts in tables.items():
        for breakdown, number in counts.items():
            yield _row(count, measure, breakdown, numerator=number, display=str(number))
    for figure in count.measures.values():
        yield _row(
            count,
            figure.measure,
            "",
            numerator=figure.numerator,
            denominator=figure.denominator,
            display=figure.display,
            base=figure.base,
            reason=figure.reason,
        )


def _row(count: NationalCount, measure: str, breakdown: str, **cells: object) -> Row:
    empty = dict.fromkeys(("numerator", "denominator", "display", "base", "reason"))
    return {"counted": count.counted, "measure": measure, "breakdown": breakdown} | empty | cells
