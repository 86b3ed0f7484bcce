"""What bodies are to do, what is due first at the head; and summaries that wait for a check."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from upheld.casework.queries.remedies import (
    PRESSING,
    Wait,
    Waiting,
    unchecked_summaries,
    waiting,
)
from upheld.domain.recommendations import RemedyKind
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies, names
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import listing, one_of

REMEDIES = "/remedies/"
MINE, NOW, ALL = "mine", "now", "all"
ORDERS: dict[str, Callable[[Waiting], Any]] = {
    "due": lambda row: (row.due, row.reference, row.number),
    "name": lambda row: (row.name, row.due),
    "case": lambda row: (row.reference, row.number),
    "kind": lambda row: (row.kind.words, row.due),
}


@does(Deed.SEE_CASES, GET)
def queue(request: HttpRequest) -> HttpResponse:
    """Due, overdue, evidence waiting, more time asked; never of a body that one may not see."""
    who = person_of(request)
    rows = waiting(today=clock.today(), without=blocked_bodies(who))
    holders = sorted({row.holder for row in rows if row.holder})
    chosen = {
        "text": request.GET.get("text", "").strip(),
        "wait": one_of(request, "wait", (*Wait, NOW, ALL), NOW),
        "holder": one_of(request, "holder", (*holders, MINE)),
        "kind": one_of(request, "kind", RemedyKind),
    }
    sort = one_of(request, "sort", (*ORDERS, *(f"-{name}" for name in ORDERS)), "due")
    found = [row for row in rows if _is_wanted(row, chosen, who.key)]
    calm = not found and "wait" not in request.GET
    if calm:
        # Nobody asked for what presses alone: the page opens with what is there.
        chosen["wait"] = ALL
        found = [row for row in rows if _is_wanted(row, chosen, who.key)]
    return page(
        request, "remedies/queue.html", "Remedies", calm=calm, chosen=chosen, waits=Wait,
        list=listing(request, _in_order(found, sort), chosen, sort), kinds=RemedyKind,
        holders=holders, names=names(), counts=_counts(rows), today=clock.today(),
    )  # fmt: skip


@does(Deed.CHECK_SUMMARY, GET)
def summaries(request: HttpRequest) -> HttpResponse:
    """Public summaries that nobody has checked, of the oldest case first."""
    who = person_of(request)
    rows = unchecked_summaries(without=blocked_bodies(who))
    return page(
        request, "remedies/summaries.html", "Public summaries to check",
        list=listing(request, rows, {}, "received"), names=names(), who=who,
        crumbs=(Crumb(text="Remedies", address=REMEDIES),),
    )  # fmt: skip


def _is_wanted(row: Waiting, chosen: dict[str, str], key: str) -> bool:
    holder = key if chosen["holder"] == MINE else chosen["holder"]
    wait = chosen["wait"]
    fits = wait == ALL or (row.wait in PRESSING if wait == NOW else row.wait == wait)
    return (
        fits
        and chosen["text"].casefold() in f"{row.name} {row.reference}".casefold()
        and holder in {"", row.holder}
        and chosen["kind"] in {"", row.kind}
    )


def _in_order(rows: Sequence[Waiting], sort: str) -> list[Waiting]:
    return sorted(rows, key=ORDERS[sort.removeprefix("-")], reverse=sort.startswith("-"))


def _counts(rows: Sequence[Waiting]) -> dict[Wait, int]:
    return {wait: sum(row.wait is wait for row in rows) for wait in Wait}
