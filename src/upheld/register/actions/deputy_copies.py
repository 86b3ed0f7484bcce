"""Whether a body's deputy gets a copy of reminders."""

from datetime import date

from django.db import transaction

from upheld.domain.errors import Overtaken, Refused
from upheld.register.at_once import alone
from upheld.register.audited import note
from upheld.register.models import Authority, DeputyCopy
from upheld.toolbox import clock


@transaction.atomic
def set_deputy_copy(
    *, authority: str, copied: bool, counts_from: date, version: int, by: str
) -> bool:
    """Record what counts from a day on; False where that was recorded last already.

    `version` is the last state that the form was made from: `Overtaken` where somebody saved
    another since.
    """
    alone("deputy copies")
    if not Authority.objects.filter(pk=authority).exists():
        raise Refused(f"{authority} is not a body of the register")
    last = DeputyCopy.objects.filter(authority=authority).order_by("-pk").first()
    if last and last.pk != version:
        what = f"copies from {last.counts_from:%d/%m/%Y}"
        raise Overtaken(by=last.by, at=last.at, what=what, version=last.pk)
    if (last.copied, last.counts_from) == (copied, counts_from) if last else not copied:
        return False
    DeputyCopy.objects.create(
        authority_id=authority, copied=copied, counts_from=counts_from, at=clock.now(), by=by
    )
    detail = {"copied": copied, "counts_from": counts_from.isoformat()}
    note(by=by, action="set_deputy_copy", subject=f"body {authority}", detail=detail)
    return True
