"""The statistics office's file of residents: CSV as it is printed, with its title lines and notes.

Three forms are read: one year in a column "All ages", or one column per year, named "Mid-2023" or
"population_2019". Areas that are not councils of England are passed over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from upheld.domain.errors import Refused
from upheld.register.actions.populations import Residents, load_populations
from upheld.register.queries.authorities import AuthorityRecord, records
from upheld.register.queries.codes import slugs_by_code
from upheld.runs.importing.cells import short
from upheld.runs.importing.reading import Problems
from upheld.toolbox.delimited import Line, Unreadable, read_lines
from upheld.toolbox.digest import sha256

_CODE_COLUMN = re.compile(
    r"(area |geography )?code|ladcode\d*|geography_?code|lad\d*cd", re.IGNORECASE
)
_YEAR_COLUMN = re.compile(r"(?:population_|mid[- ]?|mid-year )?(\d{4})", re.IGNORECASE)
_ALL_AGES = re.compile(r"all ages|all persons|population", re.IGNORECASE)
_TITLE_YEAR = re.compile(r"\bmid[- ](\d{4})\b", re.IGNORECASE)
# Counties and councils; other letters are regions, countries and their parts, or other nations.
_COUNCIL = re.compile(r"E(06|07|08|09|10)\d{6}")
TITLE_LINES = 20
MID_YEAR = (6, 30)
# The sum of districts where the file prints no county.
SUMMED = "sum-of-districts"


@dataclass(frozen=True)
class _Header:
    """Where the code stands and which column belongs to which year."""

    line: int
    width: int
    code: int
    years: Mapping[int, int]
    names: Sequence[str]


def import_populations(content: bytes, name: str, *, year: int | None, by: str) -> int:
    """Load a file, all or nothing; the number of rows that differed from what was known.

    `year` is needed where neither a column nor a title line names it. Raises `Refused` with every
    fault as `file:line: column: what is wrong`.
    """
    problems = Problems()
    found = _read(content, name, year, problems)
    if not problems.found:
        found = _with_counties(found)
        _check_whole(found, name, problems)
    if problems.found:
        count = len(problems.found)
        message = f"nothing was loaded: {count:,} fault{'s' if count > 1 else ''} found"
        raise Refused(message, problems=problems.found)
    return load_populations(rows=found, digest=sha256(content), by=by)


def _read(content: bytes, name: str, year: int | None, problems: Problems) -> list[Residents]:
    try:
        lines = list(read_lines(content))
    except Unreadable as error:
        problems.add(name, error.line, str(error))
        return []
    header = _header(lines, name, year, problems)
    if header is None:
        return []
    slugs, seen = slugs_by_code(), set[str]()
    found: list[Residents] = []
    for line in lines:
        code = line.cells[header.code].strip() if len(line.cells) > header.code else ""
        if line.number <= header.line or not _COUNCIL.fullmatch(code):
            continue
        column = header.names[header.code]
        if len(line.cells) != header.width:
            what = f"has {len(line.cells)} cells where the header has {header.width}"
            problems.add(name, line.number, what)
        elif code in seen:
            problems.add(name, line.number, f"{code} stands in the file twice", column)
        elif code not in slugs:
            what = f"{code} is the code of no council of the register; add or correct it there"
            problems.add(name, line.number, what, column)
        else:
            found += _of_line(line, header, slugs[code], name, problems)
        seen.add(code)
    if not found and not problems.found:
        problems.add(name, header.line, "no council of England follows the header")
    return found


def _header(
    lines: Sequence[Line], name: str, year: int | None, problems: Problems
) -> _Header | None:
    for line in lines[:TITLE_LINES]:
        cells = [cell.strip() for cell in line.cells]
        code = next((i for i, cell in enumerate(cells) if _CODE_COLUMN.fullmatch(cell)), None)
        if code is None:
            continue
        years = {
            int(m[1]): i for i, cell in enumerate(cells) if (m := _YEAR_COLUMN.fullmatch(cell))
        }
        total = next((i for i, cell in enumerate(cells) if _ALL_AGES.fullmatch(cell)), None)
        if not years and total is not None:
            said = year or _titled(lines, line.number)
            if said is None:
                what = "no line above names the year, such as Mid-2023; say which year it is"
                problems.add(name, line.number, what, cells[total])
                return None
            years = {said: total}
        if years:
            return _Header(line.number, len(cells), code, years, cells)
    what = "no line has a column of codes and one of All ages or of a year; save the sheet as CSV"
    problems.add(name, 1, what)
    return None


def _titled(lines: Sequence[Line], until: int) -> int | None:
    above = (cell for line in lines if line.number < until for cell in line.cells)
    return next((int(m[1]) for cell in above if (m := _TITLE_YEAR.search(cell))), None)


def _of_line(
    line: Line, header: _Header, slug: str, name: str, problems: Problems
) -> Iterator[Residents]:
    for year, column in header.years.items():
        text = line.cells[column].strip().replace(",", "").replace(" ", "")
        if not text.isdecimal() or int(text) == 0:
            what = f"{short(line.cells[column])} is not a number of residents"
            problems.add(name, line.number, what, header.names[column])
        else:
            yield Residents(authority=slug, year=year, count=int(text), source=f"mye-{year}")


def _with_counties(found: list[Residents]) -> list[Residents]:
    known = {(row.authority, row.year): row for row in found}
    bodies = records()
    for year in sorted({row.year for row in found}):
        day = date(year, *MID_YEAR)
        for county in _counties(bodies, day):
            below = [b.slug for b in bodies.values() if b.parent == county and b.existed_on(day)]
            parts = [known.get((slug, year)) for slug in below]
            if below and all(parts) and (county, year) not in known:
                total = sum(part.count for part in parts if part)
                source = f"mye-{year}+{SUMMED}"
                known[county, year] = Residents(
                    authority=county, year=year, count=total, source=source
                )
    return list(known.values())


def _counties(bodies: Mapping[str, AuthorityRecord], day: date) -> Iterator[str]:
    for slug, body in bodies.items():
        if body.kind == "county" and body.existed_on(day) and not body.fictional:
            yield slug


def _check_whole(found: list[Residents], name: str, problems: Problems) -> None:
    # A rate needs every similar authority: half a file would compare some with nobody. Earlier
    # years of a file are in the areas of its last, so that alone can be whole.
    last = max(row.year for row in found)
    present, day = {row.authority for row in found if row.year == last}, date(last, *MID_YEAR)
    for slug, body in records().items():
        wanted = body.kind.compared and body.existed_on(day) and not body.fictional
        if wanted and slug not in present and body.gss_code:
            problems.add(name, 1, f"{body.name} ({body.gss_code}) is missing for {last}")
