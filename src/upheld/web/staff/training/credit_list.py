"""What was kept for those whose session was not held: open and used."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.outreach.models import Credit
from upheld.outreach.queries.bookings import credits_open
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import listing, one_of
from upheld.web.staff.shown import shows_of
from upheld.web.staff.training.frame import shown

OPEN, USED = "open", "used"


@does(Deed.SEE_TRAINING, GET)
def credit_list(request: HttpRequest) -> HttpResponse:
    """The oldest first; those that were used on request."""
    state = one_of(request, "state", (OPEN, USED), OPEN)
    used = Credit.objects.filter(used_on__isnull=False).select_related(
        "booking__session__course", "booking__body", "used_on__session__course"
    )
    rows = credits_open() if state == OPEN else used.order_by("-used_at", "-pk")
    page = listing(request, rows, {"state": state}, "kept")
    shows_of(request, [each.booking.receipt for each in page.shown], "list")
    return shown(
        request, "credits.html", "Credits", list=page, state=state,
        counts={OPEN: credits_open().count(), USED: used.count()},
    )  # fmt: skip
