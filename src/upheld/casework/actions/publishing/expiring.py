"""Take down what has been public for as long as its kind is kept."""

from django.db import transaction

from upheld.casework import audit
from upheld.casework.models import PublishedDecision
from upheld.domain.publication import TakenDown
from upheld.toolbox import clock

SUBJECT = "expired decisions"


@transaction.atomic
def take_down_expired(*, by: str) -> int:
    """Take every text down whose last day is over; of how many. One event names them all."""
    over = PublishedDecision.objects.filter(
        taken_down_at__isnull=True, keep_until__lt=clock.today()
    )
    rows = list(over.order_by("pk").values_list("pk", flat=True))
    if not rows:
        return 0
    over.update(
        sections={}, taken_down_at=clock.now(), taken_down_by=by, taken_down_for=TakenDown.EXPIRED
    )
    audit.record(
        by=by, action="take_down_expired", subject=SUBJECT,
        detail={"decisions": len(rows), "rows": rows},
    )  # fmt: skip
    return len(rows)
