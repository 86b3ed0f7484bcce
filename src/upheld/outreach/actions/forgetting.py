"""Take out who came, once it is not needed any more; the counts stay."""

from django.db import transaction
from django.db.models import F

from upheld.outreach.models import Booking, Evaluation
from upheld.outreach.queries.due import needs_over, people_over
from upheld.register.audited import note
from upheld.register.traces import overwrite
from upheld.toolbox import clock


@transaction.atomic
def forget_people(*, by: str) -> int:
    """Remove needs, then names and addresses, whose time is over; how many bookings lost a name."""
    needs = list(needs_over().values_list("pk", flat=True))
    people = list(people_over().values_list("pk", flat=True))
    if not needs and not people:
        return 0
    overwrite([Booking, Evaluation])
    Booking.objects.filter(pk__in=needs).update(needs="")
    Booking.objects.filter(pk__in=people).update(
        name="", email="", organisation="", needs="", order_number="", forgotten_at=clock.now(),
        version=F("version") + 1,
    )  # fmt: skip
    Evaluation.objects.filter(booking__in=people).update(words="")
    note(
        by=by, action="forget_people_of_sessions", subject="training",
        detail={"needs": len(needs), "people": len(people)},
    )  # fmt: skip
    return len(people)
