"""Rounds: seen before they start, started, followed and closed."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse

from upheld.domain.enquiries import REMINDED_AFTER, ROUND_DAYS
from upheld.domain.roles import Deed
from upheld.outreach.actions.rounds import close_round, start_round
from upheld.outreach.models import Enquiry
from upheld.outreach.queries.enquiries import would_ask
from upheld.people.queries.people import blocked_bodies
from upheld.register.models.contact import ROLES
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import listing, one_of, sorting
from upheld.web.staff.officers.forms import Sure
from upheld.web.staff.officers.frame import (
    ROOM,
    UP,
    Act,
    asked,
    body_address,
    round_address,
    round_in,
    without,
)
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened

STATES: Mapping[str, tuple[str, Callable[[Enquiry], bool]]] = {
    "open": ("Have not answered", lambda each: each.answered_at is None and bool(each.role)),
    "unreached": ("Could not be written to", lambda e: e.answered_at is None and not e.role),
    "waits": ("Something to settle", lambda each: any(not a.settled for a in each.answers.all())),
    "answered": ("Have answered", lambda each: each.answered_at is not None),
}


@does(Deed.ASK_OFFICERS, GET, POST)
@once
def start(request: HttpRequest) -> HttpResponse:
    """How many bodies would be asked and which cannot be reached; then ask them."""
    bodies = would_ask(clock.today())
    form = opened(request, Sure, initial={"version": len(bodies)})

    def act(form: Sure) -> str:
        made = start_round(expected=form.made_from(), by=person_of(request).key)
        return (
            f"The round of {made.year} has begun. Mails go with the next roll; bodies can answer "
            f"until {spoken_day(made.last_day)}."
        )

    said = Act(title="Ask the bodies who their contacts are", button="Ask them", back=ROOM)
    return asked(
        request, form, act, said, "officers/start.html", bodies=bodies,
        officers=sum(each.has_officer for each in bodies),
        chiefs=[each for each in bodies if each.role and not each.has_officer],
        unreached=[each for each in bodies if not each.role],
        days=ROUND_DAYS, reminded=[each.days for each in REMINDED_AFTER.values()],
    )  # fmt: skip


@does(Deed.ASK_OFFICERS, GET)
def one(request: HttpRequest, year: int) -> HttpResponse:
    """Who has answered, and who has not."""
    found = round_in(year)
    rows = found.enquiries.select_related("body").prefetch_related("answers", "mails")
    every = without(rows.order_by("body__short_name"), blocked_bodies(person_of(request)))
    state = one_of(request, "state", STATES)
    text = request.GET.get("text", "").strip()
    wanted = [
        each for each in every
        if (not state or STATES[state][1](each))
        and text.casefold() in each.body.short_name.casefold()
    ]  # fmt: skip
    chosen = {"text": text, "state": state}
    return page(
        request, "officers/round.html", f"Contacts {year}", crumbs=UP, round=found, chosen=chosen,
        list=listing(request, wanted, chosen, sorting(request, ("name",), "name")), roles=ROLES,
        states={key: (words, sum(map(fits, every))) for key, (words, fits) in STATES.items()},
        total=len(every), body_address=body_address, here=round_address(year),
    )  # fmt: skip


@does(Deed.ASK_OFFICERS, GET, POST)
@once
def close(request: HttpRequest, year: int) -> HttpResponse:
    """End a round before its last day."""
    round_in(year)

    def act(_: Sure) -> str:
        close_round(year=year, by=person_of(request).key)
        return "The round is closed. Its links lead nowhere any more."

    said = Act(
        title=f"Close the round of {year}", button="Close it", back=round_address(year),
        lede="Bodies cannot answer any more. What they said can still be settled.", warning=True,
    )  # fmt: skip
    return asked(request, opened(request, Sure), act, said)
