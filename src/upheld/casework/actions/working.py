"""Change the working record of a case x body: one lock, one version, one event for each change."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from upheld.casework import audit
from upheld.casework.models import AuditEvent, CaseBody, CaseWork
from upheld.casework.personal import Change
from upheld.domain.errors import Overtaken, Refused
from upheld.toolbox import clock


@transaction.atomic
def taken(*, key: str, version: int | None, by: str) -> CaseWork:
    """The working record, locked until the caller's transaction ends.

    `version` is the one that the caller saw; None where nobody looked (the clock, an import).
    `Overtaken` where somebody saved since.
    """
    work = (
        CaseWork.objects.select_for_update(of=("self",))
        .select_related("case_body__case", "case_body__authority")
        .filter(pk=key)
        .first()
    )
    if work is None:
        raise Refused(f"{key} is not worked on here")
    if version is not None and work.version != version:
        last = AuditEvent.objects.filter(subject=key).order_by("-id").first()
        raise Overtaken(
            by=last.by if last and last.by != by else "you, elsewhere,",
            at=last.at if last else None,
            what=last.action.replace("_", " ") if last else "a change",
            version=work.version,
        )
    return work


@transaction.atomic
def changed(
    *,
    work: CaseWork,
    action: str,
    by: str,
    detail: Mapping[str, Any] | None = None,
    personal_values: Mapping[str, Change] | None = None,
) -> None:
    """Save the record with its next version, and note what was done. Inside `taken`."""
    work.version += 1
    work.save()
    audit.record(
        by=by, action=action, subject=work.case_body_id, detail=dict(detail or {}),
        personal_values=personal_values, under=work.case_body.case_id,
    )  # fmt: skip


@transaction.atomic
def begin(*, pair: CaseBody, by: str, on: date | None = None, **known: Any) -> CaseWork:
    """Begin the working record of a case x body; `known` are its first facts."""
    work = CaseWork(case_body=pair, stage_since=on or clock.today(), opened_at=clock.now(), **known)
    work.save(force_insert=True)
    audit.record(
        by=by, action="open_case", subject=pair.pk, detail={"received": str(pair.received)},
        under=pair.case_id,
    )  # fmt: skip
    return work
