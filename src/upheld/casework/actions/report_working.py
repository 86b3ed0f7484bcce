"""Change a report: one lock, one version, one event for each change."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from upheld.casework import audit
from upheld.casework.models import AuditEvent, ReportWork
from upheld.casework.personal import Change
from upheld.casework.queries.reports import subject_of
from upheld.domain.errors import Overtaken, Refused


@transaction.atomic
def taken_report(*, number: int, version: int | None, by: str) -> ReportWork:
    """The report, locked until the caller's transaction ends; `Overtaken` where somebody saved.

    One that was withdrawn is changed no more.
    """
    report = (
        ReportWork.objects.select_for_update(of=("self",))
        .select_related("case_body__case", "case_body__authority")
        .filter(pk=number)
        .first()
    )
    if report is None:
        raise Refused(f"there is no report {number}")
    if report.withdrawn_on:
        raise Refused(
            f"the report was withdrawn on {report.withdrawn_on}; open another one to go on"
        )
    if version is not None and report.version != version:
        last = AuditEvent.objects.filter(subject=subject_of(number)).order_by("-id").first()
        raise Overtaken(
            by=last.by if last and last.by != by else "you, elsewhere,",
            at=last.at if last else None,
            what=last.action.replace("_", " ") if last else "a change",
            version=report.version,
        )
    return report


@transaction.atomic
def changed_report(
    *, report: ReportWork, action: str, by: str, detail: Mapping[str, Any] | None = None,
    personal_values: Mapping[str, Change] | None = None,
) -> None:  # fmt: skip
    """Save the report with its next version, and note what was done. Inside `taken_report`."""
    report.version += 1
    report.save()
    audit.record(
        by=by, action=action, subject=subject_of(report.pk),
        detail={"of": report.case_body_id, **(detail or {})},
        personal_values=personal_values, under=report.case_body.case_id,
    )  # fmt: skip
