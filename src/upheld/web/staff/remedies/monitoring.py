"""Recommendations after the decision: more time, done, evidence, assessed."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.actions.remedies import assessing, failing, happenings
from upheld.casework.models import Recommendation
from upheld.casework.queries.remedy_words import failure_text
from upheld.domain.roles import Deed
from upheld.domain.settlement import Verdict
from upheld.toolbox import clock
from upheld.web.staff.cases.frame import CASES, address_of, work_of
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.remedies.asked import PLACE, Act, ask, recommendation_of, signed
from upheld.web.staff.remedies.forms import Asking, Assessed, Day, Failure, MoreTime, Why, said

ASK = Act(
    form=MoreTime, title="More time is asked for", button="Record the request",
    done="The request is recorded; it waits for an answer.",
)  # fmt: skip
EXTEND = Act(
    form=MoreTime, title="Agree more time", button="Agree the new day",
    done="The new day is agreed.",
    lede="Lateness is judged by the new day. The day agreed first stays beside it.",
)  # fmt: skip
AFTERWARDS = (
    "The day that was agreed is over. Agreed now, more time makes what was late count as on time: "
    "do so only where the body was told of it before, and say in the reason when and how."
)
DECLINE = Act(
    form=Why, title="Do not agree more time", button="Keep the day",
    done="The day stays as it was agreed.",
)  # fmt: skip
DONE = Act(
    form=Day, title="Record that it is done", button="Record the day",
    done="The day it was done is recorded.",
    lede="The day on which the body did it, as it says: not the day on which it told us.",
)  # fmt: skip
ASSESS = Act(
    form=Assessed, title="Assess", button="Record the assessment",
    done="The assessment is recorded.",
    lede="On time or late follows from the day it was done and the day agreed. With the last "
    "recommendation the case closes, and the worst outcome counts.",
)  # fmt: skip
UNSATISFIED = Act(
    form=Why, title="Record that we are not satisfied", button="Record the finding",
    done="It is recorded that the remedy is not complete and that we are not satisfied.",
    warns=True,
    lede="Not complete and not satisfied. It counts against the body’s compliance. A new case "
    "about the failure is offered next.",
)  # fmt: skip
TAKE_BACK = Act(
    form=Why, title="Take the assessment back", button="Take the assessment back",
    done="The assessment is taken back; the recommendation waits again.", warns=True,
    lede="The recommendation waits again, and a closed case is open again for its remedy. What was "
    "counted in a frozen year stays until that year is corrected.",
)  # fmt: skip
NEW_CASE = Act(
    form=Failure, title="Open a case about this failure", button="Open the case",
    done="The case is open. Both cases have a note that names the other.",
    lede="A case of its own, received today, about the same body and for the same people. It may "
    "lead to a public report.",
    back="Not now: the finding stands, and this is offered beside it",
)  # fmt: skip


@does(Deed.MONITOR_REMEDY, GET, POST, body="body")
@once
def ask_more_time(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """The body asks for more time."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)

    def do(form: Asking) -> None:
        happenings.ask_more_time(**said(form), **signed(request, form, about))

    return ask(request, work, ASK, do, about=about)


@does(Deed.MONITOR_REMEDY, GET, POST, body="body")
@once
def extend(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """More time is agreed; what the body asked for is in the form."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)

    def do(form: Asking) -> None:
        answers = said(form)
        happenings.extend(due=answers.pop("until"), **answers, **signed(request, form, about))

    over = about.due is not None and about.due < clock.today()
    return ask(
        request, work, EXTEND, do, about=about, initial=_request_of(about),
        caution=AFTERWARDS if over else "",
    )  # fmt: skip


@does(Deed.MONITOR_REMEDY, GET, POST, body="body")
@once
def decline(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """No more time."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)

    def do(form: Asking) -> None:
        happenings.decline_more_time(**said(form), **signed(request, form, about))

    return ask(request, work, DECLINE, do, about=about)


@does(Deed.MONITOR_REMEDY, GET, POST, body="body")
@once
def done(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Done, as the body says."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)

    def do(form: Asking) -> None:
        happenings.note_done(**said(form), **signed(request, form, about))

    return ask(request, work, DONE, do, about=about)


@does(Deed.MONITOR_REMEDY, GET, POST, body="body")
@once
def assess(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """How it ended, where we are satisfied."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)

    def do(form: Asking) -> None:
        verdict = Verdict(form.cleaned_data["verdict"])
        why = form.cleaned_data["why"]
        assessing.assess(verdict=verdict, why=why, **signed(request, form, about))

    return ask(request, work, ASSESS, do, about=about)


@does(Deed.SETTLE_UNSATISFIED, GET, POST, body="body")
@once
def unsatisfied(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Not complete and not satisfied: a director alone; then a new case is offered."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)

    def do(form: Asking) -> str:
        assessing.settle_unsatisfied(**said(form), **signed(request, form, about))
        return address_of(work, f"{PLACE}{number}/new-case/")

    return ask(request, work, UNSATISFIED, do, about=about)


@does(Deed.MONITOR_REMEDY, GET, POST, body="body")
@once
def take_back(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """An assessment was wrong."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)

    def do(form: Asking) -> None:
        assessing.take_back(**said(form), **signed(request, form, about))

    return ask(request, work, TAKE_BACK, do, about=about)


@does(Deed.SETTLE_UNSATISFIED, GET, POST, body="body")
@once
def take_finding_back(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """A director’s finding was wrong."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)

    def do(form: Asking) -> None:
        assessing.take_back_unsatisfied(**said(form), **signed(request, form, about))

    return ask(request, work, TAKE_BACK, do, about=about)


@does(Deed.SETTLE_UNSATISFIED, GET, POST, body="body")
@once
def new_case(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """A case about the failure, its complaint written already."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)

    def do(form: Asking) -> str:
        made = failing.open_failure_case(**said(form), **signed(request, form, about))
        return f"{CASES}{made.reference.replace(' ', '-')}/{body}/"

    others = Recommendation.objects.filter(case_body=work.case_body, followed_by__isnull=False)
    return ask(
        request, work, NEW_CASE, do, about=about, initial={"text": failure_text(about)},
        others=others.order_by("number"),
    )  # fmt: skip


def _request_of(about: Recommendation) -> dict[str, str]:
    last = about.events.filter(what="asked").order_by("-id").first()
    if last is None or about.asked_until is None:
        return {}
    return {
        "until": spoken_day(about.asked_until), "asked_by": last.asked_by, "why": last.why,
    }  # fmt: skip
