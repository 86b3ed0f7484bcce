"""Finds the tables of a document: headings, the rows below them, what stands around."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from upheld.archive.document import Document, Line, Mark, Marked
from upheld.archive.sheets.cells import number_in
from upheld.archive.sheets.columns import AUTHORITY, COUNT, LABEL, Columns, ToldColumn, letters
from upheld.archive.sheets.headings import (
    column_of,
    header_around,
    name_columns,
    paths_of,
    said_alone,
)
from upheld.archive.sheets.meanings import Meanings, subject_of
from upheld.archive.sheets.table import IGNORED, Column, Table, cell
from upheld.domain.errors import Refused


def tables_of(document: Document, columns: Columns) -> tuple[list[Table], list[Line]]:
    """The tables in reading order, and the lines that belong to none."""
    tables: list[Table] = []
    loose: list[Line] = []
    for page, group in itertools.groupby(document.lines, lambda line: line.place.page):
        lines = list(group)
        marks = [mark for mark in document.marks if mark.first.page == page]
        found = _tables_of_sheet(document.name, lines, marks, columns)
        tables += found
        loose += [] if found else lines
    return tables, loose


def _tables_of_sheet(
    name: str, lines: Sequence[Line], marks: Sequence[Mark], columns: Columns
) -> list[Table]:
    told = columns.of_sheet(lines[0].place.sheet)
    headers = _headers(lines, columns, told)
    starts = [first for first, _ in headers] + [len(lines)]
    tables: list[Table] = []
    above = 0
    for (first, below), end in zip(headers, starts[1:], strict=True):
        body_end = end
        titles = tuple(lines[above:first])
        header = tuple(lines[first:below])
        subject = _subject(name, lines[0].place.sheet, titles)
        found = _columns(header, marks, subject)
        if told:
            found = _as_told(found, told, header, lines[0].place.sheet)
        rows = tuple(lines[below:body_end])
        table = Table(
            page=lines[0].place.page,
            sheet=lines[0].place.sheet,
            titles=titles,
            header=header,
            columns=found,
            rows=rows,
            subject=subject,
            confirmed=bool(told),
        )
        if told or _holds_figures(table):
            tables.append(table if told else _settled(table))
            above = end
    return tables


def _headers(
    lines: Sequence[Line], columns: Columns, told: Sequence[ToldColumn]
) -> list[tuple[int, int]]:
    """From where to where each heading stands, end exclusive."""
    if columns.header:
        at = [i for i, line in enumerate(lines) if line.place.line == columns.header]
        if not at:
            raise Refused(f"--columns header={columns.header}: that row is empty")
        return [(at[0], at[0] + 1)]
    named = [each for each in told if each.role == AUTHORITY and each.number]
    found = [
        header_around(lines, at, names[0])
        for at, line in enumerate(lines)
        if (names := name_columns(line)) and len([text for text in line.cells if text]) > 1
    ]
    if found or not told:
        return found
    if headed := [each for each in told if each.heading]:
        wanted = {said_alone(each.heading) for each in headed}
        rows = [
            (at, at + 1)
            for at, line in enumerate(lines)
            if wanted <= {said_alone(text) for text in line.cells}
        ]
        if not rows:
            raise Refused(f"--columns: no row is headed {', '.join(e.heading for e in headed)}")
        return rows[:1]
    return [_first_row(lines, named, told)]


def _first_row(
    lines: Sequence[Line], named: Sequence[ToldColumn], told: Sequence[ToldColumn]
) -> tuple[int, int]:
    """An empty heading just before the first row with a name and a number where they are told."""
    numbers = [each.number for each in told if each.number and each.role != AUTHORITY]
    for at, line in enumerate(lines):
        if all(cell(line, each.number or 0) for each in named) and any(
            number_in(cell(line, number)) for number in numbers
        ):
            return at, at
    raise Refused("--columns: no row has an authority and a number in the columns that it names")


def _subject(name: str, sheet: str, titles: Sequence[Line]) -> Meanings:
    # The title next to the table says more than one above it, and all say more than the file's.
    near = " ".join(line.text for line in titles)
    return subject_of(near, sheet, name.rpartition(".")[0].replace("_", " ").replace("-", " "))


def _columns(header: Sequence[Line], marks: Sequence[Mark], subject: Meanings) -> dict[int, Column]:
    hidden = {
        number
        for mark in marks
        if mark.marked is Marked.HIDDEN_COLUMN
        for number in range(mark.first.column, mark.last.column + 1)
    }
    if not header:
        return {}
    found = {
        number: column_of(number, path, subject=subject, hidden=number in hidden)
        for number, path in paths_of(header, marks).items()
    }
    return found | _other_names(found, header)


def _other_names(found: Mapping[int, Column], header: Sequence[Line]) -> dict[int, Column]:
    """Columns with names of authorities beside the one that is read."""
    best = [number for line in header for number in name_columns(line)]
    return {
        number: replace(column, role=IGNORED)
        for number, column in found.items()
        if column.role == AUTHORITY and best and number != best[0]
    }


def _as_told(
    found: Mapping[int, Column], told: Sequence[ToldColumn], header: Sequence[Line], sheet: str
) -> dict[int, Column]:
    """The columns as a person named them; all others hold nothing that is read."""
    columns = {
        number: replace(
            column,
            role=IGNORED if column.role in {IGNORED, AUTHORITY} else "",
            could_be=(),
            meanings=None,
        )
        for number, column in found.items()
    }
    for each in told:
        number = each.number or _headed(each, found, header, sheet)
        base = columns.get(number, Column(number=number, heading=letters(number)))
        # The heading of a column of numbers may still say more: "average of similar authorities".
        known = found[number].meanings if number in found else None
        meanings = (known or frozenset()) if each.role == COUNT else None
        columns[number] = replace(base, role=each.role, told=each.told, own=True, meanings=meanings)
    return columns


def _headed(
    told: ToldColumn, found: Mapping[int, Column], header: Sequence[Line], sheet: str
) -> int:
    wanted = said_alone(told.heading)
    fitting = [
        number
        for number, column in found.items()
        if wanted == said_alone(column.heading)
        or any(wanted == said_alone(cell(line, number)) for line in header)
    ]
    if len(fitting) == 1:
        return fitting[0]
    where = f"sheet “{sheet}”" if sheet else "the table"
    many = ", ".join(map(letters, fitting))
    raise Refused(
        f"--columns: {where} has "
        + (f"several columns headed “{told.heading}”: {many}" if many else "no column headed ")
        + ("; name one by its letter" if many else f"“{told.heading}”; name it by its letter")
    )


def _holds_figures(table: Table) -> bool:
    return any(
        column.measure or column.could_be or "_by_" in column.role or column.role == LABEL
        for column in table.columns.values()
    )


def _settled(table: Table) -> Table:
    """Without what two columns say alike: one measure under the same words is not settled."""
    columns = table.columns
    if table.long:
        # A row's label and its column say together what is counted.
        columns = {
            number: replace(column, role="", could_be=(), own=False) if column.measure else column
            for number, column in columns.items()
        }
    same = [
        {first.number, second.number}
        for first, second in itertools.combinations(columns.values(), 2)
        if first.measure
        and (first.measure, first.year) == (second.measure, second.year)
        and said_alone(first.heading) == said_alone(second.heading)
    ]
    unsettled = set().union(*same)
    return replace(
        table,
        columns={
            number: replace(column, role="", could_be=(column.measure,), own=False)
            if number in unsettled
            else column
            for number, column in columns.items()
        },
    )


def body_rows(table: Table, marks: Iterable[Mark]) -> Iterator[tuple[Line, str]]:
    """Each row with the name in it; a name merged down over rows stands in each of them."""
    column = table.column(AUTHORITY)
    merged = [
        mark
        for mark in marks
        if mark.marked is Marked.MERGED
        and mark.first.page == table.page
        and column
        and mark.first.column == column.number
        and mark.last.line > mark.first.line
    ]
    held: dict[int, str] = {}
    for line in table.rows:
        name = cell(line, column.number) if column else ""
        for mark in merged:
            if mark.first.line == line.place.line:
                held |= dict.fromkeys(range(mark.first.line, mark.last.line + 1), name)
        yield line, name or held.get(line.place.line, "")
