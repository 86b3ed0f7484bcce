"""The statutory days of a report: what the body did, and whether it satisfied us."""

from datetime import date

from django.db import transaction

from upheld.casework.actions.report_events import leave_satisfied
from upheld.casework.actions.report_working import changed_report, taken_report
from upheld.casework.models import ReportWork
from upheld.casework.personal import Change
from upheld.casework.queries.reports import days_of
from upheld.domain.errors import Refused
from upheld.domain.report_happenings import HAPPENINGS, Happening, words_of
from upheld.toolbox import clock


@transaction.atomic
def record_day(
    *, number: int, what: Happening, on: date, version: int | None, by: str,
    considered_by: str = "", considered_on: date | None = None,
) -> None:  # fmt: skip
    """Something happened on a day; said again, it mends the day. Both days stay in the audit.

    A reply names who in the body considered the report, and when. Refused: a day ahead, before
    what it follows, or before that is recorded.
    """
    report = taken_report(number=number, version=version, by=by)
    _put_day(report, what, on)
    detail = {"on": str(on)}
    if what is Happening.REPLIED:
        _consider(report, considered_by, considered_on, on)
        detail["considered_on"] = str(report.considered_on)
    changed_report(report=report, action=f"report_{what}", by=by, detail=detail)


@transaction.atomic
def extend_reply(*, number: int, until: date, why: str, version: int | None, by: str) -> None:
    """More time for the reply, agreed in writing with the body."""
    report = taken_report(number=number, version=version, by=by)
    if report.received_on is None:
        raise Refused("the day on which the body received it is not recorded yet")
    if report.replied_on:
        raise Refused(f"the body replied on {report.replied_on}: there is nothing to extend")
    due = days_of(report).reply_due
    if due and until <= due:
        raise Refused(f"the reply is due on {due}: more time ends later")
    if not why.strip():
        raise Refused("say why, and where it was agreed in writing")
    was, report.extended_to = report.extended_to, until
    values = {"why": Change(report.extended_why or None, why.strip())}
    report.extended_why = why.strip()
    changed_report(
        report=report, action="extend_report_reply", by=by,
        detail={"was": str(was or due), "now": str(until)}, personal_values=values,
    )  # fmt: skip


@transaction.atomic
def judge_answer(*, number: int, satisfied: bool, on: date, version: int | None, by: str) -> None:
    """We are satisfied with what the body did, or not; letters and pages say so.

    Refused before there is a reply, unless the time for it has passed without one.
    """
    report = taken_report(number=number, version=version, by=by)
    due = days_of(report).reply_due
    if report.replied_on is None and (satisfied or due is None or due >= clock.today()):
        raise Refused("no reply is recorded yet")
    first = report.replied_on or report.received_on
    if on > clock.today() or (first and on < first):
        raise Refused(f"the day lies between {first} and today")
    report.satisfied, report.satisfied_on = satisfied, on
    changed_report(
        report=report, action="judge_report_answer", by=by,
        detail={"satisfied": satisfied, "on": str(on)},
    )  # fmt: skip
    leave_satisfied(report=report, by=by)


def _put_day(report: ReportWork, what: Happening, on: date) -> None:
    row = HAPPENINGS[what]
    first = getattr(report, row.after)
    if first is None:
        raise Refused(row.lack)
    if on < first:
        raise Refused(f"{on} is before {first}, the day of “{words_of(row.after)}”")
    if on > clock.today() and not row.may_lie_ahead:
        raise Refused(f"{on} lies ahead: record it when it has come")
    setattr(report, row.field, on)


def _consider(
    report: ReportWork, considered_by: str, considered_on: date | None, replied: date
) -> None:
    if not considered_by.strip():
        raise Refused("say who in the body considered the report, such as its full council")
    day = considered_on or replied
    if report.received_on and not report.received_on <= day <= replied:
        raise Refused("the report was considered between its receipt and the reply")
    report.considered_by, report.considered_on = considered_by.strip(), day
