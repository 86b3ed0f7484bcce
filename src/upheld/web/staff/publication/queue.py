"""Which decisions stand at the gate; what has to be done today first, the oldest at the head."""

import re
from collections import Counter

from django.http import HttpRequest, HttpResponse

from upheld.casework.queries.published_alone import published_alone
from upheld.casework.queries.publishing import GateLine, at_gate
from upheld.domain.gate import TO_DO, AtGate
from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import in_order, listing, one_of, sorting

TODAY, OBJECTED, ALL = "today", "objected", "all"
# As much of a reference as names a hundred cases at most.
REFERENCE = re.compile(r"\d{2} \d{3} \d{1,3}")
# These are nearly all there ever were, so their pages alone read them.
SETTLED = frozenset({AtGate.NEVER, AtGate.PUBLISHED, ALL})
KEYS = {
    "due": lambda line: (line.due, line.reference),
    "case": lambda line: line.reference,
    "name": lambda line: (line.name, line.due),
    "decided": lambda line: (line.decided, line.reference),
}


@does(Deed.SEE_CASES, GET)
def queue(request: HttpRequest) -> HttpResponse:
    """Every decision by its state; never of a body that one may not see."""
    chosen = {
        "text": request.GET.get("text", "").strip(),
        "state": one_of(request, "state", (*AtGate, TODAY, OBJECTED, ALL), TODAY),
    }
    blocked = blocked_bodies(person_of(request))
    lines = at_gate(
        now=clock.now(), without=blocked,
        settled=chosen["state"] in SETTLED or bool(chosen["text"]),
    )  # fmt: skip
    if REFERENCE.fullmatch(chosen["text"]):
        lines += published_alone(now=clock.now(), reference=chosen["text"], without=blocked)
    sort = sorting(request, KEYS, "due")
    wanted = [line for line in lines if _is_wanted(line, chosen)]
    return page(
        request, "publication/queue.html", "Publication",
        list=listing(request, in_order(wanted, sort, KEYS), chosen, sort), chosen=chosen,
        states=AtGate, counts=Counter(line.state for line in lines), settled=SETTLED,
        to_do=sum(line.state in TO_DO or line.objected for line in lines),
        objected=sum(line.objected for line in lines),
    )  # fmt: skip


def _is_wanted(line: GateLine, chosen: dict[str, str]) -> bool:
    state = chosen["state"]
    fits = {
        TODAY: line.state in TO_DO or line.objected, OBJECTED: line.objected, ALL: True,
    }.get(state, line.state == state)  # fmt: skip
    return fits and chosen["text"].casefold() in f"{line.name} {line.reference}".casefold()
