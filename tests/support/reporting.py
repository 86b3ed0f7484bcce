"""Public reports worked here, brought to a state the short way."""

from datetime import date, timedelta

from support import remedies, working
from upheld.casework.actions import reports
from upheld.casework.models import CaseWork, ReportWork
from upheld.domain.facts import ReportKind
from upheld.domain.stages import Stage
from upheld.toolbox import clock

WRITER, CHECKER, ISSUER = "person 1", "person 2", "person 3"
FACTS = {"subject": "delay in answering", "found": "took nine months to answer"}


def ready_to_issue(
    key: str, *, kind: ReportKind = ReportKind.PUBLIC_INTEREST, drafted: date | None = None
) -> ReportWork:
    """Written, checked by somebody else, its draft with all sides (four weeks ago)."""
    report = reports.open_report(key=key, kind=kind, title="A report", by=WRITER)
    number = report.pk
    reports.save_text(
        number=number, title="A report", text="We found fault.", version=None, by=WRITER
    )
    reports.save_facts(number=number, facts=FACTS, version=None, by=WRITER)
    on = drafted or clock.today() - timedelta(weeks=4)
    ReportWork.objects.filter(pk=number).update(opened_on=on)
    reports.send_draft(number=number, on=on, version=None, by=WRITER)
    reports.check_facts(number=number, version=None, by=CHECKER)
    return ReportWork.objects.get(pk=number)


def issued_report(key: str, *, kind: ReportKind = ReportKind.PUBLIC_INTEREST) -> ReportWork:
    """Issued today, by a third person; a case under investigation is decided before."""
    report = ready_to_issue(key, kind=kind)
    decide_first(key)
    reports.issue_report(number=report.pk, version=None, by=ISSUER)
    return ReportWork.objects.get(pk=report.pk)


def decide_first(key: str) -> None:
    """A case under investigation is upheld; any other stays as it is."""
    if CaseWork.objects.get(pk=key).stage == Stage.INVESTIGATION:
        remedies.decide(working.send_provisional(key))
