"""Cases that are kept longer than their time: holds, and what is still open in old cases."""

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.casework.actions.holds import NO_CASE, lift_hold, place_hold
from upheld.casework.models import RetentionHold
from upheld.casework.queries import retention as found
from upheld.domain.errors import Refused
from upheld.domain.periods import months_after
from upheld.domain.retention import HoldReason, Standing, Term
from upheld.domain.roles import Deed
from upheld.pages.frame import Crumb
from upheld.people.queries.people import blocked_bodies
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.dated import day_field, spoken_day
from upheld.web.staff.environment import page, tell
from upheld.web.staff.forms import Asked, Reason, words
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.listing import listing, one_of
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.shown import shows_of

RETENTION = "/retention/"
UP = (Crumb(text="Retention", address=RETENTION),)
SORTS = ("until", "-until", "case_id", "-case_id")
DUE_SORTS = ("last_act", "-last_act", "reference", "-reference")


class PlaceHold(Asked):
    """Which case, why, and until when."""

    reference = words("Write the reference of the case", max_length=10)
    reason = forms.ChoiceField(
        choices=[(reason.value, reason.words) for reason in HoldReason],
        error_messages={"required": "Choose a reason", "invalid_choice": "Choose a reason"},
    )
    why = words("Say what the case is kept for")
    until = day_field("Write the last day of the hold")


@does(Deed.SEE_HOLDS, GET)
def holds(request: HttpRequest) -> HttpResponse:
    """Holds in force, those that end first before."""
    chosen = {
        "text": request.GET.get("text", "").strip(),
        "reason": one_of(request, "reason", HoldReason),
    }
    sort = one_of(request, "sort", SORTS, "until")
    rows = _holds(request).filter(case__reference__contains=chosen["text"])
    if chosen["reason"]:
        rows = rows.filter(reason=chosen["reason"])
    shown = listing(request, rows.order_by(sort, "id"), chosen, sort)
    shows_of(request, (each.case_id for each in shown.shown), "holds")
    return page(
        request, "retention/holds.html", "Retention", list=shown, chosen=chosen,
        reasons=HoldReason, until=_next_month(),
        ends=[(term, len(_coming(request, term))) for term in Term],
    )  # fmt: skip


@does(Deed.SEE_HOLDS, GET)
def coming(request: HttpRequest) -> HttpResponse:
    """What goes within the next month, by kind."""
    chosen = {"kind": one_of(request, "kind", Term, Term.DOCUMENTS)}
    term, sort = Term(chosen["kind"]), one_of(request, "sort", DUE_SORTS, "last_act")
    rows = _coming(request, term)
    _sort(rows, sort)
    return page(
        request, "retention/coming.html", "What goes next month", crumbs=UP, term=term,
        terms=Term, chosen=chosen, until=_next_month(), list=listing(request, rows, chosen, sort),
    )  # fmt: skip


@does(Deed.SEE_HOLDS, GET)
def due(request: HttpRequest) -> HttpResponse:
    """Cases whose time is over and that are kept, with what keeps them."""
    chosen = {"kind": one_of(request, "kind", Term, Term.PEOPLE)}
    term, sort = Term(chosen["kind"]), one_of(request, "sort", DUE_SORTS, "last_act")
    hidden = set(found.cases_of(blocked_bodies(person_of(request))))
    rows = [each for each in found.due(term) if each.keeps(term) and each.reference not in hidden]
    _sort(rows, sort)
    return page(
        request, "retention/due.html", "Cases kept although their time is over", crumbs=UP,
        list=listing(request, rows, chosen, sort), term=term, terms=Term, chosen=chosen,
    )  # fmt: skip


@does(Deed.HOLD_CASE, GET, POST)
@once
def place(request: HttpRequest) -> HttpResponse:
    """Keep a case longer."""
    form = opened(request, PlaceHold)
    if form.is_valid():
        said = form.cleaned_data
        try:
            _place(request, **said)
        except Refused as refusal:
            form.refuse("reference" if str(refusal) == NO_CASE else "until", refusal)
        else:
            until = spoken_day(said["until"])
            tell(request, f"Case {said['reference']} is kept until {until}.")
            return HttpResponseRedirect(RETENTION)
    return page(
        request, "retention/place.html", "Keep a case longer", form=form, crumbs=UP,
        reasons=HoldReason, example=months_after(clock.today(), 4),
    )  # fmt: skip


@does(Deed.HOLD_CASE, GET, POST)
@once
def lift(request: HttpRequest, number: int) -> HttpResponse:
    """Lift a hold, after a question."""
    placed = _holds(request).filter(pk=number).first()
    if placed is None:
        raise Http404
    form = opened(request, Reason)
    if form.is_valid():
        try:
            lifted = lift_hold(
                placed=placed, why=form.cleaned_data["why"], by=person_of(request).key
            )
        except Refused as refusal:
            form.refuse("why", refusal)
        else:
            first = "" if lifted else ": somebody else lifted it a moment ago"
            tell(request, f"The hold of case {placed.case_id} is lifted{first}.")
            return HttpResponseRedirect(RETENTION)
    return page(
        request, "question.html", f"Lift the hold of case {placed.case_id}", form=form, crumbs=UP,
        words="Where its time is over and nothing else keeps it, the people of the case are "
        "deleted after the next midnight. That cannot be undone.",
        button_words="Lift the hold", back=RETENTION,
    )  # fmt: skip


def _holds(request: HttpRequest) -> QuerySet[RetentionHold]:
    # Whoever has a conflict with a body learns nothing of its cases.
    hidden = found.cases_of(blocked_bodies(person_of(request)))
    return found.holds_in_force().exclude(case__in=hidden)


def _sort(rows: list[Standing], sort: str) -> None:
    rows.sort(key=lambda each: getattr(each, sort.removeprefix("-")), reverse=sort[0] == "-")


def _coming(request: HttpRequest, term: Term) -> list[Standing]:
    hidden = set(found.cases_of(blocked_bodies(person_of(request))))
    return [each for each in found.coming(term, _next_month()) if each.reference not in hidden]


def _next_month() -> date:
    return months_after(clock.today(), 1)


def _place(request: HttpRequest, *, reference: str, reason: str, why: str, until: date) -> None:
    who = person_of(request)
    if found.cases_of(blocked_bodies(who)).filter(case=reference).exists():
        raise Refused(NO_CASE)
    place_hold(
        reference=reference, reason=HoldReason(reason), why=why, until=until, by=who.key
    )  # fmt: skip
