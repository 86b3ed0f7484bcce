"""One survey: as link officers will see it, approved by another, its answers counted."""

from django.http import HttpRequest, HttpResponse

from upheld.domain.enquiries import FEWEST_SHOWN
from upheld.domain.roles import Deed
from upheld.outreach.actions.surveys import approve_survey, close_survey
from upheld.outreach.queries.by_link import questions_of
from upheld.outreach.queries.enquiries import would_ask
from upheld.outreach.queries.surveys import SurveyState, export_of, results_of, state_of
from upheld.toolbox import clock
from upheld.web.staff.asking import person_of
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.officers.forms import Sure
from upheld.web.staff.officers.frame import UP, Act, asked, survey_address, survey_in
from upheld.web.staff.once import once
from upheld.web.staff.opening import opened
from upheld.web.staff.sheets import sheet_file
from upheld.web.staff.shown import shows_of

COLUMNS = ("question", "text", "authorities", "option", "count", "answered", "percent")


@does(Deed.ASK_OFFICERS, GET)
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Its questions before it opens; what came of them afterwards."""
    found = survey_in(number)
    results = results_of(found) if found.opened_at else ()
    if any(each.words for each in results):
        shows_of(request, (f"survey {number}",), "page")
    would = sum(each.has_officer for each in would_ask(clock.today()))
    return page(
        request, "officers/survey.html", found.title, crumbs=UP, survey=found,
        state=state_of(found), State=SurveyState, questions=questions_of(found.questions),
        results=results, fewest=FEWEST_SHOWN, here=survey_address(number), would=would,
        mine=found.written_by == person_of(request).key,
    )  # fmt: skip


@does(Deed.ASK_OFFICERS, GET, POST)
@once
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """By somebody who did not write it."""
    found = survey_in(number)

    def act(form: Sure) -> str:
        approve_survey(survey=number, version=form.made_from(), by=person_of(request).key)
        return "It is approved. Link officers are asked on its first day."

    said = Act(
        title=f"Approve “{found.title}”", button="Approve it", back=survey_address(number),
        lede="On its first day each link officer, or the deputy, gets one mail with a link.",
    )  # fmt: skip
    return asked(request, opened(request, Sure, initial={"version": found.version}), act, said)


@does(Deed.ASK_OFFICERS, GET, POST)
@once
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Before its last day."""
    found = survey_in(number)

    def act(_: Sure) -> str:
        close_survey(survey=number, by=person_of(request).key)
        return "The survey is closed."

    said = Act(
        title=f"Close “{found.title}”", button="Close it", back=survey_address(number),
        lede="Nobody can answer any more.", warning=True,
    )  # fmt: skip
    return asked(request, opened(request, Sure), act, said)


@does(Deed.ASK_OFFICERS, GET)
def export(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Counts as a file: no name, no body, nobody's words."""
    del request
    return sheet_file(form, f"survey-{number}", COLUMNS, export_of(survey_in(number)))
