"""Reports that are worked here, with their clocks."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from upheld.casework.models import ReportWork
from upheld.casework.queries import in_force
from upheld.domain.facts import ReportKind
from upheld.domain.outcomes import Outcome
from upheld.domain.report_clock import Deadline, ReportDays, deadlines, grounds, next_of
from upheld.domain.report_law import law_of
from upheld.domain.stages import DECIDED, Stage

SOON = timedelta(days=14)
# What an investigation ends with: a report is made on a completed one (Local Government Act 1974,
# section 30(1)).
_FOUND = frozenset({Outcome.UPHELD, Outcome.NOT_UPHELD})


class ReportOnDesk(NamedTuple):
    """A report, its deadlines on a day, and which of them comes first."""

    report: ReportWork
    deadlines: tuple[Deadline, ...]
    next: Deadline | None
    grounds: tuple[str, ...]
    """Why a further report is to be made."""

    @property
    def state(self) -> str:
        """Where it stands: withdrawn, draft, issued or settled."""
        if self.report.withdrawn_on:
            return "withdrawn"
        if self.report.issued_on is None:
            return "draft"
        return "settled" if self.report.satisfied and self.next is None else "issued"

    @property
    def step(self) -> str:
        """What a report that is not issued waits for; empty for any other."""
        report = self.report
        if self.state != "draft":
            return ""
        if not report.text:
            return "Write its text"
        if not report.facts.get("found"):
            return "Write its facts"
        if not report.drafted_on:
            return "Send the draft to all sides"
        if not report.facts_checked_at:
            return "Have it checked"
        return "Issue it" if is_decided(report) else "Decide the case"


STATES = {
    "draft": "Not issued yet",
    "issued": "Issued, clock running",
    "settled": "Settled",
    "withdrawn": "Withdrawn",
}


def subject_of(number: int) -> str:
    """How the audit knows a report."""
    return f"report {number}"


def is_decided(report: ReportWork) -> bool:
    """Whether the case x body stands decided: a report on any other would be in no figure.

    One that was reopened is not, until it is decided again.
    """
    return Stage(report.case_body.work.stage) in DECIDED


def lacks_finding(report: ReportWork) -> str:
    """Why no report can be issued on the case x body as it stands; empty where one can."""
    if not is_decided(report):
        return (
            "the case is not decided: make its final decision first, or the report is in no figure"
        )
    pair = report.case_body
    decision = in_force.decisions([pair.case_id]).get(pair.key)
    if decision is None or Outcome(decision.outcome) not in _FOUND:
        return "the case was closed without a finding: a report rests on a finished investigation"
    return ""


def days_of(report: ReportWork) -> ReportDays:
    """What the clock asks of a report."""
    further = [each for each in report.further.all() if each.issued_on]
    return ReportDays(
        law=law_of(report.law),
        kind=ReportKind(report.kind),
        drafted=report.drafted_on,
        comments_due=report.comments_due,
        issued=report.issued_on,
        received=report.received_on,
        noticed=report.noticed_on,
        copies_from=report.copies_from,
        extended_to=report.extended_to,
        replied=report.replied_on,
        satisfied=report.satisfied,
        confirmed=report.confirmed_on,
        further_issued=further[0].issued_on if further else None,
        statement_required=report.statement_required_on,
        statement=report.statement_on,
    )


def on_desk(report: ReportWork, today: date) -> ReportOnDesk:
    """One report with its clock; nothing is due of one that was withdrawn."""
    if report.withdrawn_on:
        return ReportOnDesk(report, (), None, ())
    days = days_of(report)
    found = deadlines(days, today)
    return ReportOnDesk(report, found, next_of(found), grounds(days, today))


def reports_on_desk(*, today: date, without: Collection[str] = ()) -> list[ReportOnDesk]:
    """Every report, the oldest due first, then those that wait for nothing; newest of those first.

    `without`: bodies that whoever asks may not deal with.
    """
    found = (
        ReportWork.objects.exclude(case_body__authority__in=list(without))
        .select_related("case_body__authority", "case_body__work")
        .prefetch_related("further")
    )
    rows = [on_desk(each, today) for each in found.order_by("-opened_on", "-pk")]
    return sorted(rows, key=_due)


def reports_on(keys: Iterable[str], *, today: date) -> list[ReportOnDesk]:
    """The reports on several case x bodies, the first one first."""
    found = ReportWork.objects.filter(case_body__in=list(keys))
    found = found.select_related("case_body__work").prefetch_related("further")
    return [on_desk(each, today) for each in found.order_by("pk")]


def reports_of(key: str, *, today: date) -> list[ReportOnDesk]:
    """The reports on a case x body, the first one first."""
    return reports_on([key], today=today)


def due_soon(rows: Collection[ReportOnDesk], *, today: date) -> list[ReportOnDesk]:
    """Reports whose next duty is overdue or falls within fourteen days."""
    last = today + SOON
    return [each for each in rows if each.next and (each.next.due or today) <= last]


def _due(row: ReportOnDesk) -> tuple[bool, date]:
    return (row.next is None, (row.next.due or date.max) if row.next else date.max)
