"""Which column holds what, as a person says it with `--columns`.

The words are `ROLE=COLUMN` with commas between them, such as

    authority=A,year=2020,received=C,uphold_rate=E:percent

ROLE is an id of `vocabulary.MEASURED`, or one of the roles below. COLUMN is a letter as the
spreadsheet program shows it, or the column's header; a header that holds a comma or looks like a
letter stands in quotation marks. Of a workbook, `Received!C` is column C of the sheet Received;
where a sheet holds several tables, `Received@12!C` is that of the one whose headers end in row 12.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import process

from upheld.archive.document import letters
from upheld.archive.vocabulary import MEASURED, Unit
from upheld.domain.errors import Refused

AUTHORITY, YEAR, LABEL, COUNT, HEADER, BY_HEADING = (
    "authority", "year", "label", "count", "header", "received_by_heading",
)  # fmt: skip
ROLES: Mapping[str, str] = {
    AUTHORITY: "the authority's name",
    YEAR: "the year in which the reporting year ended; a number such as 2020 is said of all rows",
    LABEL: "a heading, outcome or measure that the row counts",
    COUNT: "the number that belongs to the row's label",
    HEADER: "the row with the headers, a number; the table begins below it",
    BY_HEADING: "complaints received by heading in one cell, such as “housing=4;other=1”",
}
SHOW = "?"
"""Given instead of columns: show what was recognised, in words that can be given back."""

_LETTERS = re.compile(r"[A-Z]{1,3}")
_YEAR = re.compile(r"20\d\d")


class Told(StrEnum):
    """How a bare number in a column of percentages is meant."""

    PERCENT = "percent"
    """54 is 54%, 0.54 is 0.54%."""
    FRACTION = "fraction"
    """0.54 is 54%."""


@dataclass(frozen=True, kw_only=True)
class ToldColumn:
    """One column as a person named it: by its number or by its header."""

    role: str
    number: int | None = None
    header: str = ""
    sheet: str = ""
    """Empty: of every sheet."""
    row: int = 0
    """The last row of the table's headers; 0: of every table."""
    told: Told | None = None

    @property
    def words(self) -> str:
        """The same in the words of `--columns`."""
        table = (quoted(self.sheet) if self.sheet else "") + (f"@{self.row}" if self.row else "")
        column = letters(self.number) if self.number else quoted(self.header)
        return f"{self.role}={table}{'!' if table else ''}{column}" + (
            f":{self.told}" if self.told else ""
        )


@dataclass(frozen=True, kw_only=True)
class Columns:
    """What a person says of a file's columns."""

    year: int | None = None
    header: int | None = None
    told: tuple[ToldColumn, ...] = ()
    show: bool = False
    """Whether only to show what was recognised."""

    def of_sheet(self, name: str) -> tuple[ToldColumn, ...]:
        """The columns of one sheet; none means that its own headers are to be recognised."""
        return tuple(each for each in self.told if each.sheet in {"", name})

    def of_table(self, name: str, row: int) -> tuple[ToldColumn, ...]:
        """The columns of the table of a sheet whose headers end in a row."""
        told = self.of_sheet(name)
        own = tuple(each for each in told if each.row == row)
        return own or tuple(each for each in told if not each.row)


def parse_columns(text: str) -> Columns:
    """What `--columns` says; a fault is refused with its place and the way out."""
    if text.strip() == SHOW:
        return Columns(show=True)
    year = header = None
    told: list[ToldColumn] = []
    for number, part in enumerate(_parts(text), 1):
        role, sign, where = (each.strip() for each in part.partition("="))
        if not sign or not where:
            raise Refused(f"--columns, part {number}: “{part}” is not ROLE=COLUMN, as authority=A")
        if role == YEAR and _YEAR.fullmatch(where):
            year = int(where)
        elif role == HEADER:
            header = _row(number, where)
        else:
            told.append(_told(number, role, where))
    columns = Columns(year=year, header=header, told=tuple(told))
    _refuse_twice(columns)
    return columns


def quoted(text: str) -> str:
    """A header or sheet as `--columns` takes it, in quotation marks only where it needs them."""
    plain = (
        not re.search(r"[,=!:@\"]", text) and not _LETTERS.fullmatch(text) and text == text.strip()
    )
    return text if plain and text else '"' + text.replace('"', '""') + '"'


def _parts(text: str) -> list[str]:
    """The parts between commas, those in quotation marks left whole."""
    parts, inside, current = [], False, ""
    for sign in text:
        inside ^= sign == '"'
        if sign == "," and not inside:
            parts.append(current.strip())
            current = ""
        else:
            current += sign
    if inside:
        raise Refused("--columns: a quotation mark is not closed")
    parts.append(current.strip())
    return [part for part in parts if part]


def _told(number: int, role: str, where: str) -> ToldColumn:
    if role not in MEASURED and role not in ROLES:
        near = process.extractOne(role, [*MEASURED, *ROLES])
        raise Refused(
            f"--columns, part {number}: “{role}” is no role; the nearest is “{near[0]}”."
            f" Roles are {', '.join(ROLES)} and the ids of measures, such as received or upheld"
        )
    found = _WHERE.fullmatch(where)
    if not found:
        raise Refused(
            f"--columns, part {number}: “{where}” is no column; a letter such as C or a header,"
            ' in "quotation marks" if it holds a sign; :percent or :fraction may follow'
        )
    told = Told(found["told"]) if found["told"] else None
    if told and (role not in MEASURED or MEASURED[role].unit is not Unit.PERCENT):
        raise Refused(f"--columns, part {number}: {role} holds no percentages; leave :{told} out")
    column, sheet, row = found["column"], _bare(found["sheet"] or ""), int(found["row"] or 0)
    if _LETTERS.fullmatch(column):
        position = 0
        for letter in column:
            position = position * 26 + ord(letter) - 64
        return ToldColumn(role=role, number=position, sheet=sheet, row=row, told=told)
    return ToldColumn(role=role, header=_bare(column), sheet=sheet, row=row, told=told)


_QUOTED = r'"(?:[^"]|"")+"'
_WHERE = re.compile(
    rf"(?:(?P<sheet>{_QUOTED}|[^\"!@]+)?(?:@(?P<row>[0-9]{{1,7}}))?!)?"
    rf"(?P<column>{_QUOTED}|[^\"!:@]+)"
    r"(?::(?P<told>percent|fraction))?"
)


def _bare(text: str) -> str:
    return next(csv.reader([text]))[0].strip() if text.startswith('"') else text.strip()


def _row(number: int, where: str) -> int:
    if not where.isascii() or not where.isdigit() or not int(where):
        raise Refused(f"--columns, part {number}: “{where}” is no row; write header=4")
    return int(where)


def _refuse_twice(columns: Columns) -> None:
    seen: dict[tuple[str, int, str], str] = {}
    for each in columns.told:
        place = (each.sheet, each.row, letters(each.number) if each.number else each.header)
        if place in seen:
            raise Refused(
                f"--columns: column {place[2]} is given as {seen[place]} and as {each.role};"
                " leave one out"
            )
        seen[place] = each.role
