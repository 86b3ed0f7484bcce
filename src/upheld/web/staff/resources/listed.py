"""Every question and resource; what waits for approval first."""

from collections import Counter

from django.http import HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.outreach.queries.records import Record, State, records
from upheld.toolbox import clock
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import in_order, listing, one_of, sorting
from upheld.web.staff.resources.frame import address_of
from upheld.web.staff.resources.words import KINDS

KEYS = {
    "state": lambda each: (list(State).index(each.state), each.kind, each.newest.written_at),
    "title": lambda each: each.title.casefold(),
    "kind": lambda each: (each.kind, each.title.casefold()),
    "written": lambda each: each.newest.written_at,
}


@does(Deed.SEE_RESOURCES, GET)
def listed(request: HttpRequest) -> HttpResponse:
    """The list, narrowed by kind, state and words."""
    every = records(clock.now())
    chosen = {
        "text": request.GET.get("text", "").strip(),
        "kind": one_of(request, "kind", KINDS),
        "state": one_of(request, "state", State),
    }
    sort = sorting(request, KEYS, "state")
    wanted = [each for each in every if _is_wanted(each, chosen)]
    return page(
        request, "resources/list.html", "Resources", chosen=chosen, kinds=KINDS, states=State,
        list=listing(request, in_order(wanted, sort, KEYS), chosen, sort),
        counts=Counter(each.state for each in every), total=len(every), address_of=address_of,
    )  # fmt: skip


def _is_wanted(each: Record, chosen: dict[str, str]) -> bool:
    said = f"{each.title} {each.newest.content.get('text', '')}".casefold()
    return (
        chosen["kind"] in {"", each.kind}
        and chosen["state"] in {"", each.state}
        and chosen["text"].casefold() in said
    )
