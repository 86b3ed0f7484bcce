"""Public reports on cases that a demonstration works on, issued today, their clocks running."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from upheld.casework.actions.report_days import extend_reply, record_day
from upheld.casework.actions.reports import (
    check_facts,
    issue_report,
    open_report,
    save_facts,
    save_text,
    send_draft,
)
from upheld.casework.models import CaseWork, ReportWork
from upheld.casework.queries.reports import days_of
from upheld.domain.facts import ReportKind
from upheld.domain.report_happenings import Happening
from upheld.domain.roles import Role
from upheld.domain.stages import Stage
from upheld.runs.demo.texts import read_text
from upheld.runs.demo.who_acts import actor
from upheld.toolbox import clock

WHY_EARLY = "Both sides have commented already."
WHY_LONGER = "Agreed by letter: the next meeting of the cabinet is later."


@transaction.atomic
def make_worked_reports() -> int:
    """Issue a report on each decided case that a text fits; 0 where there are some already."""
    if ReportWork.objects.exists():
        return 0
    made = 0
    for row in tomllib.loads(read_text("worked_reports.toml"))["report"]:
        work = CaseWork.objects.filter(
            case_body__authority=row["body"], case_body__authority__fictional=True,
            subject=row["subject"], stage=Stage.REMEDY,
        ).first()  # fmt: skip
        if work is not None:
            _issue(work.case_body_id, row)
            made += 1
    return made


def _issue(key: str, row: Mapping[str, Any]) -> None:
    writer, reader = actor(Role.INVESTIGATOR), actor(Role.OMBUDSMAN)
    report = open_report(
        key=key, kind=ReportKind.PUBLIC_INTEREST, title=row["title"], by=writer
    )  # fmt: skip
    number = report.pk
    save_text(number=number, title=row["title"], text=row["text"], version=None, by=writer)
    save_facts(number=number, facts=row["facts"], version=None, by=writer)
    check_facts(number=number, version=None, by=reader)
    send_draft(number=number, version=None, by=writer)
    issue_report(number=number, version=None, by=reader, why_early=WHY_EARLY)
    today = clock.today()
    record_day(number=number, what=Happening.RECEIVED, on=today, version=None, by=writer)
    due = days_of(ReportWork.objects.get(pk=number)).reply_due
    if row["extended_days"] and due:
        until = due + timedelta(days=row["extended_days"])
        extend_reply(number=number, until=until, why=WHY_LONGER, version=None, by=writer)
