"""Keep a case longer than its time, for a reason and until a day."""

from datetime import date

from django.db import transaction

from upheld.casework import audit
from upheld.casework.models import Case, RetentionHold
from upheld.casework.personal import Change
from upheld.domain.errors import Refused
from upheld.domain.periods import months_after
from upheld.domain.retention import HOLD_MONTHS, HoldReason
from upheld.register.at_once import alone
from upheld.toolbox import clock

NO_CASE = "there is no such case; write its reference as 19 012 345"


@transaction.atomic
def place_hold(*, reference: str, reason: HoldReason, why: str, until: date, by: str) -> bool:
    """Keep the people of a case until the end of a day; False where the same hold stands.

    Refused for an unknown case, without an explanation, for a day that has passed, and for more
    than a year: a hold is looked at again.
    """
    today = clock.today()
    if not why.strip():
        raise Refused("say what the case is kept for")
    if not today <= until <= months_after(today, HOLD_MONTHS):
        raise Refused("a hold lasts from today for a year at most; place another one then")
    if not Case.objects.filter(pk=reference).exists():
        raise Refused(NO_CASE)
    alone(reference)
    same = RetentionHold.objects.filter(
        case_id=reference, reason=reason, until=until, lifted_at__isnull=True
    )
    if same.exists():
        return False
    made = RetentionHold(
        case_id=reference, reason=reason, why=why.strip(), until=until, placed_at=clock.now(),
        placed_by=by,
    )  # fmt: skip
    made.save()
    audit.record(
        by=by, action="place_hold", subject=reference,
        detail={"hold": made.pk, "reason": reason.value, "until": until.isoformat()},
        personal_values={"why": Change(None, why.strip())},
    )  # fmt: skip
    return True


@transaction.atomic
def lift_hold(*, placed: RetentionHold, why: str, by: str) -> bool:
    """Lift a hold: the people of the case go with the next midnight after their time is over.

    False where it was lifted. Refused without a reason.
    """
    if not why.strip():
        raise Refused("say why the hold is not needed any more")
    alone(placed.case_id)
    held = RetentionHold.objects.filter(pk=placed.pk, lifted_at__isnull=True).first()
    if held is None:
        return False
    held.lifted_at, held.lifted_by = clock.now(), by
    held.save()
    audit.record(
        by=by, action="lift_hold", subject=held.case_id, detail={"hold": held.pk},
        personal_values={"why": Change(None, why.strip())},
    )  # fmt: skip
    return True
