"""What free text may say without being asked about: the numbers and days on record."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.facts import ActivityFact, ReportFact, ReportKind, YearPlan
from upheld.domain.outcomes import INVESTIGATED, Outcome
from upheld.domain.reporting_year import ReportingYear
from upheld.letters import words
from upheld.letters.activity import Activity, read_activity
from upheld.letters.prose_marks import ONE
from upheld.statistics.figures import BodyFigures, Figure

# After a number, what it counts; before a percentage, of what it is the rate.
_COUNTED = {
    "public_reports": r"public(?: interest)? reports?",
    "further_reports": r"further reports?",
    "investigations": r"(?:detailed )?investigations?",
    "upheld": r"(?:upheld (?:complaints?|decisions?|cases?)|complaints? (?:were |was )?upheld)",
    "late": r"late remedies|remedies (?:were |came )?late",
    "courses": r"courses?",
    "delegates": r"delegates",
}
_RATES = {"uphold_rate": "uphold rate", "compliance_rate": "compliance rate"}
OF_THE_OFFICE = frozenset({"courses", "delegates"})
"""Counts of our own work; in a text for all bodies only these can contradict a record."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """The record: values that stand somewhere, and the one true value of what can be named."""

    values: frozenset[str]
    named: Mapping[str, str]

    def contradicted_by(
        self, value: str, *, before: str, after: str, only: frozenset[str] | None
    ) -> str | None:
        """Why a number contradicts the record, or None. `only` limits what may be named."""
        for name, pattern in _COUNTED.items():
            if re.match(rf"\s(?:\w+\s)?(?:{pattern})\b", after, re.IGNORECASE):
                return self._compare(name, value, only)
        for name, pattern in _RATES.items():
            if re.search(rf"{pattern} (?:of|is|was|at) $", before, re.IGNORECASE):
                return self._compare(name, value, only)
        return None

    def _compare(self, name: str, value: str, only: frozenset[str] | None) -> str | None:
        true = self.named.get(name)
        if true is None or true == value or (only is not None and name not in only):
            return None
        return f"the record has {true} for {name.replace('_', ' ')}"


def known_facts(
    *,
    figures: BodyFigures,
    plan: YearPlan,
    reports: Iterable[ReportFact],
    activity: Iterable[ActivityFact],
) -> Known:
    """Everything on record about a body and the office in one year, as marks write it."""
    told = tuple(reports)
    training = read_activity(activity, year=figures.year)
    values = {
        ONE,  # mostly a pronoun, and no claim even as a number: "one family", "one example"
        *_counts(figures),
        *(shown for figure in figures.measures.values() for shown in _shown(figure)),
        *_training(training),
        *_years(ReportingYear(figures.year)),
        *(mark for day in _days(figures, plan, told) for mark in _forms(day)),
    }
    return Known(values=frozenset(values), named=_named(figures, told, training))


def _named(
    figures: BodyFigures, reports: tuple[ReportFact, ...], training: Activity
) -> dict[str, str]:
    counts = {
        "public_reports": sum(r.kind is ReportKind.PUBLIC_INTEREST for r in reports),
        "further_reports": sum(r.kind is ReportKind.FURTHER for r in reports),
        "investigations": sum(figures.decided.get(outcome, 0) for outcome in INVESTIGATED),
        "upheld": figures.decided.get(Outcome.UPHELD, 0),
        "late": figures.compliance[ComplianceOutcome.LATE],
        "courses": training.count("courses"),
        "delegates": training.count("delegates"),
    }
    rates = {name: figures.measures[name].display for name in _RATES if name in figures.measures}
    named = {name: str(count) for name, count in counts.items() if count is not None}
    return named | {name: shown for name, shown in rates.items() if shown}


def _counts(figures: BodyFigures) -> Iterator[str]:
    for table in (figures.received, figures.decided, figures.compliance):
        yield from map(str, table.values())
    yield str(figures.due_unsettled)
    yield str(len(figures.similar_bodies))


def _shown(figure: Figure) -> Iterator[str]:
    similar = figure.similar
    shown = (
        figure.display,
        *(figure.interval or ()),
        *((similar.display, similar.authorities) if similar else ()),
        figure.numerator,
        figure.denominator,
    )
    yield from (str(one).replace(",", "") for one in shown if one is not None)


def _training(training: Activity) -> Iterator[str]:
    for row in (training.now, training.before):
        yield from (value.lstrip("<>").replace(",", "") for value in row.values())
    if hundreds := training.hundreds("people_trained"):
        yield str(hundreds)
    more = training.more_than_before("courses")
    if more is not None:
        yield str(abs(more))


def _years(year: ReportingYear) -> Iterator[str]:
    for one in (year.before, year):
        yield from (str(one), one.label, f"{one.ended - 1}-{one.ended}")


def _days(figures: BodyFigures, plan: YearPlan, reports: tuple[ReportFact, ...]) -> Iterator[date]:
    year = ReportingYear(figures.year)
    yield from (year.start, year.end)
    yield from (hour.date() for hour in (plan.freeze_at, plan.issue_at, plan.public_at))
    for report in reports:
        for text in (report.issued, report.awaited_by, report.satisfied_on):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
                yield date.fromisoformat(text)


def _forms(day: date) -> tuple[str, ...]:
    """A day as text may write it: "29 July 2020", "29 July", "July 2020", "July"."""
    number, month, year = words.day(day).split()
    return (f"{number} {month} {year}", f"{number} {month}", f"{month} {year}", month)
