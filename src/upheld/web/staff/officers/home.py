"""The room opens with what needs doing; then the rounds by year."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.outreach.queries.enquiries import open_round, rounds, to_settle
from upheld.outreach.queries.seminars import seminars
from upheld.outreach.queries.surveys import SurveyState, state_of, surveys
from upheld.people.queries.people import blocked_bodies
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.officers.frame import body_address


@does(Deed.ASK_OFFICERS, GET)
def home(request: HttpRequest) -> HttpResponse:
    """What waits, and every round."""
    blocked, today = blocked_bodies(person_of(request)), clock.today()
    waiting: dict[tuple[int, str], tuple[str, int]] = {}
    for each in to_settle().exclude(enquiry__body__in=blocked):
        enquiry = each.enquiry
        assert enquiry.round is not None  # noqa: S101 - contacts are asked in rounds alone
        key = (enquiry.round.year, enquiry.body_id)
        waiting[key] = (enquiry.body.short_name, waiting.get(key, ("", 0))[1] + 1)
    every = list(rounds())
    return page(
        request, "officers/home.html", "Link officers", rounds=every, running=open_round(),
        waiting=waiting, body_address=body_address, year=today.year,
        surveys=[(each, state_of(each)) for each in surveys()], State=SurveyState,
        seminars=seminars(),
        asked_this_year=any(each.year == today.year for each in every),
    )  # fmt: skip
