"""Reads a document of tables: one reading for each authority and reporting year."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from upheld.archive.contradiction import Contradiction
from upheld.archive.document import Document, Line, Marked, letters
from upheld.archive.naming import Named, Naming
from upheld.archive.printed import Beside, PrintedFigure, PrintedNumber
from upheld.archive.reading import Reading, Source
from upheld.archive.sheets.cells import is_formula, is_missing, numbers_beside, without_marks
from upheld.archive.sheets.columns import AUTHORITY, LABEL, YEAR, Columns
from upheld.archive.sheets.figures import RowRead, Shares, measured, read_row, shares_of
from upheld.archive.sheets.layout import body_rows, tables_of
from upheld.archive.sheets.table import IGNORED, Table, cell, words_of
from upheld.archive.sheets.totals import contradiction_of, is_summary, is_total
from upheld.archive.sheets.years import Said, year_among, year_in
from upheld.domain.errors import Refused

MOST_NAMES = 6_000
"""All authorities in twelve years are some 5,000; the register is searched for each."""
CONFIRM = "columns recognised by their words, not confirmed by a person with --columns"


@dataclass(frozen=True, kw_only=True)
class SheetRead:
    """All that was read from one file of tables."""

    readings: tuple[Reading, ...]
    """One for each authority and year, in the order in which they first stand."""
    contradictions: tuple[Contradiction, ...]
    """Totals that the authorities do not add up to."""
    beside: tuple[PrintedNumber, ...]
    """The numbers that stand with no authority: in titles, notes and rows of totals."""
    doubts: tuple[str, ...]
    """What could not be settled about the file, its tables and its columns."""
    columns: str
    """What was recognised, in the words of `--columns`; empty where nothing was."""
    confirmed: bool
    """Whether a person named the columns of every table that was read."""


@dataclass
class _Gathered:
    """What rows say of one authority and year, while they are read."""

    printed: str
    named: Named
    year: int | None
    figures: list[PrintedFigure] = field(default_factory=list)
    beside: list[PrintedNumber] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


_Who = tuple[str, int | None, int]
"""Body or printed name, year, and which of several rows of one table it is."""


@dataclass
class _Reader:
    document: Document
    naming: Naming
    columns: Columns
    year: int | None
    source: Source
    gathered: dict[_Who, _Gathered] = field(default_factory=dict)
    contradictions: list[Contradiction] = field(default_factory=list)
    beside: list[PrintedNumber] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    names: dict[tuple[str, int], Named] = field(default_factory=dict)

    def named(self, name: str, year: int) -> Named:
        """The body that a name means, looked for once."""
        if (name, year) not in self.names:
            if len(self.names) == MOST_NAMES:
                raise Refused(
                    f"{self.document.name}: more than {MOST_NAMES:,} names and years of"
                    " authorities; split the file"
                )
            self.names[name, year] = self.naming.named(name, year=year)
        return self.names[name, year]


def read_sheet(
    document: Document, naming: Naming, *, columns: Columns | None = None, year: int | None = None
) -> SheetRead:
    """Read every table of a document; refuse one that holds no figures of authorities.

    `columns` is what a person said of them, and `year` the reporting year that all rows are about.
    """
    columns = columns or Columns()
    source = Source(name=document.name, sha256=document.sha256)
    reader = _Reader(
        document=document,
        naming=naming,
        columns=columns,
        year=year or columns.year,
        source=source,
    )
    tables, loose = tables_of(document, columns)
    for table in tables:
        _read_table(reader, table)
    for line in loose:
        reader.beside += numbers_beside(line.text, line.place)
    for mark in document.marks:
        if mark.marked is Marked.HIDDEN_SHEET:
            reader.doubts.append(f"sheet “{mark.first.sheet}” is hidden and was not read")
    words = f"year={columns.year}," if columns.year else ""
    words += f"header={columns.header}," if columns.header else ""
    words += words_of(tables)
    readings = tuple(_reading(reader, each) for each in reader.gathered.values())
    if not any(reading.figures for reading in readings):
        raise Refused(_nothing(document, tables), problems=reader.doubts)
    if not all(map(_is_confirmed, tables)):
        reader.doubts.append(f"{CONFIRM}; to confirm: --columns {shlex.quote(words)}")
    return SheetRead(
        readings=readings,
        contradictions=tuple(reader.contradictions),
        beside=tuple(reader.beside),
        doubts=tuple(dict.fromkeys(reader.doubts)),
        columns=words,
        confirmed=all(_is_confirmed(table) for table in tables),
    )


def _nothing(document: Document, tables: Sequence[Table]) -> str:
    if tables:
        words = words_of(tables)
        return (
            f"{document.name}: no column holds figures whose meaning is plain; recognised so far:"
            f" {words or 'nothing'}; name the others with --columns"
        )
    return (
        f"{document.name}: no row of headers with a column of authorities and one of figures; name"
        " them with --columns, such as 'authority=A,received=C,year=2020'"
    )


def _is_confirmed(table: Table) -> bool:
    """Whether a person, or our own names of measures, say what each column holds."""
    return table.confirmed or (
        not table.long and all(c.own for c in table.columns.values() if c.measure)
    )


def _read_table(reader: _Reader, table: Table) -> None:
    for line in table.titles:
        reader.beside += _titled(line)
    for line in table.header:
        for number, text in enumerate(line.cells, 1):
            column = table.columns.get(number)
            # Numbers such as that of "per 100,000" are part of what the header means.
            if column and not column.role and not column.could_be and column.meanings is None:
                reader.beside += _titled(line, text)
    _doubt_columns(reader, table)
    shares = shares_of(table)
    printed_year = _year_around(reader, table)
    rows = _TableRows(reader=reader, table=table, shares=shares, year=printed_year)
    rows.read()


def _titled(line: Line, text: str = "") -> tuple[PrintedNumber, ...]:
    """The numbers of a title or header; a year alone is the period of its figures."""
    found = numbers_beside(text or line.text, line.place)
    year = str(year_in(text or line.text).year)
    return tuple(
        replace(each, beside=Beside.PERIOD) if each.printed == year else each for each in found
    )


def _doubt_columns(reader: _Reader, table: Table) -> None:
    where = f"sheet “{table.sheet}”, " if table.sheet else ""
    for column in table.columns.values():
        place = f"{where}column {letters(column.number)} “{column.header}”"
        if column.could_be:
            options = " or ".join(f"{each}={letters(column.number)}" for each in column.could_be)
            reader.doubts.append(f"{place} could be {options}; it is not read until --columns says")
        elif not column.role and _has_numbers(table, column.number):
            if table.long and column.meanings is not None:
                continue
            reader.doubts.append(f"{place} is not one of our measures; its numbers are listed")


def _has_numbers(table: Table, number: int) -> bool:
    return any(map(str.isdigit, "".join(cell(line, number) for line in table.rows)))


def _year_around(reader: _Reader, table: Table) -> int | None:
    """The year that the title, the sheet's name or the file's name prints."""
    dated = reader.year or table.column(YEAR)
    for texts, what in (
        ([line.text for line in table.titles], "title"),
        ([table.sheet], "sheet’s name"),
        ([reader.document.name.rpartition(".")[0]], "file’s name"),
    ):
        printed = year_among(texts)
        if not printed.years:
            continue
        if not printed.year and not dated:
            many = ", ".join(map(str, sorted(printed.years)))
            reader.doubts.append(f"the {what} names several years ({many}); give --columns year=")
        elif printed.said is Said.ALONE and not dated:
            reader.doubts.append(
                f"the {what} prints {printed.year}, taken as the reporting year that ended in it;"
                f" say so with --columns year={printed.year}"
            )
        return printed.year
    return None


_SHOWN = 5
_Key = tuple[str, int | None, int]
"""Measure, year and column."""


@dataclass
class _TableRows:
    reader: _Reader
    table: Table
    shares: Shares
    year: int | None
    parts: dict[_Key, list[PrintedFigure]] = field(default_factory=dict)
    nameless: list[int] = field(default_factory=list)
    totals: list[tuple[int | None, PrintedFigure]] = field(default_factory=list)
    times: dict[tuple[str, int | None], int] = field(default_factory=dict)
    incomplete: set[_Key] = field(default_factory=set)

    def read(self) -> None:
        """Take every row to where it belongs, then check the totals."""
        hidden = {
            row
            for mark in self.reader.document.marks
            if mark.marked is Marked.HIDDEN_ROW and mark.first.page == self.table.page
            for row in range(mark.first.line, mark.last.line + 1)
        }
        for line, name in body_rows(self.table, self.reader.document.marks):
            bare = without_marks(name)
            if not any(map(str.isalpha, bare)):
                bare = ""
            if bare and is_summary(bare):
                self._summary(line, whole=is_total(bare))
            elif bare and (self._holds_values(line) or self._is_body(line, bare)):
                self._authority(line, bare, hidden=line.place.line in hidden)
            else:
                for text in line.cells:
                    self.reader.beside += numbers_beside(text, line.place)
                if self._holds_values(line):
                    self.nameless.append(line.place.line)
        if self.nameless:
            rows = ", ".join(map(str, self.nameless[:_SHOWN])) + (
                f" and {len(self.nameless) - _SHOWN} more" if len(self.nameless) > _SHOWN else ""
            )
            where = f"sheet “{self.table.sheet}”, " if self.table.sheet else ""
            self.reader.doubts.append(f"{where}no authority is named in row {rows}")
        for year, total in self.totals:
            key = (total.measure, year, total.place.column)
            found = contradiction_of(
                total,
                self.parts.get(key, ()),
                whole=key not in self.incomplete,
                year=year,
                source=self.reader.source,
            )
            if found:
                self.reader.contradictions.append(found)

    def _holds_values(self, line: Line) -> bool:
        """Whether any cell beside the name is a figure, withheld or a formula: not a note."""
        return any(
            text and (is_missing(text) or is_formula(text) or any(map(str.isdigit, text)))
            for number, text in enumerate(line.cells, 1)
            if (column := self.table.columns.get(number))
            and column.role not in {AUTHORITY, IGNORED, LABEL}
        )

    def _is_body(self, line: Line, name: str) -> bool:
        year = self._year_of(line)
        return bool(year and self.reader.named(name, year).slug)

    def _year_of(self, line: Line) -> int | None:
        column = self.table.column(YEAR)
        printed = year_in(cell(line, column.number)).year if column else None
        return self.reader.year or printed or (None if column else self.year)

    def _summary(self, line: Line, *, whole: bool) -> None:
        read = read_row(self.table, line, self.shares)
        year = self._year_of(line)
        for own, figure in read.figures:
            if whole:
                self.totals.append((own or year, figure))
            else:
                summed = PrintedNumber(
                    printed=figure.printed,
                    beside=Beside.NOT_UNDERSTOOD,
                    place=figure.place,
                    words=figure.words,
                )
                self.reader.beside.append(summed)
        self.reader.beside += read.beside

    def _authority(self, line: Line, name: str, *, hidden: bool) -> None:
        read = read_row(self.table, line, self.shares)
        year = self._year_of(line)
        dated = self.table.column(YEAR)
        printed = year_in(cell(line, dated.number)).year if dated else self.year
        if self.reader.year and printed and printed != self.reader.year:
            read.doubts.append(f"{printed} is printed, {self.reader.year} was given")
        years = {own or year for own, _ in read.figures} or {year}
        for each in sorted(years, key=lambda found: found or 0):
            self._gather(line, name, read, each, default=year, hidden=hidden)
        for column, measure in measured(self.table, line):
            key = (measure, column.year or year, column.number)
            if not any(figure.place.column == column.number for _, figure in read.figures):
                self.incomplete.add(key)

    def _gather(
        self,
        line: Line,
        name: str,
        read: RowRead,
        year: int | None,
        *,
        default: int | None,
        hidden: bool,
    ) -> None:
        named = (
            self.reader.named(name, year)
            if year
            else Named(slug=None, doubt="no reporting year is printed; give --columns year=2020")
        )
        body = (named.slug or f"“{name}”", year)
        if not self.table.long:
            self.times[body] = self.times.get(body, 0) + 1
        who = (*body, self.times.get(body, 1))
        gathered = self.reader.gathered.setdefault(
            who, _Gathered(printed=name, named=named, year=year)
        )
        figures = [figure for own, figure in read.figures if (own or default) == year]
        for figure in figures:
            key = (figure.measure, year, figure.place.column)
            if named.slug:
                self.parts.setdefault(key, []).append(figure)
            else:
                # A region or a type, which is no part of its own; or a body that is not known.
                self.incomplete.add(key)
        gathered.figures += figures
        if year == default or not gathered.beside:
            gathered.beside += read.beside
        gathered.doubts += read.doubts
        gathered.doubts += [named.doubt] if named.doubt else []
        if hidden:
            gathered.doubts.append(f"row {line.place.line} is hidden in the workbook")
        if not _is_confirmed(self.table):
            gathered.doubts.append(CONFIRM)


def _reading(reader: _Reader, gathered: _Gathered) -> Reading:
    return Reading(
        source=reader.source,
        body_printed=gathered.printed,
        body=gathered.named.slug,
        year=gathered.year,
        kind=gathered.named.kind,
        figures=tuple(gathered.figures),
        beside=tuple(gathered.beside),
        doubts=tuple(dict.fromkeys(gathered.doubts)),
    )
