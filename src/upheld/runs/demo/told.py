"""The words of the demonstration: reports, activity and the year's plan, from files in `texts`."""

import csv
import io
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from upheld.domain.facts import ActivityFact, ReportFact, ReportKind
from upheld.runs.demo.decisions import Decided, draw_decisions
from upheld.runs.demo.texts import read_text

REPORT_COLUMNS = tuple(field.name for field in fields(ReportFact))
ACTIVITY_COLUMNS = tuple(field.name for field in fields(ActivityFact))
# The reports of two real letters, and those of bodies that do not exist.
FILES = ("reports.toml", "fictional/reports.toml")
APPROVED_BY = "Demonstration director"


@dataclass(frozen=True, kw_only=True)
class _Told:
    """A report as its file has it; its case is chosen among those decided in a year."""

    year: int
    case_decided_in: int
    case_heading: str
    fact: dict[str, str]

    @property
    def body(self) -> str:
        """Slug of the body it is about."""
        return self.fact["body"]


def read_plan(year: int) -> bytes:
    """The file year.toml: the year's hours and words, then who signs and sends."""
    head = f'year = {year}\ntexts_approved_by = "{APPROVED_BY}"\n'
    return "\n".join((head, read_text(f"{year}.toml"), read_text("sender.toml"))).encode()


def read_activity(year: int) -> list[dict[str, str]]:
    """What letters print of the year and the year before that no session can tell.

    All else of courses and seminars is counted from the training record.
    """
    known = csv.DictReader(io.StringIO(read_text("activity.csv")), strict=True)
    return [row for row in known if int(row["year"]) in (year - 1, year)]


def read_reports(seed: int, year: int) -> Iterator[ReportFact]:
    """The reports of the year, each with a case of these lists.

    Of real bodies those that real letters tell of; of fictional bodies our own.
    """
    every = _reports()
    for told in every:
        if told.year == year:
            kind = ReportKind(told.fact["kind"])
            words = {name: text for name, text in told.fact.items() if name != "kind"}
            yield ReportFact(**words, kind=kind, reference=_reference(seed, told, every))


def cases_reported(seed: int, year: int) -> frozenset[str]:
    """References of the cases decided in a year on which there is, or will be, a report."""
    every = _reports()
    told = (report for report in every if report.case_decided_in == year)
    return frozenset(_reference(seed, report, every) for report in told)


@cache
def _reports() -> tuple[_Told, ...]:
    rows = [row for name in FILES for row in tomllib.loads(read_text(name))["report"]]
    return tuple(
        _Told(**{name: row[name] for name in _CHOICE}, fact=_without(row, _CHOICE)) for row in rows
    )


_CHOICE = ("year", "case_decided_in", "case_heading")


def _without(row: Mapping[str, Any], names: Collection[str]) -> dict[str, str]:
    return {name: value for name, value in row.items() if name not in names}


def _reference(seed: int, told: _Told, every: Iterable[_Told]) -> str:
    """An upheld case of the body, of the report's heading where there is one.

    Reports on cases of one year and one heading tell of the same case, others of another.
    """
    alike = (r for r in every if (r.body, r.case_decided_in) == (told.body, told.case_decided_in))
    headings = dict.fromkeys(report.case_heading for report in alike)
    free = list(draw_decisions(seed, told.case_decided_in)[told.body])
    chosen = {}
    for heading in headings:
        best = min(free, key=lambda one: (not _fits(one, heading), not one.remedied, one.day))
        free.remove(best)
        chosen[heading] = best.case.reference
    return chosen[told.case_heading]


def _fits(one: Decided, heading: str) -> bool:
    return bool(one.remedied) and one.case.heading == heading
