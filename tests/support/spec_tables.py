"""Small tables in plain text, counted by the real query: rows of a cut in, figures out.

A file holds free words first, then a year and its sections, and as many further years as it
needs. A section is a line with its name, a header row and rows, cells parted by `|`:

    year 2020

    pairs
    body  | decided_in_year | outcome | times
    luton | yes             | upheld  | 13

    figures
    body  | figure      | display
    luton | uphold_rate | 100%

Sections are the tables of the cut and `figures`. Columns that are left out are empty (flags are
no), `times` repeats a row, and without a section `bodies` every body named is a unitary council.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from upheld.domain.cut_columns import TABLES
from upheld.domain.method import method_of
from upheld.domain.reporting_year import ReportingYear
from upheld.statistics.assembly import assemble
from upheld.statistics.counting import gather
from upheld.statistics.figures import Figure, YearFigures
from upheld.statistics.query import queries
from upheld.toolbox import engine

Row = dict[str, Any]
Cut = Mapping[str, Sequence[Row]]

_ARROW = {"text": pa.string(), "int": pa.int64(), "bool": pa.bool_(), "date": pa.date32()}
_DEFAULTS = {"bool": False}


@dataclass(frozen=True, kw_only=True)
class Spec:
    """A cut, its year, and the figures to expect."""

    year: int
    cut: Cut
    expected: Sequence[dict[str, str]]


def read_specs(text: str) -> list[Spec]:
    """The specs that a file holds, one for each line `year ...`."""
    _, *years = re.split(r"^year (\d+)$", text, flags=re.MULTILINE)
    if not years:
        raise ValueError("a spec needs a line `year ...` before its sections")
    return [_spec(int(year), rest) for year, rest in zip(years[::2], years[1::2], strict=True)]


def _spec(year: int, text: str) -> Spec:
    sections = _sections(text)
    expected = sections.pop("figures")
    cut = {name: list(_typed_rows(name, rows)) for name, rows in sections.items()}
    return Spec(year=year, cut=cut, expected=expected)


def read_rows(table: str, text: str) -> list[Row]:
    """The rows of one table of the cut from its header row and rows."""
    return list(_typed_rows(table, _cells(text.strip().splitlines())))


def count_cut(cut: Cut, year: int, folder: Path, *, release: str = "test") -> YearFigures:
    """The figures of a cut, by way of Parquet files in `folder` and the real queries."""
    paths = write_cut(cut, folder)
    rows = engine.count_each(queries(ReportingYear(year)), paths)
    return assemble(gather(rows), method=method_of(year), release=release)


def write_cut(cut: Cut, folder: Path) -> dict[str, Path]:
    """Every table of the cut as Parquet, the missing ones empty; paths by table."""
    whole = {"bodies": _unitary_councils(cut), **cut}
    paths = {name: folder / f"{name}.parquet" for name in TABLES}
    for name, path in paths.items():
        schema = pa.schema([(key, _ARROW[kind]) for key, kind in TABLES[name].items()])
        filled = [_filled(name, row) for row in whole.get(name, [])]
        pq.write_table(pa.Table.from_pylist(filled, schema=schema), path)
    return paths


def find_differences(figures: YearFigures, expected: Iterable[dict[str, str]]) -> list[str]:
    """Every cell of the expected figures that came out otherwise."""
    return [
        f"{row['body']} {row['figure']} {column}: {actual!r} instead of {cell!r}"
        for row in expected
        for actuals in [_actual(figures, row)]
        for column, cell in row.items()
        if column not in ("body", "figure")
        for actual in [actuals[column]]
        if actual != cell
    ]


def _actual(figures: YearFigures, row: Mapping[str, str]) -> dict[str, str]:
    way = {"nation by case": figures.national.cases, "nation by pair": figures.national.pairs}
    subject = way.get(row["body"]) or figures.bodies[row["body"]]
    table, _, key = row["figure"].partition(":")
    if key:
        return {"display": str(getattr(subject, table).get(key, ""))}
    return _shown(subject.measures[table])


def _shown(figure: Figure) -> dict[str, str]:
    similar = figure.similar
    values = {
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "display": figure.display,
        "base": figure.base,
        "reason": figure.reason,
        "interval": " to ".join(figure.interval or ()),
        "population_status": figure.population_status,
        "similar": similar and similar.display,
        "authorities": similar and similar.authorities,
        "mean": similar and similar.mean,
        "median": similar and similar.median,
        "verdict": figure.verdict,
    }
    return {key: "" if value is None else str(value) for key, value in values.items()}


def _sections(text: str) -> dict[str, list[dict[str, str]]]:
    sections: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.strip() in (*TABLES, "figures"):
            name = line.strip()
            sections[name] = []
        elif "|" in line:
            sections[name].append(line)
    return {name: _cells(lines) for name, lines in sections.items()}


def _cells(lines: Sequence[str]) -> list[dict[str, str]]:
    header, *rows = ([cell.strip() for cell in line.split("|")] for line in lines)
    return [dict(zip(header, row, strict=True)) for row in rows]


def _typed_rows(table: str, rows: Iterable[dict[str, str]]) -> Iterable[Row]:
    for row in rows:
        times = int(row.pop("times", "") or 1)
        typed = {key: _typed(TABLES[table][key], cell) for key, cell in row.items() if cell}
        yield from (dict(typed) for _ in range(times))


def _typed(kind: str, cell: str) -> object:
    if kind == "bool":
        return {"yes": True, "no": False}[cell]
    if kind == "date":
        return date.fromisoformat(cell)
    return int(cell) if kind == "int" else cell


def _filled(table: str, row: Row) -> Row:
    empty = {key: _DEFAULTS.get(kind) for key, kind in TABLES[table].items()}
    origin = {"provenance": "casework"} if table == "pairs" else {}
    return {**empty, **origin, **row}


def _unitary_councils(cut: Cut) -> list[Row]:
    named = {row["body"] for table, rows in cut.items() if table != "cases" for row in rows}
    return [{"body": slug, "name": slug.title(), "type": "unitary"} for slug in sorted(named)]
