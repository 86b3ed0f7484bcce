"""What all letters of a year say alike: its texts, a learning example among them, approved."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Overtaken, Refused
from upheld.domain.roles import Deed
from upheld.outreach.models.record_version import LEARNING
from upheld.outreach.queries.records import in_force
from upheld.runs.annual.actions.sector_texts import (
    approve_texts,
    leave_out_learning,
    take_learning,
)
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.plans import last_event, plan_of
from upheld.runs.annual.sector_texts import writers_of_texts
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import tell
from upheld.web.staff.guard import GET, POST, View, does
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.versions import Versioned
from upheld.web.staff.years.frame import address, reporting_year, room_of

TEXTS = "texts"


class Taken(Versioned):
    """Which resource, and of which state of the plan; the other acts ask for less."""

    key = forms.CharField(required=False, max_length=60)
    source = forms.CharField(required=False, max_length=200)


@does(Deed.SEE_YEAR, GET)
def texts(request: HttpRequest, year: int) -> HttpResponse:
    """The opening and sector texts, where each comes from, and who approved them."""
    return _page(request, year, None)


def _page(request: HttpRequest, year: int, form: Taken | None) -> HttpResponse:
    reporting_year(year)
    event, plan = last_event(year), plan_of(year)
    if event is None or plan is None:
        raise Http404
    form = form or opened(request, Taken, place=address(year, TEXTS))
    form.initial = {**(form.initial or {}), "version": event.pk}
    taken = {text.resource for text in plan.sector}
    offered = [
        (key, f"{each.content['title']} ({each.content['subject']})")
        for key, each in in_force(LEARNING, clock.now()).items()
        if key not in taken
    ]
    return room_of(
        request, "year_texts.html", f"Texts of {year}", year, plan=plan, event=event, form=form,
        offered=offered, gone=_gone(year), place=address(year, TEXTS),
        mine=person_of(request).key in writers_of_texts(year),
    )  # fmt: skip


def _gone(year: int) -> bool:
    return LetterVersion.objects.filter(year=year, issued_at__isnull=False).exists()


def _acting(deed: Deed, said: str, act: Any) -> View:
    @does(deed, POST)
    @once
    def view(request: HttpRequest, year: int) -> HttpResponse:
        form = opened(request, Taken, place=address(year, TEXTS))
        if form.is_valid():
            try:
                act(form, year=year, version=form.made_from(), by=person_of(request).key)
            except Overtaken as first:
                form.overtaken(first, {})
            except Refused as refusal:
                form.refuse(None, refusal)
            else:
                tell(request, said)
                return HttpResponseRedirect(address(year, TEXTS))
        return _page(request, year, form)

    return view


take = _acting(
    Deed.WRITE_LETTERS,
    "It is taken over. Somebody else approves the texts of the year; then write the letters.",
    lambda form, **common: take_learning(key=form.cleaned_data["key"], **common),
)
leave_out = _acting(
    Deed.WRITE_LETTERS,
    "It is left out. Somebody else approves the texts of the year; then write the letters.",
    lambda form, **common: leave_out_learning(source=form.cleaned_data["source"], **common),
)
approve = _acting(
    Deed.CHECK_LETTERS,
    "The texts are approved. The letters say them once they are written again.",
    lambda _form, **common: approve_texts(**common),
)
