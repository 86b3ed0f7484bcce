"""The words of the demonstration: reports, activity and the year's plan, from files beside this."""

import csv
import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib.resources import files

from upheld.domain.facts import ActivityFact, ReportFact, ReportKind
from upheld.runs.demo.decisions import Decided, draw_decisions

_TEXTS = files(__package__).joinpath("texts")
REPORT_COLUMNS = tuple(field.name for field in fields(ReportFact))
ACTIVITY_COLUMNS = tuple(field.name for field in fields(ActivityFact))
APPROVED_BY = "Demonstration director"


@dataclass(frozen=True, kw_only=True)
class _Told:
    """A report as its file has it; its case is chosen among those decided in a year."""

    year: int
    case_decided_in: int
    case_heading: str
    fact: dict[str, str]


def read_plan(year: int) -> bytes:
    """The file year.toml: the year's hours and words, then who signs and sends."""
    head = f'year = {year}\ntexts_approved_by = "{APPROVED_BY}"\n'
    return "\n".join((head, _read(f"{year}.toml"), _read("sender.toml"))).encode()


def read_activity(year: int) -> list[dict[str, str]]:
    """What is known of courses and seminars of the year and the year before.

    Letters say the change on the year before, so its rows come along.
    """
    known = csv.DictReader(io.StringIO(_read("activity.csv")), strict=True)
    return [row for row in known if int(row["year"]) in (year - 1, year)]


def read_reports(seed: int, year: int) -> Iterator[ReportFact]:
    """The reports that real letters of the year tell of, each with a case of these lists."""
    for told in _reports():
        if told.year == year:
            yield ReportFact(
                **{name: text for name, text in told.fact.items() if name != "kind"},
                kind=ReportKind(told.fact["kind"]),
                reference=_reference(seed, told),
            )


def _reports() -> Iterator[_Told]:
    for row in tomllib.loads(_read("reports.toml"))["report"]:
        yield _Told(**{name: row.pop(name) for name in _CHOICE}, fact=row)


_CHOICE = ("year", "case_decided_in", "case_heading")


def _reference(seed: int, told: _Told) -> str:
    """An upheld case of the body, of the report's heading where there is one."""
    decided = draw_decisions(seed, told.case_decided_in)[told.fact["body"]]
    chosen = min(decided, key=lambda one: (not _fits(one, told), not one.remedied, one.day))
    return chosen.case.reference


def _fits(one: Decided, told: _Told) -> bool:
    return bool(one.remedied) and one.case.heading == told.case_heading


def _read(name: str) -> str:
    return _TEXTS.joinpath(name).read_bytes().decode("utf-8")
