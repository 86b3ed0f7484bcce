"""What changed between two versions of a year, row by row."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.cut_words import COLUMNS_IN_WORDS, TABLES_IN_WORDS, value_in_words
from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.runs.annual import places
from upheld.runs.annual.correct import DIFFERENCE, KEYS, differences
from upheld.runs.annual.count import release_of
from upheld.runs.annual.cut import Cut, cut_of
from upheld.toolbox.delimited import to_csv
from upheld.web.staff.asking import person_of
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import Keys, in_order, listing, one_of, sorting
from upheld.web.staff.years.frame import address, reporting_year, room_of

Cells = Sequence[Mapping[str, Any]]
COLUMNS: Keys = {
    "key": itemgetter("key"),
    "table": itemgetter("table"),
    "column": itemgetter("column"),
    # Days, counts and words stand in one column.
    "was": lambda cell: None if cell["was"] is None else str(cell["was"]),
    "now": lambda cell: None if cell["now"] is None else str(cell["now"]),
}


@does(Deed.SEE_YEAR, GET)
def difference(request: HttpRequest, year: int, version: int) -> HttpResponse:
    """A version beside the one before it: why it was made, whose figures and which rows changed."""
    before, after = _two(year, version)
    whole = differences(before, after)
    blocked = blocked_bodies(person_of(request))
    seen = without(whole, blocked, (before, after))
    tables = sorted({cell["table"] for cell in whole})
    table, sort = one_of(request, "table", tables), sorting(request, COLUMNS, "table")
    wanted = [cell for cell in seen if table in {"", cell["table"]}]
    listed = listing(request, in_order(wanted, sort, COLUMNS), {"table": table}, sort)
    release = release_of(year, version)
    note = (release.manifest["correction"] if release else None) or {}
    return room_of(
        request, "difference.html", f"What version {version} of {year} changed", year,
        list=listed, rows=in_words(listed.shown), table=table,
        tables={name: TABLES_IN_WORDS[name] for name in tables}, hidden=len(whole) - len(seen),
        why=note.get("why") or after.manifest["why"], by=after.manifest["by"],
        frozen=datetime.fromisoformat(after.manifest["frozen_at"]),
        bodies=[_name(release, b) for b in note.get("bodies", ()) if b not in blocked],
        csv=f"{address(year, 'difference', version)}rows.csv",
    )  # fmt: skip


@does(Deed.SEE_YEAR, GET)
def rows(request: HttpRequest, year: int, version: int) -> HttpResponse:
    """The same rows as CSV, all of them."""
    before, after = _two(year, version)
    blocked = blocked_bodies(person_of(request))
    seen = without(differences(before, after), blocked, (before, after))
    name = f"{places.mark()}difference-{year}-v{version}.csv"
    return HttpResponse(
        to_csv(seen, DIFFERENCE), content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip


def without(cells: Cells, blocked: Collection[str], cuts: Iterable[Cut]) -> Cells:
    """The cells that somebody may see who has a conflict with some bodies."""
    if not blocked:
        return cells
    cases = {
        row["reference"] for cut in cuts for row in cut.rows("pairs") if row["body"] in blocked
    }
    return [cell for cell in cells if not _is_about(cell, blocked, cases)]


def in_words(cells: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The cells as a page shows them: tables, columns and what stands in them in words."""
    return [
        {
            "key": cell["key"],
            "table": TABLES_IN_WORDS[cell["table"]],
            "column": COLUMNS_IN_WORDS[cell["column"]],
            "was": value_in_words(cell["column"], cell["was"]),
            "now": value_in_words(cell["column"], cell["now"]),
        }
        for cell in cells
    ]


def _is_about(cell: Mapping[str, Any], blocked: Collection[str], cases: Collection[str]) -> bool:
    if "body" in KEYS[cell["table"]] and any(f" {b} " in f" {cell['key']} " for b in blocked):
        return True
    return "reference" in KEYS[cell["table"]] and any(
        f"{cell['key']} ".startswith(f"{case} ") for case in cases
    )


def _two(year: int, version: int) -> tuple[Cut, Cut]:
    reporting_year(year)
    found = places.versions(places.cuts(year))
    if version not in found or version - 1 not in found:
        raise Http404
    return cut_of(year, version - 1), cut_of(year, version)


def _name(release: Any, body: str) -> str:
    return str(release.bodies.get(body, body))
