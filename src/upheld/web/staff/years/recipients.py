"""Who would get the letters of a year, and what should be asked before they go."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse

from upheld.domain.errors import Refused
from upheld.domain.roles import Deed
from upheld.people.queries.people import blocked_bodies
from upheld.register.queries.authorities import records
from upheld.runs.annual.issue import plan_issue
from upheld.runs.annual.recipients import Envelope
from upheld.web.staff.asking import person_of
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import Keys, in_order, listing, one_of, sorting
from upheld.web.staff.years.frame import reporting_year, room_of

STOPPED, DOUBTFUL = "stopped", "doubtful"
KINDS = {STOPPED: "Would not go", DOUBTFUL: "In doubt"}


class Line(NamedTuple):
    """The letter of one body: offices alone, for addresses stand at the contacts."""

    name: str
    envelope: Envelope
    approved: bool


class Counted(NamedTuple):
    """A year's recipients in numbers."""

    letters: int
    messages: int
    doubts: int
    stopped: int


COLUMNS: Keys = {
    "name": lambda line: line.name.casefold(),
    "recipients": lambda line: len(line.envelope.recipients),
}


@does(Deed.SEE_POST, GET)
def recipients(request: HttpRequest, year: int) -> HttpResponse:
    """Every letter that has not gone yet, by body; what stops one comes first where asked."""
    reporting_year(year)
    chosen = {
        "kind": one_of(request, "kind", KINDS), "text": request.GET.get("text", "").strip(),
    }  # fmt: skip
    whole, why_none = _lines(request, year)
    wanted = [
        line
        for line in whole
        if _is(line, chosen["kind"]) and chosen["text"].casefold() in line.name.casefold()
    ]
    sort = sorting(request, COLUMNS, "name")
    return room_of(
        request, "recipients.html", f"Recipients of {year}", year, chosen=chosen, kinds=KINDS,
        list=listing(request, in_order(wanted, sort, COLUMNS), chosen, sort), why_none=why_none,
        whole=len(whole), number=year,
    )  # fmt: skip


def counted(request: HttpRequest, year: int) -> Counted | None:
    """The year's recipients in numbers, as whoever asks may know them; None without a plan."""
    lines, why_none = _lines(request, year)
    going = [line.envelope for line in lines if line.approved]
    if why_none:
        return None
    return Counted(
        letters=sum(not each.problem for each in going),
        messages=sum(len(each.recipients) for each in going),
        doubts=sum(bool(each.doubts) for each in going),
        stopped=sum(bool(each.problem) for each in going),
    )


def _lines(request: HttpRequest, year: int) -> tuple[list[Line], str]:
    blocked, bodies = blocked_bodies(person_of(request)), records()
    try:
        planned = plan_issue(year, thorough=False)
    except Refused as refusal:
        return [], str(refusal)
    return [
        Line(bodies[each.body].name, each, each.body in planned.approved)
        for each in planned.envelopes
        if each.body not in blocked
    ], ""


def _is(line: Line, kind: str) -> bool:
    if kind == STOPPED:
        return bool(line.envelope.problem)
    return not kind or bool(line.envelope.doubts)
