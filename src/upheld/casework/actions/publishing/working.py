"""Change the work on a publication: one lock, one version, one event for each change."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from upheld.casework import audit
from upheld.casework.actions.working import taken
from upheld.casework.models import AuditEvent, PublicationWork
from upheld.casework.personal import Change
from upheld.casework.queries.publication_work import statement_sent, subject_of
from upheld.domain.errors import Overtaken, Refused
from upheld.register.at_once import alone


@transaction.atomic
def at_work(*, key: str, version: int | None, by: str) -> PublicationWork:
    """The work on a publication, locked with its case until the caller's transaction ends.

    It begins with the first change, at version 0, and anew after another decision with another
    statement. `version` is the one that the caller saw; None where nobody looked.
    """
    case = taken(key=key, version=None, by=by)
    # What happens to a case without its record, such as a consent or an import, waits for this.
    alone(subject_of(key))
    sent = statement_sent(key)
    if sent is None:
        raise Refused(f"{key} has no final statement that was sent, so nothing can be published")
    work = PublicationWork.objects.filter(pk=key).first()
    if work is None:
        work = PublicationWork(case_body=case.case_body, version=0, statement=sent)
    if version is not None and work.version != version:
        last = AuditEvent.objects.filter(subject=subject_of(key)).order_by("-id").first()
        raise Overtaken(
            by=last.by if last and last.by != by else "you, elsewhere,",
            at=last.at if last else None,
            what=last.action.replace("_", " ") if last else "a change",
            version=work.version,
        )
    if work.statement_id != sent.pk:
        work.statement, work.sections, work.settled = sent, {}, []
    return work


@transaction.atomic
def note(
    *, work: PublicationWork, action: str, by: str, detail: Mapping[str, Any] | None = None,
    personal_values: Mapping[str, Change] | None = None,
) -> None:  # fmt: skip
    """Save the work with its next version, and record what was done. Inside `at_work`."""
    work.version += 1
    work.save()
    audit.record(
        by=by, action=action, subject=subject_of(work.case_body_id), detail=dict(detail or {}),
        personal_values=personal_values, under=work.case_body.case_id,
    )  # fmt: skip
