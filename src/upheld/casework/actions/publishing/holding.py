"""Withhold a decision from publication for a reason of the list, and let it go again."""

from django.db import transaction

from upheld.casework.actions.publishing.working import at_work, note
from upheld.casework.models import PublicationWork
from upheld.casework.personal import Change
from upheld.casework.queries.publication_work import current_of
from upheld.domain.errors import Refused
from upheld.domain.gate import Withheld
from upheld.toolbox import clock


@transaction.atomic
def hold(
    *, key: str, version: int | None, by: str, reason: Withheld, why: str, excepted: bool = False
) -> PublicationWork:
    """Withhold it; most reasons need somebody who may allow exceptions (`excepted`)."""
    work = at_work(key=key, version=version, by=by)
    if work.held_for:
        raise Refused(f"it is withheld already: {Withheld(work.held_for).words}")
    if current_of(work.case_body.case_id, work.case_body.authority_id):
        raise Refused("it is published already: take it down, which says why to the public")
    if not why.strip():
        raise Refused("write why it is withheld")
    _check_may(reason, excepted)
    work.held_for, work.held_why = reason, why.strip()
    work.held_at, work.held_by = clock.now(), by
    note(
        work=work, action="withhold_decision", by=by, detail={"for": reason},
        personal_values={"why": Change(None, work.held_why)},
    )  # fmt: skip
    return work


@transaction.atomic
def let_go(
    *, key: str, version: int | None, by: str, why: str, excepted: bool = False
) -> PublicationWork:
    """Withhold it no longer; whoever could not have withheld it cannot let it go."""
    work = at_work(key=key, version=version, by=by)
    if not work.held_for:
        raise Refused("it is not withheld here, so there is nothing to let go")
    if not why.strip():
        raise Refused("write why it is withheld no longer")
    reason = Withheld(work.held_for)
    _check_may(reason, excepted)
    was, work.held_for, work.held_why = work.held_why, "", ""
    work.held_at = work.held_by = None
    note(
        work=work, action="let_decision_go", by=by, detail={"was": reason},
        personal_values={"withheld": Change(was, None), "why": Change(None, why.strip())},
    )  # fmt: skip
    return work


def _check_may(reason: Withheld, excepted: bool) -> None:
    if reason.needs_exception and not excepted:
        raise Refused(f"“{reason.words}” needs somebody who may allow exceptions")
