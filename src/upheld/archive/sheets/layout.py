"""Finds the tables of a document: headers, the rows below them, what stands around."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from upheld.archive.document import Document, Line, Mark, Marked, letters
from upheld.archive.sheets.cells import number_in
from upheld.archive.sheets.columns import AUTHORITY, BY_HEADING, COUNT, Columns, ToldColumn
from upheld.archive.sheets.headers import (
    column_of,
    header_around,
    is_count,
    name_columns,
    paths_of,
    said_alone,
)
from upheld.archive.sheets.meanings import Meanings, topic_of
from upheld.archive.sheets.table import IGNORED, Column, Table, cell
from upheld.domain.errors import Refused

_MOST_TITLED = 2
_CLOSE = 3
"""Rows above a header that are its own where another table stands above them."""


def tables_of(document: Document, columns: Columns) -> tuple[list[Table], list[Line]]:
    """The tables in reading order, and the lines that belong to none."""
    tables: list[Table] = []
    loose: list[Line] = []
    refusals: list[Refused] = []
    for page, group in itertools.groupby(document.lines, lambda line: line.place.page):
        lines = list(group)
        marks = [mark for mark in document.marks if mark.first.page == page]
        sheet = _Sheet(name=document.name, lines=lines, marks=marks, columns=columns)
        try:
            found = sheet.tables()
        except Refused as refused:
            # What is said of every sheet may fit some of them: notes are a sheet too.
            if document.pages == 1 or any(each.sheet for each in columns.told):
                raise
            refusals.append(refused)
            found = []
        tables += found
        used = {id(line) for t in found for line in (*t.titles, *t.header, *t.rows)}
        loose += [line for line in lines if id(line) not in used]
    if refusals and not tables:
        raise refusals[0]
    return tables, loose


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """One sheet, with what a person said of the file's columns."""

    name: str
    """Of the file."""
    lines: Sequence[Line]
    marks: Sequence[Mark]
    columns: Columns

    def tables(self) -> list[Table]:
        """The tables of the sheet; headers over no figures are none."""
        sheet = self.lines[0].place.sheet
        headers = _headers(self.lines, self.columns, self.columns.of_sheet(sheet))
        found: list[Table] = []
        for position, (first, below) in enumerate(headers):
            end = len(self.lines)
            if position + 1 < len(headers):
                end = headers[position + 1][0]
                end -= len(_titles(self.lines, end))
            row = self.lines[below - 1].place.line if below > first else 0
            told = self.columns.of_table(sheet, row)
            table = self._table(first, below, end, told)
            if not told:
                table = _settled(table)
            if found and _goes_on(found[-1], table):
                found[-1] = replace(found[-1], rows=(*found[-1].rows, *table.rows))
            elif _holds_figures(table) or (told and len(headers) == 1):
                found.append(table)
        return found

    def _table(self, first: int, below: int, end: int, told: Sequence[ToldColumn]) -> Table:
        sheet = self.lines[0].place.sheet
        titles = _titles(self.lines, first)
        header = tuple(self.lines[first:below])
        words = self.name.rpartition(".")[0].replace("_", " ").replace("-", " ")
        # The title says more than the notes below it, and all say more than the file's name.
        topic = topic_of(*(line.text for line in titles), sheet, words)
        found = _columns(header, self.marks, topic)
        if told:
            found = _as_told(found, told, header, sheet)
        return Table(
            page=self.lines[0].place.page,
            sheet=sheet,
            titles=titles,
            header=header,
            columns=found,
            rows=tuple(self.lines[below:end]),
            topic=topic,
            confirmed=bool(told),
        )


def _goes_on(before: Table, table: Table) -> bool:
    """Whether a table repeats the headers of the one before, as on each page of a print."""
    headers = [line.cells for line in table.header]
    return not table.titles and headers == [line.cells for line in before.header]


def _titles(lines: Sequence[Line], first: int) -> tuple[Line, ...]:
    """The rows of text above a header, up to the sheet's top or to a row of another table."""
    at = first
    while at and not _is_row(lines[at - 1]):
        at -= 1
    # Below another table stand its notes too: only what is close belongs to the next one.
    top = lines[first].place.line - (_CLOSE if at else first) if first < len(lines) else 0
    return tuple(line for line in lines[at:first] if not at or line.place.line >= top)


def _is_row(line: Line) -> bool:
    held = [text for text in line.cells if text]
    return len(held) > _MOST_TITLED or any(number_in(text) for text in held[1:])


def _headers(
    lines: Sequence[Line], columns: Columns, told: Sequence[ToldColumn]
) -> list[tuple[int, int]]:
    """From where to where each header stands, end exclusive."""
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
    if headed := [each for each in told if each.header]:
        wanted = {said_alone(each.header) for each in headed}
        rows = [
            (at, at + 1)
            for at, line in enumerate(lines)
            if wanted <= {said_alone(text) for text in line.cells}
        ]
        if not rows:
            raise Refused(f"--columns: no row is headed {', '.join(e.header for e in headed)}")
        return rows[:1]
    return [_first_row(lines, named, told)]


def _first_row(
    lines: Sequence[Line], named: Sequence[ToldColumn], told: Sequence[ToldColumn]
) -> tuple[int, int]:
    """An empty header just before the first row with a name and a number where they are told."""
    numbers = [each.number for each in told if each.number and each.role != AUTHORITY]
    for at, line in enumerate(lines):
        if all(cell(line, each.number or 0) for each in named) and any(
            number_in(cell(line, number)) for number in numbers
        ):
            return at, at
    raise Refused("--columns: no row has an authority and a number in the columns that it names")


def _columns(header: Sequence[Line], marks: Sequence[Mark], topic: Meanings) -> dict[int, Column]:
    hidden = {
        number
        for mark in marks
        if mark.marked is Marked.HIDDEN_COLUMN
        for number in range(mark.first.column, mark.last.column + 1)
    }
    if not header:
        return {}
    found = {
        number: column_of(number, path, topic=topic, hidden=number in hidden)
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
        base = columns.get(number, Column(number=number, header=letters(number)))
        # The header of a column of numbers may still say more: "average of similar authorities".
        known = found[number].meanings if number in found else None
        meanings = (known or frozenset()) if each.role == COUNT else None
        columns[number] = replace(base, role=each.role, told=each.told, own=True, meanings=meanings)
    return columns


def _headed(
    told: ToldColumn, found: Mapping[int, Column], header: Sequence[Line], sheet: str
) -> int:
    wanted = said_alone(told.header)
    fitting = [
        number
        for number, column in found.items()
        if wanted == said_alone(column.header)
        or any(wanted == said_alone(cell(line, number)) for line in header)
    ]
    if len(fitting) == 1:
        return fitting[0]
    where = f"sheet “{sheet}”" if sheet else "the table"
    many = ", ".join(map(letters, fitting))
    raise Refused(
        f"--columns: {where} has "
        + (f"several columns headed “{told.header}”: {many}" if many else "no column headed ")
        + ("; name one by its letter" if many else f"“{told.header}”; name it by its letter")
    )


def _holds_figures(table: Table) -> bool:
    """Whether any row has a name and a number that is a figure, or may be one."""
    name = table.column(AUTHORITY)
    held = [
        column.number
        for column in table.columns.values()
        if column.measure or column.could_be or column.role == BY_HEADING
        or (table.long and is_count(column))
    ]  # fmt: skip
    return name is not None and any(
        any(map(str.isalpha, cell(line, name.number)))
        and any(map(str.isdigit, "".join(cell(line, number) for number in held)))
        for line in table.rows
    )


def _settled(table: Table) -> Table:
    """Without what two columns say alike: one measure under the same words is not settled."""
    columns = table.columns
    if table.long:
        # A row's label and its column say together what is counted.
        columns = {
            number: replace(
                column, role="" if column.measure else column.role, could_be=(), own=False
            )
            for number, column in columns.items()
        }
    same = [
        {first.number, second.number}
        for first, second in itertools.combinations(columns.values(), 2)
        if first.measure
        and (first.measure, first.year) == (second.measure, second.year)
        and said_alone(first.header) == said_alone(second.header)
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
