"""From the cells of one row to figures, with every other number accounted for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from upheld.archive.document import Line, Place, letters
from upheld.archive.printed import Beside, PrintedFigure, PrintedNumber
from upheld.archive.sheets.cells import (
    CellNumber,
    around,
    is_formula,
    is_missing,
    number_in,
    numbers_beside,
    without_marks,
)
from upheld.archive.sheets.columns import AUTHORITY, BY_HEADING, LABEL, YEAR, Told
from upheld.archive.sheets.headers import is_count
from upheld.archive.sheets.meanings import measure_of, topic_of
from upheld.archive.sheets.phrases import HEADINGS, meanings_in
from upheld.archive.sheets.table import IGNORED, Column, Table, cell
from upheld.archive.vocabulary import BASE, MEASURED, RECEIVED, Unit
from upheld.domain.headings import Heading

_HUNDRED = 100
_UNIT_WORDS = {
    Unit.COUNT: "count",
    Unit.PERCENT: "percentage",
    Unit.PER_100K: "number per 100,000 residents",
}
_BASE_IN_WORDS = re.compile(r"([\d,]+)(?: [a-z]+)+")


@dataclass
class RowRead:
    """What one row holds."""

    figures: list[tuple[int | None, PrintedFigure]] = field(default_factory=list)
    """Each with the year that its column names, if it names one."""
    beside: list[PrintedNumber] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class _Cell:
    """One cell that should hold a figure, and where it stands."""

    text: str
    column: Column
    measure: str
    place: Place
    row: str
    lead: str


Shares = Mapping[tuple[int, str], bool | None]
"""By column and measure: whether its bare numbers are per cent; None where that is not plain."""


def shares_of(table: Table) -> Shares:
    """How the bare numbers of each column of percentages are meant, by all its rows together."""
    held: dict[tuple[int, str], list[Fraction]] = {}
    for line in table.rows:
        for column, measure in measured(table, line):
            number = number_in(cell(line, column.number))
            if number and not number.percent and MEASURED[measure].unit is Unit.PERCENT:
                held.setdefault((column.number, measure), []).append(number.value)
    return {
        key: _plainly_percent(values, table.columns[key[0]].told) for key, values in held.items()
    }


def _plainly_percent(values: Sequence[Fraction], told: Told | None) -> bool | None:
    if told:
        return told is Told.PERCENT
    between = any(0 < value < 1 for value in values)
    if any(value > 1 for value in values):
        # 54 and 0.54 in one column: somebody mixed the two.
        return None if between else True
    return True if not any(values) else None


def measured(table: Table, line: Line) -> Iterator[tuple[Column, str]]:
    """The columns of a row that hold figures, and of which measure."""
    if table.long:
        yield from _labelled(table, line)
        return
    for column in table.columns.values():
        if column.measure:
            yield column, column.measure


def _labelled(table: Table, line: Line) -> Iterator[tuple[Column, str]]:
    labels = [each for each in table.columns.values() if each.role == LABEL]
    said = [meanings_in(without_marks(cell(line, each.number))) for each in labels]
    if not all(said):
        return
    label = frozenset[str]().union(*(each or frozenset() for each in said))
    topic = table.topic or topic_of(*(each.header for each in labels))
    for column in table.columns.values():
        if is_count(column):
            measure = measure_of(label | (column.meanings or frozenset()), topic=topic)
            if measure:
                yield column, measure


def read_row(table: Table, line: Line, shares: Shares) -> RowRead:
    """The figures of a row; a number that is none is listed with what it is."""
    read = RowRead()
    figures = {column.number: measure for column, measure in measured(table, line)}
    lead = _lead(table, line)
    row = _row(lead, line, figures)
    for number, text in enumerate(line.cells, 1):
        column = table.columns.get(number) or Column(number=number, header="")
        if not text or column.role == AUTHORITY:
            continue
        place = _at(line, number)
        if number in figures:
            each = _Cell(
                text=text,
                column=column,
                measure=figures[number],
                place=place,
                row=row,
                lead=_under(lead, column),
            )
            _read_cell(read, each, shares)
        elif column.role == BY_HEADING:
            _read_headings(read, column, text, place, lead)
        else:
            read.beside += _beside(column, text, place, lead)
    return read


def _lead(table: Table, line: Line) -> str:
    """What says about whom and what a row is. Other cells may name persons, and are left out."""
    said = (
        cell(line, number)
        for number, column in sorted(table.columns.items())
        if column.role in {AUTHORITY, LABEL, YEAR}
    )
    return " | ".join(around(text) for text in said if text)


def _row(lead: str, line: Line, figures: Mapping[int, str]) -> str:
    """The same with the cells that hold figures, withheld ones too."""
    held = (cell(line, number) for number in sorted(figures))
    return " | ".join([lead, *(text for text in held if text and _is_value(text))])


def _is_value(text: str) -> bool:
    return number_in(text) is not None or is_missing(text)


def _under(lead: str, column: Column) -> str:
    return f"{lead} | {column.header}: " if column.header else f"{lead} | "


def _read_cell(read: RowRead, cell_read: _Cell, shares: Shares) -> None:
    text, column, measure, place = (
        cell_read.text, cell_read.column, cell_read.measure, cell_read.place,
    )  # fmt: skip
    if is_missing(text):
        return
    number = number_in(text)
    if number is None and measure.endswith(BASE) and (found := _BASE_IN_WORDS.fullmatch(text)):
        number = number_in(found[1])
    value = _value(number, measure, column, shares) if number else None
    if number is None or value is None:
        read.beside += numbers_beside(text, place, lead=cell_read.lead)
        why = _why_not(cell_read, number)
        read.doubts.append(f"row {place.line}, column {letters(place.column)}: {why}")
        return
    if column.hidden:
        read.doubts.append(f"column {letters(column.number)} is hidden in the workbook")
    figure = PrintedFigure(
        measure=measure,
        value=value,
        printed=number.printed,
        place=place,
        under=column.header,
        words=cell_read.row,
    )
    read.figures.append((column.year, figure))


def _value(number: CellNumber, measure: str, column: Column, shares: Shares) -> Fraction | None:
    """The number in the unit of the measure; None where the cell holds another unit."""
    unit = MEASURED[measure].unit
    if unit is not Unit.PERCENT:
        whole = number.value.denominator == 1 or unit is not Unit.COUNT
        return None if number.percent or not whole else number.value
    percent = True if number.percent else shares.get((column.number, measure))
    if percent is None:
        return None
    value = number.value if percent else number.value * _HUNDRED
    return value if value <= _HUNDRED else None


def _why_not(read: _Cell, number: CellNumber | None) -> str:
    unit = MEASURED[read.measure].unit
    if is_formula(read.text):
        return "a formula without its result; open the file, let it calculate and save it"
    if number is None:
        return f"“{around(read.text)}” is no number"
    if unit is Unit.PERCENT and not number.percent and number.value <= 1:
        column = f"{read.measure}={letters(read.place.column)}"
        return (
            f"“{read.text}” may be {read.text}% or a part of one; say which in --columns with"
            f" {column}:percent or {column}:fraction"
        )
    return f"“{around(read.text)}” is no {_UNIT_WORDS[unit]}"


def _read_headings(read: RowRead, column: Column, text: str, place: Place, lead: str) -> None:
    """A cell such as "adult=1;environment=1"."""
    for part in text.split(";"):
        label, _, printed = part.partition("=")
        said = (meanings_in(label) or frozenset()) & HEADINGS
        number = number_in(printed)
        if len(said) != 1 or number is None or number.percent or number.value.denominator != 1:
            if not is_missing(part):
                read.beside += numbers_beside(part, place, lead=_under(lead, column))
                read.doubts.append(
                    f"row {place.line}: “{around(part.strip())}” is no heading and count"
                )
            continue
        figure = PrintedFigure(
            measure=RECEIVED[Heading(next(iter(said)))],
            value=number.value,
            printed=number.printed,
            place=place,
            under=f"{column.header} – {label.strip()}",
            words=f"{lead} | {part.strip()}",
        )
        read.figures.append((column.year, figure))


def _beside(column: Column, text: str, place: Place, lead: str) -> tuple[PrintedNumber, ...]:
    known = {YEAR: Beside.PERIOD, IGNORED: Beside.ADDRESS}.get(column.role)
    found = numbers_beside(text, place, lead=_under(lead, column))
    if known is None:
        return found
    return tuple(
        PrintedNumber(printed=each.printed, beside=known, place=place, words=each.words)
        if each.beside is Beside.NOT_UNDERSTOOD
        else each
        for each in found
    )


def _at(line: Line, number: int) -> Place:
    return Place(page=line.place.page, line=line.place.line, sheet=line.place.sheet, column=number)
