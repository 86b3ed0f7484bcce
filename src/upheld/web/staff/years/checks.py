"""The lines of the check: listed, assigned, cleared with a reason, opened again."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Overtaken, Refused
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies, names, people_who_may
from upheld.runs.annual.check import CheckLine, State, answer, line_of, reopen
from upheld.runs.annual.check_words import CheckWords, is_about, lines_seen_by
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
STATES = (State.OPEN, State.ASSIGNED, State.CLEARED)
EVERY = "all"
OF_CONTACTS = {"no contact", "two contacts", "no address", "contact not confirmed"}
COLUMNS = ("kind", "subject", "found", "state", "said")


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
        seen, hidden = lines_seen_by(year, blocked_bodies(person_of(request)))
    except Refused as refusal:
        return room_of(request, "check.html", f"Check of {year}", year, refused=str(refusal))
    words_of = CheckWords(names())
    state, text = (
        one_of(request, "state", (*STATES, EVERY), State.OPEN),
        request.GET.get("text", ""),
    )
    mine, sort = one_of(request, "mine", ("1",)), sorting(request, COLUMNS, "kind")
    wanted = [line for line in seen if _is_wanted(line, words_of, state, text.strip())]
    if mine:
        wanted = [line for line in wanted if assigned_to(line) == person_of(request).key]
    chosen = {"state": state, "text": text.strip(), "mine": mine}
    return room_of(
        request, "check.html", f"Check of {year}", year, refused="", chosen=chosen, states=STATES,
        list=listing(request, in_order(wanted, sort, _keys(words_of)), chosen, sort),
        words=words_of, hidden=hidden, alike=_alike(seen), errors=sum(line.blocks for line in seen),
        still_open=sum(line.clearable for line in seen),
    )  # fmt: skip


@does(Deed.CLEAR_CHECK, GET, POST)
@once
def one(request: HttpRequest, year: int, line: str) -> HttpResponse:
    """One line, what was said about it, and what may be done with it."""
    found, back, words_of = _line(request, year, line), address(year, "check"), CheckWords(names())
    made_from = found.last.pk if found.last else 0
    form = opened(request, Answered, initial={"version": made_from})
    if form.is_valid() and _answered(request, form, year, found):
        return HttpResponseRedirect(back)
    history = Clearance.objects.filter(year=year, line=line).order_by("-id")
    return room_of(
        request, "check_line.html", words_of.title(found), year, Crumb(text="Check", address=back),
        form=form, line=found, words=words_of, history=history, back=back,
        people=people_who_may(Deed.CLEAR_CHECK),
        of_contact=found.finding.kind in OF_CONTACTS,
        body=next(iter(found.finding.bodies[-1:]), ""),
    )  # fmt: skip


def assigned_to(line: CheckLine) -> str:
    """The key of whoever has a line now; empty where nobody has it."""
    return line.last.assigned_to if line.last and line.state is State.ASSIGNED else ""


def _keys(words_of: CheckWords) -> Keys:
    return {
        # Errors first.
        "kind": lambda line: (not line.blocks, line.finding.kind),
        "subject": lambda line: words_of.where(line).casefold(),
        "found": lambda line: words_of.found(line).casefold(),
        "state": lambda line: STATES.index(line.state),
        "said": lambda line: line.last.at if line.last else None,
    }


def _alike(lines: Sequence[CheckLine]) -> list[tuple[str, int]]:
    """Kinds of which several warnings are open, those with the most first."""
    counted = Counter(line.finding.kind for line in lines if line.clearable)
    return [(kind, count) for kind, count in counted.most_common() if count > 1]


def _is_wanted(line: CheckLine, words_of: CheckWords, state: str, text: str) -> bool:
    said = f"{line.id} {words_of.title(line)} {words_of.found(line)} {line.finding.subject}"
    # An error stays open work whoever has it.
    of_state = state in {EVERY, line.state} or (state == State.OPEN and line.blocks)
    return of_state and text.casefold() in said.casefold()


def _line(request: HttpRequest, year: int, number: str) -> CheckLine:
    reporting_year(year)
    try:
        found = line_of(year, number)
    except Refused:
        raise Http404 from None
    if is_about(found, blocked_bodies(person_of(request))):
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
    tell(request, f"The line “{CheckWords(names()).title(found)}” {done}.")
    return True


def _check_taker(key: str) -> None:
    if key and key not in {person.key for person in people_who_may(Deed.CLEAR_CHECK)}:
        raise Refused("choose somebody who may clear lines")
