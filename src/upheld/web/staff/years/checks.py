"""The lines of the check: listed, assigned, cleared with a reason, opened again."""

import re
from collections.abc import Collection
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Overtaken, Refused
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies, people_who_may
from upheld.runs.annual.check import CheckLine, State, answer, check_year, line_of, reopen
from upheld.runs.annual.models import Clearance
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import tell
from upheld.web.staff.forms import words
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import Keys, in_order, listing, one_of, sorting
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.versions import Versioned
from upheld.web.staff.years.frame import address, reporting_year, room_of

CLEAR, ASSIGN, REOPEN = "clear", "assign", "reopen"
SLUG = re.compile(r"[a-z0-9-]+")
STATES = (State.OPEN, State.ASSIGNED, State.CLEARED)
EVERY = "all"
OF_CONTACTS = {"no contact", "two contacts", "no address", "contact not confirmed"}
COLUMNS: Keys = {
    # Errors first.
    "kind": lambda line: (not line.blocks, line.finding.kind),
    "subject": lambda line: line.finding.subject.casefold(),
    "found": lambda line: line.finding.what.casefold(),
    "state": lambda line: STATES.index(line.state),
    "said": lambda line: line.last.at if line.last else None,
}


class Answered(Versioned):
    """What is done with a line, to whom it goes, and why."""

    what = forms.ChoiceField(
        choices=[(each, each) for each in (CLEAR, ASSIGN, REOPEN)],
        error_messages={"required": "Choose what is done with this line"},
    )
    to = forms.CharField(required=False, max_length=200)
    why = words("Say why")

    def clean(self) -> dict[str, Any]:
        """Whoever takes a line is named."""
        cleaned = super().clean() or {}
        if cleaned.get("what") == ASSIGN and not cleaned.get("to"):
            self.add_error("to", "Choose who takes this line")
        return cleaned


@does(Deed.SEE_YEAR, GET)
def lines(request: HttpRequest, year: int) -> HttpResponse:
    """Every line, errors first, to filter by state, by text and by whom it was given to."""
    reporting_year(year)
    try:
        found = check_year(year)
    except Refused as refusal:
        return room_of(request, "check.html", f"Check of {year}", year, refused=str(refusal))
    blocked = blocked_bodies(person_of(request))
    seen = [line for line in found if not _is_about(line, blocked)]
    state, text = (
        one_of(request, "state", (*STATES, EVERY), State.OPEN),
        request.GET.get("text", ""),
    )
    mine, sort = one_of(request, "mine", ("1",)), sorting(request, COLUMNS, "kind")
    wanted = [line for line in seen if _is_wanted(line, state, text.strip())]
    if mine:
        wanted = [line for line in wanted if assigned_to(line) == person_of(request).key]
    chosen = {"state": state, "text": text.strip(), "mine": mine}
    return room_of(
        request, "check.html", f"Check of {year}", year, refused="", chosen=chosen, states=STATES,
        list=listing(request, in_order(wanted, sort, COLUMNS), chosen, sort),
        hidden=len(found) - len(seen), errors=sum(line.blocks for line in seen),
        still_open=sum(line.state is State.OPEN and not line.blocks for line in seen),
    )  # fmt: skip


@does(Deed.CLEAR_CHECK, GET, POST)
@once
def one(request: HttpRequest, year: int, line: str) -> HttpResponse:
    """One line, what was said about it, and what may be done with it."""
    found, back = _line(request, year, line), address(year, "check")
    made_from = found.last.pk if found.last else 0
    form = opened(request, Answered, initial={"version": made_from})
    if form.is_valid() and _answered(request, form, year, found):
        return HttpResponseRedirect(back)
    history = Clearance.objects.filter(year=year, line=line).order_by("-id")
    return room_of(
        request, "check_line.html", _title(found), year, Crumb(text="Check", address=back),
        form=form, line=found, history=history, people=people_who_may(Deed.CLEAR_CHECK), back=back,
        of_contact=found.finding.kind in OF_CONTACTS and found.finding.subject.split()[-1],
    )  # fmt: skip


def assigned_to(line: CheckLine) -> str:
    """The key of whoever has a line now; empty where nobody has it."""
    return line.last.assigned_to if line.last and line.state is State.ASSIGNED else ""


def _is_wanted(line: CheckLine, state: str, text: str) -> bool:
    said = f"{line.id} {line.finding.kind} {line.finding.subject} {line.finding.what}"
    # An error stays open work whoever has it.
    of_state = state in {EVERY, line.state} or (state == State.OPEN and line.blocks)
    return of_state and text.casefold() in said.casefold()


def _is_about(line: CheckLine, bodies: Collection[str]) -> bool:
    # A subject is a body, a case and a body, or a body and the words found.
    return not set(SLUG.findall(line.finding.subject)).isdisjoint(bodies)


def _line(request: HttpRequest, year: int, number: str) -> CheckLine:
    reporting_year(year)
    try:
        found = line_of(year, number)
    except Refused:
        raise Http404 from None
    if _is_about(found, blocked_bodies(person_of(request))):
        raise Http404
    return found


def _answered(request: HttpRequest, form: Answered, year: int, found: CheckLine) -> bool:
    said, by = form.cleaned_data, person_of(request).key
    try:
        if said["what"] == REOPEN:
            reopen(year, found.id, why=said["why"], by=by, version=form.made_from())
        else:
            to = said["to"] if said["what"] == ASSIGN else ""
            _check_taker(to)
            answer(
                year, found.id, why=said["why"], by=by, assign_to=to, version=form.made_from()
            )  # fmt: skip
    except Overtaken as first:
        form.overtaken(first, {})
        return False
    except Refused as refusal:
        form.refuse("what", refusal)
        return False
    done = {
        CLEAR: "is cleared; under “Cleared” it can be opened again",
        ASSIGN: "is assigned",
        REOPEN: "is open again",
    }[said["what"]]
    tell(request, f"The line “{_title(found)}” {done}.")
    return True


def _check_taker(key: str) -> None:
    if key and key not in {person.key for person in people_who_may(Deed.CLEAR_CHECK)}:
        raise Refused("choose somebody who may clear lines")


def _title(found: CheckLine) -> str:
    return f"{found.finding.kind[:1].upper()}{found.finding.kind[1:]}: {found.finding.subject}"
