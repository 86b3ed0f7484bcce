"""Recognises the headers of a table: where they stand, and what each column holds."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from upheld.archive.document import Line, Mark, Marked
from upheld.archive.sheets.cells import is_formula, number_in, without_marks
from upheld.archive.sheets.columns import AUTHORITY, BY_HEADING, COUNT, LABEL, YEAR
from upheld.archive.sheets.meanings import Meanings, Meant, meant_by, measure_of
from upheld.archive.sheets.phrases import meanings_in, tokens
from upheld.archive.sheets.table import IGNORED, Column, cell
from upheld.archive.sheets.years import year_in
from upheld.archive.vocabulary import MEASURED

# Best first: a table with a name and a short name is read by the name.
_NAMES = (
    "printed name", "authority name", "council name", "name of authority", "name of council",
    "local authority name", "organisation name", "body name", "name", "local authority",
    "local authorities", "authority", "authorities", "council", "councils", "organisation",
    "body in jurisdiction", "body",
)  # fmt: skip
_YEARS = frozenset(
    {"year", "reporting year", "year ended", "year ending", "financial year", "period"}
)
_LABELS = frozenset(
    {
        "category", "complaint category", "heading", "subject", "subject area", "service",
        "service area", "outcome", "decision", "decision type", "measure", "indicator",
    }
)  # fmt: skip
_BY_HEADING = frozenset({"received by category", "received by heading"})
_IGNORED = frozenset(
    {
        "type", "authority type", "council type", "region", "code", "ons code", "gss code",
        "authority code", "reference", "source", "source url", "release", "fictional",
        "demonstration",
    }
)  # fmt: skip
MOST_ABOVE = 2
"""Rows of group headers above the row with the column headers."""


@lru_cache(maxsize=8192)
def said_alone(text: str) -> str:
    """The words of a header without marks, signs and capitals."""
    return " ".join(tokens(without_marks(text)))


def name_columns(line: Line) -> list[int]:
    """The columns headed as names of authorities, the likeliest first."""
    found = [
        (_NAMES.index(words), number)
        for number, text in enumerate(line.cells, 1)
        if (words := said_alone(text)) in _NAMES
    ]
    return [number for _, number in sorted(found)]


def header_around(lines: Sequence[Line], at: int, name: int) -> tuple[int, int]:
    """From where to where the headers stand whose row `at` heads the names; end exclusive."""
    first = at
    while first and at - first < MOST_ABOVE and _groups(lines, first - 1, name):
        first -= 1
    below = at + 1
    if below < len(lines) and _continues(lines, below, name):
        below += 1
    return first, below


def _groups(lines: Sequence[Line], at: int, name: int) -> bool:
    """Whether a row holds headers of groups of columns, not a title."""
    line, next_line = lines[at], lines[at + 1]
    if next_line.place.line != line.place.line + 1 or _has_values(line):
        return False
    right = [text for number, text in enumerate(line.cells, 1) if text and number > name]
    left = [text for number, text in enumerate(line.cells, 1) if text and number <= name]
    # A title stands at the left; a group may have its own header over the names.
    return bool(right) and (len(right) > 1 or not left)


def _continues(lines: Sequence[Line], at: int, name: int) -> bool:
    line = lines[at]
    return (
        line.place.line == lines[at - 1].place.line + 1
        and not cell(line, name)
        and not _has_values(line)
        and any(meanings_in(without_marks(text)) for text in line.cells if text)
    )


def _has_values(line: Line) -> bool:
    """Whether a row holds numbers other than years."""
    return any(
        is_formula(text) or (number_in(text) and year_in(text).year is None) for text in line.cells
    )


class Over(NamedTuple):
    """One header over a column."""

    text: str
    sure: bool = True
    """Whether it stands over this column; else over one to the left, next to empty cells."""


def paths_of(header: Sequence[Line], marks: Sequence[Mark]) -> dict[int, tuple[Over, ...]]:
    """The headers over each column, from top to bottom."""
    width = max(len(line.cells) for line in header)
    merged = [mark for mark in marks if mark.marked is Marked.MERGED]
    found: dict[int, tuple[Over, ...]] = {}
    for number in range(1, width + 1):
        path: list[Over] = []
        for line in header:
            over = Over(cell(line, number))
            if not over.text and line is not header[-1]:
                over = _over(line, number, merged, header[-1])
            if over.text and all(over.text != each.text for each in path):
                path.append(over)
        if path:
            found[number] = tuple(path)
    return found


def _over(line: Line, number: int, merged: Sequence[Mark], lowest: Line) -> Over:
    """The header of the group that a column belongs to: by merged cells, else the next left."""
    row = line.place.line
    here = [mark for mark in merged if mark.first.line <= row <= mark.last.line]
    for mark in here:
        if mark.first.column <= number <= mark.last.column:
            return Over(cell(line, mark.first.column))
    if any(mark.last.column > mark.first.column for mark in here) or not cell(lowest, number):
        return Over("")
    names = name_columns(lowest) or name_columns(line)
    for left in range(number - 1, max(names, default=0), -1):
        if cell(line, left):
            return Over(cell(line, left), sure=False)
    return Over("")


def column_of(number: int, path: tuple[Over, ...], *, topic: Meanings, hidden: bool) -> Column:
    """What a column holds, by its headers alone."""
    header = " – ".join(each.text for each in path)
    bare, years = _without_years(path)
    year = years.pop() if len(years) == 1 else None
    last = said_alone(path[-1].text)
    role = next(_roles(last), "")
    if role:
        return Column(number=number, header=header, role=role, hidden=hidden)
    texts = tuple(each.text for each in bare)
    meant = meant_by(texts, topic=topic) if texts or year else Meant()
    if not all(each.sure for each in bare):
        sure = tuple(each.text for each in bare if each.sure)
        meant = meant.held_against(meant_by(sure, topic=topic))
    meanings = [meanings_in(each) for each in texts]
    known = frozenset[str]().union(*(each or frozenset() for each in meanings))
    return Column(
        number=number,
        header=header,
        role=meant.measure,
        could_be=meant.could_be,
        meanings=known if bare and None not in meanings and not _else(path[-1].text) else None,
        own=meant.own,
        year=year,
        hidden=hidden,
    )


def _else(header: str) -> bool:
    """Whether a header is our own name of a measure that its words alone would not give."""
    return header in MEASURED and measure_of(meanings_in(header) or frozenset()) != header


def _roles(last: str) -> Iterator[str]:
    for role, words in (
        (AUTHORITY, _NAMES),
        (YEAR, _YEARS),
        (LABEL, _LABELS),
        (BY_HEADING, _BY_HEADING),
        (IGNORED, _IGNORED),
    ):
        if last in words:
            yield role


def _without_years(path: tuple[Over, ...]) -> tuple[tuple[Over, ...], set[int]]:
    bare: list[Over] = []
    years: set[int] = set()
    for header, sure in path:
        printed = year_in(header)
        if printed.year:
            years.add(printed.year)
        rest = without_marks(printed.rest if printed.year else header)
        if tokens(rest):
            bare.append(Over(rest, sure))
    return tuple(bare), years


def is_count(column: Column) -> bool:
    """Whether a column may hold the numbers of rows that have labels."""
    return column.role == COUNT or column.meanings is not None
