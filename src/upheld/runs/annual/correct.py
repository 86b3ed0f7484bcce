"""Correct: a new version of a frozen year, with the difference row by row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from upheld.casework.queries.retention import deleted_cases
from upheld.domain.cut_columns import TABLES
from upheld.domain.errors import Refused
from upheld.domain.method import method_of
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.visible_text import check_visible
from upheld.publication.release import Release
from upheld.runs.annual import places
from upheld.runs.annual.count import count, latest_release
from upheld.runs.annual.cut import Cut, cut_of
from upheld.runs.annual.freeze import freeze, tables_of, take_cut
from upheld.toolbox.delimited import to_csv
from upheld.toolbox.files import write_whole

DIFFERENCE = ("table", "key", "column", "was", "now")
# What tells the rows of each table apart.
KEYS = {
    "pairs": ("reference", "body"),
    "cases": ("reference",),
    "bodies": ("body",),
    "reports": ("reference", "body", "kind"),
    "improvements": ("reference", "body", "summary"),
    "activity": ("year", "measure"),
}


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """The new release, and how each row of the cut changed."""

    release: Release
    difference: tuple[Mapping[str, Any], ...]
    bodies: tuple[str, ...]
    """Bodies of which a figure changed."""


def correct(
    year: int, *, why: str, by: str, tell: Callable[[str], None] = lambda _: None
) -> Corrected:
    """Freeze and count the year again from casework as it stands, as the next version.

    `why` is published with the correction. Refused where nothing has changed, and where cases of
    the year were deleted since, for casework would count fewer than there were. A run that was
    killed between freezing and counting is completed by the next one.
    """
    why = " ".join(why.split())
    if not why:
        raise Refused("say why the year is corrected; the reason is published")
    check_visible("reason", why)
    old = latest_release(year)
    # What a killed run made and had no time to note is noted first, refused or not.
    last, _ = freeze(year, by=by)
    if last.version == int(old.manifest["version"]):
        count(year, by=by)
        _refuse_recodes(last)
        last = _cut_again(year, last, why, by)
        tell(f"cut {last.release} taken")
    before = cut_of(year, int(old.manifest["version"]))
    difference = differences(before, last)
    write_whole(
        places.data() / "years" / str(year) / f"{places.mark()}difference-v{last.version}.csv",
        to_csv(difference, DIFFERENCE),
    )
    release, _ = count(year, by=by)
    return Corrected(
        release=release,
        difference=tuple(difference),
        bodies=tuple(release.manifest["correction"]["bodies"]),
    )


def changes_since(last: Cut) -> list[Mapping[str, Any]]:
    """Each cell of casework as it stands now that differs from a cut: what to correct.

    Refused where casework does not hold any more what the year was counted from.
    """
    _refuse_deleted(last)
    now = tables_of(ReportingYear(last.year), method_of(last.year))
    return [
        cell
        for table, rows in now.items()
        for cell in _table_differences(table, last.rows(table), _as_dicts(table, rows))
    ]


def _refuse_deleted(last: Cut) -> None:
    deleted = deleted_cases()
    if not deleted:
        return
    gone = deleted & {row["reference"] for row in last.rows("pairs")}
    if gone:
        raise Refused(
            f"{last.year} is not corrected any more: {len(gone):,} of its cases were deleted 10 "
            f"years after they ended, so casework does not hold what {last.release} was counted "
            "from; the release stands, and a mistake in it is told in words, such as in the notes "
            "of the next year"
        )


def _refuse_recodes(last: Cut) -> None:
    # A recode alone is listed, not corrected: the year was counted as its cases were coded then.
    changed = changes_since(last)
    if changed and all(cell["column"] == "heading" for cell in changed):
        raise Refused(
            f"only headings were recoded since {last.release} was frozen, in the rows listed here; "
            "the year stands as it was coded",
            problems=[f"{c['table']} {c['key']}: {c['was']} -> {c['now']}" for c in changed],
        )


def _as_dicts(table: str, rows: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    return [dict(zip(TABLES[table], row, strict=True)) for row in rows]


def _cut_again(year: int, last: Cut, why: str, by: str) -> Cut:
    now = tables_of(ReportingYear(year), method_of(year))
    if all(_same(last, name, rows) for name, rows in now.items()):
        raise Refused(f"nothing in casework has changed since {last.release} was frozen")
    return take_cut(method_of(year), version=last.version + 1, by=by, why=why)


def _same(last: Cut, name: str, rows: list[tuple[Any, ...]]) -> bool:
    return [tuple(row.values()) for row in last.rows(name)] == [tuple(r) for r in rows]


def differences(before: Cut, after: Cut) -> list[Mapping[str, Any]]:
    """Each cell that changed; a row that came or went has its key in column `row`."""
    return [
        cell
        for table in TABLES
        for cell in _table_differences(table, before.rows(table), after.rows(table))
    ]


def _table_differences(
    table: str, before: list[dict[str, Any]], after: list[dict[str, Any]]
) -> list[Mapping[str, Any]]:
    was, now = _keyed(table, before), _keyed(table, after)
    found: list[Mapping[str, Any]] = []
    for key in sorted(was.keys() | now.keys()):
        found += _row_difference(table, key, was.get(key), now.get(key))
    return found


def _keyed(table: str, rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {" ".join(str(row[k]) for k in KEYS[table]): row for row in rows}


def _row_difference(
    table: str, key: str, was: Mapping[str, Any] | None, now: Mapping[str, Any] | None
) -> list[Mapping[str, Any]]:
    def cell(column: str, old: object, new: object) -> Mapping[str, Any]:
        return {"table": table, "key": key, "column": column, "was": old, "now": new}

    if was is None or now is None:
        return [cell("row", "present" if was else None, "present" if now else None)]
    return [cell(c, was[c], now[c]) for c in was if was[c] != now[c]]
