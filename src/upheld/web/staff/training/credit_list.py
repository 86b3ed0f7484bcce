"""What was kept for those whose session was not held: what is to be decided, open and used."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.outreach.models import Booking
from upheld.outreach.queries.bookings import paid_and_cancelled
from upheld.outreach.queries.credits import credits_open, credits_used, uses_of
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import listing, one_of
from upheld.web.staff.shown import shows_of
from upheld.web.staff.training.frame import shown

UNDECIDED, OPEN, USED = "undecided", "open", "used"


@does(Deed.SEE_TRAINING, GET)
def credit_list(request: HttpRequest) -> HttpResponse:
    """The oldest first; those that were used, and those to be decided, on request."""
    state = one_of(request, "state", (UNDECIDED, OPEN, USED), OPEN)
    rows = {UNDECIDED: paid_and_cancelled(), OPEN: credits_open(), USED: credits_used()}
    page = listing(request, rows[state], {"state": state}, "kept")
    bookings = (each if isinstance(each, Booking) else each.booking for each in page.shown)
    shows_of(request, [each.receipt for each in bookings if each], "list")
    return shown(
        request, "credits.html", "Credits", list=page, state=state,
        uses=uses_of(page.shown) if state != UNDECIDED else {},
        counts={name: found.count() for name, found in rows.items()},
    )  # fmt: skip
