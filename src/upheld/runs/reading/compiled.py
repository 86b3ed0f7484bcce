"""Printed figures of real councils that we compiled, as readings."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from urllib.parse import urlsplit

from upheld import reference
from upheld.archive.document import Place
from upheld.archive.printed import PrintedFigure
from upheld.archive.reading import Reading, Source
from upheld.archive.vocabulary import MEASURED, Unit
from upheld.runs.reading.naming import RegisterNaming
from upheld.toolbox.digest import sha256

Row = Mapping[str, str]
RESTATED = "restated"
# Where the table has another name for a measure than documents have.
_MEASURES = {"investigated": "investigations"}


def compiled_readings(body: str, year: int, naming: RegisterNaming) -> tuple[Reading, ...]:
    """What sources printed about a body and year, one reading for each; often none.

    Neither our own arithmetic nor known misprints are taken.
    """
    return tuple(_reading(line, row, naming) for line, row in _rows().get((body, year), ()))


@cache
def _rows() -> Mapping[tuple[str, int], list[tuple[int, Row]]]:
    found: dict[tuple[str, int], list[tuple[int, Row]]] = defaultdict(list)
    for line, row in enumerate(reference.rows(reference.PUBLISHED_COUNCILS), start=2):
        found[row["authority"], int(row["year"])].append((line, row))
    return found


@cache
def _digest() -> str:
    return sha256(reference.path(reference.PUBLISHED_COUNCILS).read_bytes())


def _reading(line: int, row: Row, naming: RegisterNaming) -> Reading:
    year = int(row["year"])
    source = row["source_url"]
    host = urlsplit(source.split()[0]).netloc.removeprefix("www.") or source
    later = ", revised later" if RESTATED in row["remark"] else ""
    return Reading(
        source=Source(name=f"published/councils.csv ({host}{later})", sha256=_digest()),
        body_printed=row["printed_name"],
        body=row["authority"],
        year=year,
        kind=naming.kind_of(row["authority"], year=year),
        figures=tuple(_figures(line, row)),
        beside=(),
    )


def _figures(line: int, row: Row) -> Iterator[PrintedFigure]:
    left_out = {*row["derived"].split(";"), *row["misprint"].split(";"), "year"}
    for column, (name, cell) in enumerate(row.items(), start=1):
        measure = _MEASURES.get(name, name)
        if measure in MEASURED and name not in left_out and cell[:1].isdigit():
            percent = "%" if MEASURED[measure].unit is Unit.PERCENT else ""
            yield PrintedFigure(
                measure=measure,
                value=Fraction(cell),
                printed=f"{cell}{percent}",
                place=Place(page=1, line=line, column=column),
                under=name,
                words=f"{name}: {cell}{percent}, from {row['source_url']}",
            )
