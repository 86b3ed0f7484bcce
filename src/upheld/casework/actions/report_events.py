"""The facts of a report that was worked here leave as an event, like those of an imported one."""

from django.db import transaction

from upheld.casework.models import ReportEvent, ReportWork
from upheld.domain.report_facts import NO_REPLY, NOT_SATISFIED
from upheld.toolbox import clock


@transaction.atomic
def leave(*, report: ReportWork, by: str) -> ReportEvent:
    """Record the facts as they are now, checked by somebody else. The caller's transaction."""
    pair = report.case_body
    event = ReportEvent(
        reference=pair.case_id, authority=pair.authority, kind=report.kind, title=report.title,
        issued=report.issued_on.isoformat() if report.issued_on else "",
        satisfied_on=_satisfied(report), **(report.facts | _not_satisfied(report)),
        at=clock.now(), by=by,
    )  # fmt: skip
    event.save()
    return event


@transaction.atomic
def leave_satisfied(*, report: ReportWork, by: str) -> ReportEvent | None:
    """The last event again, with the day on which we were satisfied, or that we are not.

    Facts that nobody has checked yet do not slip out with it. None where nothing differs.
    """
    pair = report.case_body
    last = (
        ReportEvent.objects.filter(
            reference=pair.case_id, authority=pair.authority, kind=report.kind
        )
        .order_by("-id")
        .first()
    )
    if last is None:
        return None
    said = {"satisfied_on": _satisfied(report), **_answered(report, last)}
    if all(getattr(last, name) == text for name, text in said.items()):
        return None
    last.pk, last.intake, last.at, last.by = None, None, clock.now(), by
    for name, text in said.items():
        setattr(last, name, text)
    last._state.adding = True  # noqa: SLF001 - Django's documented way to copy a row
    last.save()
    return last


def _answered(report: ReportWork, last: ReportEvent) -> dict[str, str]:
    # What was awaited before an answer that was not enough is not awaited any more after it.
    if last.awaited in {NOT_SATISFIED, NO_REPLY}:
        return _not_satisfied(report) or {"awaited": "", "awaited_by": ""}
    return _not_satisfied(report)


def _not_satisfied(report: ReportWork) -> dict[str, str]:
    if report.satisfied is not False:
        return {}
    return {"awaited": NOT_SATISFIED if report.replied_on else NO_REPLY, "awaited_by": ""}


def _satisfied(report: ReportWork) -> str:
    return report.satisfied_on.isoformat() if report.satisfied and report.satisfied_on else ""
