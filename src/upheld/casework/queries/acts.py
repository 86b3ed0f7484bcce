"""What was done last in cases that are worked here, what is open in them, and who counts them."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from upheld.casework.models import (
    AuditEvent,
    CaseWork,
    ComplianceEvent,
    DecisionEvent,
    Recommendation,
    ReportWork,
    Review,
)
from upheld.casework.queries import in_force
from upheld.casework.queries.reports import on_desk
from upheld.domain.method import METHODS
from upheld.domain.outcomes import Outcome
from upheld.domain.report_clock import Duty
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.stages import UNDECIDED
from upheld.toolbox import clock
from upheld.toolbox.clock import UK

UNDECIDED_WORDS = "A complaint in it is not decided"
_CUT = re.compile(r"cut (\d{4})-v\d+")
_CASE = "case_body__case_id"
# Of as many cases the rows are asked by reference; of more, all are read.
_SINGLY = in_force.ASKED_SINGLY


@dataclass(frozen=True, kw_only=True)
class Acts:
    """Days of substantive acts, and what is open, by case."""

    acts: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    open: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def act(self, reference: str, day: date) -> None:
        """Something substantive was done on a day."""
        self.acts[reference].append(day)

    def keep(self, reference: str, why: str) -> None:
        """Something keeps it."""
        self.open[reference].append(why)


def look_at_work(references: Collection[str], found: Acts) -> None:
    """What the working records say: stages, recommendations, reviews, reports."""
    undecided = _of(CaseWork.objects.filter(stage__in=UNDECIDED), references)
    for reference in undecided.values_list(_CASE, flat=True):
        found.keep(reference, UNDECIDED_WORDS)
    _look_at_recommendations(references, found)
    reviews = _of(Review.objects.all(), references)
    for reference, closed in reviews.values_list(_CASE, "closed_at"):
        if closed:
            found.act(reference, closed.astimezone(UK).date())
        else:
            found.keep(reference, "A review is open")
    for report in _of(ReportWork.objects.prefetch_related("further"), references):
        _look_at_report(report, found)


def uncounted(references: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Reporting years that have to count a case and were never frozen, in words, by case.

    A year is counted from its first cut on, whatever becomes of its cases. One whose method nobody
    has written yet waits as well.
    """
    frozen = _frozen()
    days: dict[str, list[date]] = defaultdict(list)
    for key, pair in in_force.pairs(references).items():
        if pair.received:
            days[key.partition("/")[0]].append(pair.received)
    for rows, name in (
        (DecisionEvent.objects.all(), "decided"),
        (ComplianceEvent.objects.all(), "due"),
        (ComplianceEvent.objects.filter(recorded__isnull=False), "recorded"),
    ):
        for reference, day in _of(rows, references).values_list(_CASE, name):
            days[reference].append(day)
    return {reference: words for reference, known in days.items() if (words := _words(
        range(ReportingYear.of(min(known)).ended, ReportingYear.of(max(known)).ended + 1), frozen,
    ))}  # fmt: skip


def _words(years: range, frozen: set[int]) -> tuple[str, ...]:
    return tuple(
        f"The reporting year {ReportingYear(year).label} counts it and is not frozen"
        for year in years
        if year >= min(METHODS) and year not in frozen
    )


def _frozen() -> set[int]:
    subjects = AuditEvent.objects.filter(action="freeze").values_list("subject", flat=True)
    return {int(said[1]) for each in subjects if (said := _CUT.fullmatch(each))}


def _look_at_recommendations(references: Collection[str], found: Acts) -> None:
    settled = _of(Recommendation.objects.filter(settled_on__isnull=False), references)
    for reference, day in settled.values_list(_CASE, "settled_on"):
        found.act(reference, day)
    waiting = _of(Recommendation.objects.filter(outcome__isnull=True), references)
    pairs = dict(waiting.values_list("case_body_id", _CASE))
    if not pairs:
        return
    decisions = in_force.decisions(set(pairs.values()))
    for key, reference in pairs.items():
        # What was proposed in a case that was not upheld is asked of nobody.
        if key not in decisions or decisions[key].outcome == Outcome.UPHELD:
            found.keep(reference, "A recommendation is not settled")


def _look_at_report(report: ReportWork, found: Acts) -> None:
    reference = report.case_body_id.partition("/")[0]
    for day in (report.satisfied_on, report.confirmed_on, report.statement_on):
        if day:
            found.act(reference, day)
    if _runs(report):
        found.keep(reference, "A report is not settled")


def _runs(report: ReportWork) -> bool:
    """Whether its clock still runs: what followed it has a clock of its own."""
    if report.withdrawn_on:
        return False
    if report.statement_on or any(each.issued_on for each in report.further.all()):
        return False
    # Once we are satisfied only a statement that we required may still be awaited: a notice or
    # copies that nobody noted are not.
    waits = {each.duty for each in on_desk(report, clock.today()).deadlines if each.state.is_open}
    return not report.satisfied or Duty.STATEMENT in waits


def _of(rows: QuerySet[Any], references: Collection[str]) -> QuerySet[Any]:
    if len(references) > _SINGLY:
        return rows
    return rows.filter(Q(**{f"{_CASE}__in": list(references)}))
