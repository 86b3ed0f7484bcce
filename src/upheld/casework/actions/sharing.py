"""Who holds a case, and whether it cannot wait."""

from django.db import transaction

from upheld.casework.actions.working import changed, taken
from upheld.casework.models import CaseWork
from upheld.domain.errors import Refused
from upheld.domain.stages import Stage


@transaction.atomic
def share_out(*, key: str, version: int | None, by: str, holder: str, urgent: bool) -> CaseWork:
    """Give a case to somebody who holds it from now on. Intake has no caseloads.

    The caller asks whether that person may hold it: a conflict with the body keeps them out.
    """
    work = taken(key=key, version=version, by=by)
    if holder and work.stage == Stage.INTAKE:
        raise Refused("at its intake check a case is held by nobody; forward it first")
    was = {"holder": work.holder, "urgent": work.urgent}
    work.holder, work.urgent = holder, urgent
    changed(
        work=work, action="share_out", by=by,
        detail={"was": was, "now": {"holder": holder, "urgent": urgent}},
    )  # fmt: skip
    return work
