"""The register of bodies: the list, and a body with its whole history."""

from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.authority_types import AuthorityType
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies
from upheld.register.models import Authority
from upheld.register.queries import bodies as found
from upheld.register.queries.authorities import predecessors, successors
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import listing, one_of

REGISTER = "/register/"
UP = (Crumb(text="Register", address=REGISTER),)


@does(Deed.SEE_REGISTER, GET)
def register(request: HttpRequest) -> HttpResponse:
    """Every body, to filter and sort; those in conflict with the reader are not there."""
    regions, today = found.regions(), clock.today()
    wanted = found.WantedBodies(
        text=request.GET.get("text", "").strip(),
        type=one_of(request, "type", AuthorityType),
        region=one_of(request, "region", regions),
        state=one_of(request, "state", ("", *found.STATES), found.EXISTING),
        sort=one_of(request, "sort", [w + s for s in found.SORTS for w in ("", "-")], "name"),
    )
    rows = found.bodies(wanted, day=today, without=blocked_bodies(person_of(request)))
    chosen = {name: getattr(wanted, name) for name in ("text", "type", "region", "state")}
    return page(
        request, "register/list.html", "Register of bodies",
        list=listing(request, rows, chosen, wanted.sort), wanted=wanted, regions=regions,
        states=found.STATES, types=AuthorityType, state_of=lambda body: found.state_of(body, today),
    )  # fmt: skip


@does(Deed.SEE_REGISTER, GET, body="body")
def one(request: HttpRequest, body: str) -> HttpResponse:
    """One body: names, types, days, codes, succession, residents and what people changed."""
    known = body_or_404(body)
    return page(
        request, "register/body.html", found.name_today(known), body=known, today=clock.today(),
        crumbs=UP, names=found.names_of(known), aliases=found.aliases_of(known),
        types=found.types_of(known), before=predecessors(body), after=successors(body),
        districts=known.districts.order_by("short_name"), changes=found.changes_of(body),
        residents=known.populations.order_by("-year"),
    )  # fmt: skip


def body_or_404(slug: str) -> Authority:
    """A body of the register."""
    known = found.body(slug)
    if known is None:
        raise Http404
    return known


def address_of(slug: str) -> str:
    """Where a body stands in the register."""
    return f"{REGISTER}bodies/{slug}/"


def crumbs_of(body: Authority) -> tuple[Crumb, ...]:
    """The way back to a body."""
    return (*UP, Crumb(text=body.short_name, address=address_of(body.pk)))
