"""Take out who came, and whom bodies named, once it is not needed any more; counts stay."""

from django.db import transaction
from django.db.models import F

from upheld.domain.enquiries import Settled
from upheld.outreach.models import Booking, ContactAnswer, Evaluation
from upheld.outreach.queries.due import needs_over, people_over
from upheld.outreach.queries.enquiries import answers_over
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


@transaction.atomic
def forget_answers(*, by: str) -> int:
    """Remove the names in answers that nobody settled in time, and settle them so; how many."""
    answers = list(answers_over(clock.today()).values_list("pk", flat=True))
    if not answers:
        return 0
    overwrite([ContactAnswer])
    gone = ContactAnswer.objects.filter(pk__in=answers, settled="").update(
        name="", title="", salutation="", email="", settled=Settled.LAPSED,
        settled_at=clock.now(), settled_by=by,
    )  # fmt: skip
    note(by=by, action="forget_contact_answers", subject="link officers", detail={"answers": gone})
    return gone
