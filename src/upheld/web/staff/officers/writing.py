"""A survey written, or written anew before it opens."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.domain.roles import Deed
from upheld.outreach.actions.surveys import change_survey, write_survey
from upheld.outreach.models import Survey
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page, tell
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.officers.frame import ROOM, UP, survey_address, survey_in
from upheld.web.staff.officers.survey_forms import WrittenSurvey, as_it_is
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened

MORE = "more"


@does(Deed.ASK_OFFICERS, GET, POST)
@once
def add(request: HttpRequest) -> HttpResponse:
    """A new survey."""
    return _written(request, opened(request, WrittenSurvey), None)


@does(Deed.ASK_OFFICERS, GET, POST)
@once
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Another wording of one that nobody was asked yet."""
    found = survey_in(number)
    return _written(request, opened(request, WrittenSurvey, initial=as_it_is(found)), found)


def _written(request: HttpRequest, form: WrittenSurvey, found: Survey | None) -> HttpResponse:
    def act() -> Survey:
        facts, by = form.facts(), person_of(request).key
        if found is None:
            return write_survey(facts=facts, by=by)
        return change_survey(survey=found.pk, facts=facts, version=form.made_from(), by=by)

    def now() -> dict[str, Any]:
        return as_it_is(survey_in(found.pk)) if found else {}

    if request.POST.get("do") != MORE and (made := form.done(act, now)):
        tell(request, "The survey is saved. Somebody else approves it.")
        return HttpResponseRedirect(survey_address(made.pk))
    return page(
        request, "officers/write.html", "Change a survey" if found else "Write a survey",
        crumbs=UP, form=None if request.POST.get("do") == MORE else form, shown=form,
        back=survey_address(found.pk) if found else ROOM,
    )  # fmt: skip
