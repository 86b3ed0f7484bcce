"""Each step is asked for, confirmed and started; what it does runs in a process of its own."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.errors import Refused
from upheld.people.queries.people import blocked_bodies
from upheld.runs.annual.actions.desk_runs import DESPITE_LINKS
from upheld.runs.annual.correct import changes_since
from upheld.runs.annual.cut import latest_cut
from upheld.runs.desk.extent import extent
from upheld.runs.desk.starting import start
from upheld.runs.desk.state import facts_of
from upheld.runs.desk.steps import WORDS, Step
from upheld.web.staff.asking import person_of
from upheld.web.staff.forms import LONGEST_NOTE, Asked, words
from upheld.web.staff.guard import GET, POST, View, does
from upheld.web.staff.once import once_begun
from upheld.web.staff.opening import opened
from upheld.web.staff.years.differences import in_words, without
from upheld.web.staff.years.frame import YEARS, address, reporting_year, room_of
from upheld.web.staff.years.packs import readable_pack
from upheld.web.staff.years.recipients import counted

CHANGES_SHOWN = 20


class Started(Asked):
    """Nothing is asked but the button."""


class Correction(Asked):
    """What the public is told."""

    why = words("Say what was wrong; it is published", max_length=LONGEST_NOTE)


class Issued(Asked):
    """Why letters go whose links do not answer, where that is so."""

    despite_links = forms.CharField(required=False, max_length=LONGEST_NOTE)


# What a step asks besides its button.
ASKS: Mapping[Step, type[Asked]] = {Step.CORRECT: Correction, Step.ISSUE: Issued}


def _asking(step: Step) -> View:
    @does(step.deed, GET, POST)
    @once_begun
    def view(request: HttpRequest, year: int) -> HttpResponse:
        reporting_year(year)
        form: Asked = opened(request, ASKS.get(step, Started))
        if form.is_valid():
            try:
                run = start(
                    step, year=year, by=person_of(request).key, wishes=_wishes(request, step, form)
                )
            except Refused as refusal:
                form.refuse("why" if step is Step.CORRECT else None, refusal)
            else:
                return HttpResponseRedirect(f"{YEARS}runs/{run.pk}/")
        return room_of(
            request, "step.html", step.titled(year), year, form=form, step=step, words=WORDS[step],
            back=address(year), extent=extent(step, facts_of(year, thorough=False)),
            recipients=counted(request, year) if step is Step.ISSUE else None,
            pack=readable_pack(request, year) if step is Step.PACK else None,
            **_shown(request, step, year),
        )  # fmt: skip

    view.__name__ = str(step)
    view.__doc__ = f"{step.titled(None)}: ask, then start."
    return view


freeze = _asking(Step.FREEZE)
count = _asking(Step.COUNT)
write = _asking(Step.WRITE)
issue = _asking(Step.ISSUE)
stage = _asking(Step.STAGE)
correct = _asking(Step.CORRECT)
pack = _asking(Step.PACK)


def _wishes(request: HttpRequest, step: Step, form: Asked) -> Mapping[str, Any]:
    if step is Step.CORRECT:
        return {"why": form.cleaned_data["why"]}
    if step is Step.ISSUE:
        return {DESPITE_LINKS: form.cleaned_data["despite_links"].strip()}
    if step is Step.PACK:
        return {"leave_out": sorted(blocked_bodies(person_of(request)))}
    return {}


def _shown(request: HttpRequest, step: Step, year: int) -> Mapping[str, Any]:
    if step is not Step.CORRECT:
        return {"changes": None, "count": 0, "hidden": 0, "stands": ""}
    try:
        last = latest_cut(year)
    except Refused:
        return {"changes": [], "count": 0, "hidden": 0, "stands": ""}
    try:
        changes = changes_since(last)
    except Refused as refusal:
        return {"changes": [], "count": 0, "hidden": 0, "stands": str(refusal)}
    seen = without(changes, blocked_bodies(person_of(request)), (last,))
    return {
        "changes": in_words(seen[:CHANGES_SHOWN]), "count": len(changes),
        "hidden": len(changes) - len(seen), "stands": "",
    }  # fmt: skip
