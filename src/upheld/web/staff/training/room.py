"""Where training begins: what waits for a person, then the sessions."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.domain.training import CourseKind, SessionWay
from upheld.outreach.queries.bookings import paid_and_cancelled
from upheld.outreach.queries.listed import (
    Stands,
    WantedSessions,
    kept,
    months,
    sessions_listed,
    to_do,
)
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import listing, one_of
from upheld.web.staff.training.frame import shown

ALL, LATEST = "all", "-day"


@does(Deed.SEE_TRAINING, GET)
def room(request: HttpRequest) -> HttpResponse:
    """What needs doing today, oldest first, and the sessions as they were chosen."""
    chosen, wanted = chosen_of(request)
    sort = LATEST if wanted.newest_first else "day"
    return shown(
        request, "room.html", "Training", crumbs=(), to_do=to_do(), kept=kept(), chosen=chosen,
        undecided=paid_and_cancelled().count(),
        list=listing(request, sessions_listed(wanted), chosen, sort), Stands=Stands,
        months=[(f"{each:%Y-%m}", f"{each:%B %Y}") for each in months()],
    )  # fmt: skip


def chosen_of(request: HttpRequest) -> tuple[dict[str, str], WantedSessions]:
    """What was chosen of the list of sessions."""
    chosen = {
        "kind": one_of(request, "kind", CourseKind),
        "way": one_of(request, "way", SessionWay),
        "month": one_of(request, "month", [f"{each:%Y-%m}" for each in months()]),
        "state": one_of(request, "state", (ALL, *Stands), Stands.TO_COME),
    }
    newest = one_of(request, "sort", ("day", LATEST), "day") == LATEST
    return chosen, WantedSessions(
        kind=chosen["kind"], way=chosen["way"], month=chosen["month"],
        stands="" if chosen["state"] == ALL else chosen["state"], newest_first=newest,
    )  # fmt: skip
