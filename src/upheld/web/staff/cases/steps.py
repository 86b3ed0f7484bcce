"""Take a step with a case: each is a page that says what it does, what it lacks, and asks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from upheld.casework.actions.deciding import decide as make_decision
from upheld.casework.actions.provisional import send_provisional
from upheld.casework.actions.provisional import take_back as take_it_back
from upheld.casework.actions.steps import take
from upheld.casework.queries.case_files import case_file
from upheld.domain.reasons import reasons_for
from upheld.domain.roles import Deed
from upheld.domain.stages import Step
from upheld.toolbox import clock
from upheld.web.staff.asking import may_except
from upheld.web.staff.cases.acting import Question, Said, acting
from upheld.web.staff.cases.forms import CaseForm, Decided, Plain, Provisional, Why, to_choose
from upheld.web.staff.cases.frame import work_of
from upheld.web.staff.cases.way import lacks_of
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once

_SAYS = {
    Step.FORWARD: "The case goes to assessment and waits there for somebody to hold it.",
    Step.CLOSE_AT_INTAKE: "The complaint is closed with this reason, and a letter says so. That "
    "cannot be undone; a review may reopen it.",
    Step.INVESTIGATE: "The case goes to investigation.",
    Step.CLOSE_AT_ASSESSMENT: "The complaint is decided with this reason, and letters go to both "
    "sides. That cannot be undone; a review may reopen it.",
    Step.SEND_PROVISIONAL: "The newest version of the provisional statement goes to both sides "
    "today, by letters of their own.",
    Step.TAKE_BACK: "The case goes back to the investigation, and the provisional decision is "
    "written and sent again. Who holds the case may do so once.",
    Step.DECIDE: "Letters with the final statement go to both sides in the same moment. That "
    "cannot be undone; a review may reopen or amend it.",
    Step.DISCONTINUE: "The investigation ends without a finding, and letters with the final "
    "statement go to both sides. That cannot be undone; a review may reopen it.",
}
_FINAL = frozenset({
    Step.CLOSE_AT_INTAKE, Step.CLOSE_AT_ASSESSMENT, Step.DECIDE, Step.DISCONTINUE
})  # fmt: skip


@does(Deed.CHECK_CASE, GET, POST, body="body")
@once
def forward(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """To assessment."""

    def act(said: Said) -> str:
        take(step=Step.FORWARD, **said.common)
        return "The case is with assessment."

    return _asked(request, reference, body, Step.FORWARD, Plain, act)


@does(Deed.CHECK_CASE, GET, POST, body="body")
@once
def close(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Close at intake."""
    return _decided(request, reference, body, Step.CLOSE_AT_INTAKE)


@does(Deed.ASSESS_CASE, GET, POST, body="body")
@once
def investigate(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """To investigation."""

    def act(said: Said) -> str:
        take(step=Step.INVESTIGATE, **said.common)
        return "The case is with investigation. Fix its scope and tell both sides."

    return _asked(request, reference, body, Step.INVESTIGATE, Plain, act)


@does(Deed.ASSESS_CASE, GET, POST, body="body")
@once
def close_assessed(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Close at assessment."""
    return _decided(request, reference, body, Step.CLOSE_AT_ASSESSMENT)


@does(Deed.INVESTIGATE_CASE, GET, POST, body="body")
@once
def provisional(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Send the provisional decision to both sides."""

    def act(said: Said) -> str:
        send_provisional(comments_due=said.values["comments_due"], **said.common)
        return "The provisional decision goes to both sides."

    return _asked(request, reference, body, Step.SEND_PROVISIONAL, Provisional, act)


@does(Deed.INVESTIGATE_CASE, GET, POST, body="body")
@once
def take_back(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Take the provisional decision back."""

    def act(said: Said) -> str:
        take_it_back(why=said.form.lines("why"), excepted=may_except(request), **said.common)
        return "The case is back in the investigation."

    return _asked(request, reference, body, Step.TAKE_BACK, Why, act)


@does(Deed.DECIDE_CASE, GET, POST, body="body")
@once
def decide(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """The final decision."""
    return _decided(request, reference, body, Step.DECIDE)


@does(Deed.DECIDE_CASE, GET, POST, body="body")
@once
def discontinue(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """End the investigation without a finding."""
    return _decided(request, reference, body, Step.DISCONTINUE)


def _decided(request: HttpRequest, reference: str, body: str, step: Step) -> HttpResponse:
    def act(said: Said) -> str:
        done = make_decision(
            step=step, reason_code=said.values["reason"], why=said.form.lines("why"),
            excepted=may_except(request), **said.common,
        )  # fmt: skip
        return f"Decided. The case is at “{done.stage.words}”, and its letters are written."

    given = reasons_for(step, clock.today()).values()
    reasons = [(r.code, f"{r.words} ({r.outcome.words})") for r in given]
    return _asked(
        request, reference, body, step, Decided, act, reason=to_choose(reasons, "Choose a reason")
    )


def _asked(
    request: HttpRequest, reference: str, body: str, step: Step, kind: type[CaseForm],
    act: Callable[[Said], str], **options: list[tuple[str, str]],
) -> HttpResponse:  # fmt: skip
    work = work_of(reference, body)
    file = case_file(work)
    question = Question(
        title=step.words, button=step.words, lede=_SAYS[step], warning=step in _FINAL
    )
    return acting(
        request, work, kind, act, question, options=options,
        lacks=lacks_of(step, file, file.today),
    )  # fmt: skip
