"""A seminar: which bodies have booked and which not, and those of a region invited."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.outreach.actions.inviting import invite_officers
from upheld.outreach.models import Session
from upheld.outreach.queries.seminars import BodyAtSeminar, bodies_at, seminars, to_invite
from upheld.people.queries.people import blocked_bodies
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.forms import CaseForm
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import listing, one_of, sorting
from upheld.web.staff.officers.frame import ROOM, UP, Act, asked
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened

STATES = {
    "booked": "Have booked", "invited": "Invited, not booked", "to_invite": "Can be invited",
    "unreached": "No link officer with an address",
}  # fmt: skip


class Invite(CaseForm):
    """A sure click; `version` holds how many were shown."""


@does(Deed.ASK_OFFICERS, GET)
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Every body by region, and how it stands."""
    found = _seminar(number)
    every, blocked = bodies_at(found), blocked_bodies(person_of(request))
    regions = sorted({each.region for each in every if each.region})
    chosen = {
        "region": one_of(request, "region", regions),
        "state": one_of(request, "state", STATES),
    }
    fits: Mapping[str, Callable[[BodyAtSeminar], bool]] = {
        "booked": lambda each: each.booked > 0,
        "invited": lambda each: each.invited and not each.booked,
        "to_invite": lambda each: each.can_be_invited,
        "unreached": lambda each: not each.role and not each.booked,
        "": lambda _: True,
    }
    rows = [
        each for each in every
        if each.body not in blocked and chosen["region"] in {"", each.region}
        and fits[chosen["state"]](each)
    ]  # fmt: skip
    return page(
        request, "officers/seminar.html", found.course.title, crumbs=UP, session=found,
        regions=regions, states=STATES, chosen=chosen, here=address_of(number),
        list=listing(request, rows, chosen, sorting(request, ("name",), "name")),
        left=len(to_invite(every, chosen["region"])),
    )  # fmt: skip


@does(Deed.ASK_OFFICERS, GET, POST)
@once
def invite(request: HttpRequest, number: int) -> HttpResponse:
    """Invite those of a region, or of all, each once."""
    found = _seminar(number)
    every = bodies_at(found)
    region = one_of(request, "region", {each.region for each in every if each.region})
    count = len(to_invite(every, region))
    form = opened(request, Invite, place=request.get_full_path(), initial={"version": count})

    def act(form: Invite) -> str:
        made = invite_officers(
            session=number, region=region, expected=form.made_from(), by=person_of(request).key
        )
        return f"{made} link officers are invited. Mails go with the next roll."

    said = Act(
        title=f"Invite the link officers of {region or 'every region'}", button="Invite them",
        back=address_of(number),
        lede=f"{count} have neither booked nor been invited, and get one mail: "
        f"{found.course.title}, {clock.spoken(found.starts_at)}.",
    )  # fmt: skip
    return asked(
        request, form, act, said, "officers/invite.html", sent_to=request.get_full_path(),
        count=count,
    )  # fmt: skip


def address_of(number: int) -> str:
    """The page of a seminar here."""
    return f"{ROOM}seminars/{number}/"


def _seminar(number: int) -> Session:
    found = next((each for each in seminars() if each.pk == number), None)
    if found is None:
        raise Http404
    return found
