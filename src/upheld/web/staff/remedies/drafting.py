"""Recommendations before the decision, and their public summaries."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.actions.remedies import drafting as change
from upheld.casework.actions.remedies import summaries
from upheld.casework.actions.remedies.drafting import PERSONAL
from upheld.casework.actions.remedies.drafting import Asked as What
from upheld.domain.recommendations import RemedyKind
from upheld.domain.roles import Deed
from upheld.web.staff.asking import person_of
from upheld.web.staff.cases.frame import work_of
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once
from upheld.web.staff.remedies.asked import Act, ask, recommendation_of, signed
from upheld.web.staff.remedies.forms import Asking, Dated, Summary, Written, said

ADD = Act(
    form=Written, title="Add a recommendation", button="Add the recommendation",
    done="The recommendation is added. Agree its day next.",
    lede="One thing that the body is to do. Another thing is another recommendation.",
)  # fmt: skip
CHANGE = Act(
    form=Written, title="Change", button="Change the recommendation",
    done="The recommendation is changed.",
    lede="A public summary that you write anew is checked anew, by somebody else.",
)  # fmt: skip
REMOVE = Act(
    form=Asking, title="Take out", button="Take the recommendation out",
    done="The recommendation is taken out.", warns=True,
    lede="The body will not be asked for this. What it said stays in the audit alone.",
)  # fmt: skip
AGREE = Act(
    form=Dated, title="Agree the day", button="Record the day", done="The day is recorded.",
    lede="Once the case is decided this day stays; more time is agreed by an act of its own.",
)  # fmt: skip
CHECK = Act(
    form=Asking, title="Check the public summary", button="It may be published",
    done="The public summary is checked.",
    lede="Read it as a stranger would: nobody can be known from it, it says what changes, and it "
    "names no day. It is published with the decision.",
)  # fmt: skip
SUMMARY = Act(
    form=Summary, title="Write the public summary anew", button="Keep the summary",
    done="The summary is kept. It counts again once somebody else has checked it.",
    lede="Until it is checked, neither the new words nor the old ones are published.",
)  # fmt: skip


@does(Deed.INVESTIGATE_CASE, GET, POST, body="body")
@once
def add(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """One more."""
    work = work_of(reference, body)

    def do(form: Asking) -> None:
        change.add(
            key=work.pk, version=form.made_from(), asked=_what(form), by=person_of(request).key
        )

    return ask(request, work, ADD, do)


@does(Deed.INVESTIGATE_CASE, GET, POST, body="body")
@once
def change_one(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Other words or another kind."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)
    initial = {name: getattr(about, name) for name in ("kind", "theme", *PERSONAL)}

    def do(form: Asking) -> None:
        change.change(asked=_what(form), **signed(request, form, about))

    return ask(request, work, CHANGE, do, about=about, initial=initial)


@does(Deed.INVESTIGATE_CASE, GET, POST, body="body")
@once
def remove(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Take one out."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)

    def do(form: Asking) -> None:
        change.remove(**signed(request, form, about))

    return ask(request, work, REMOVE, do, about=about)


@does(Deed.INVESTIGATE_CASE, GET, POST, body="body")
@once
def agree(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """Its day."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)
    initial = {"due": spoken_day(about.due, ""), "agreed_on": spoken_day(about.agreed_on, "")}

    def do(form: Asking) -> None:
        change.agree(**said(form), **signed(request, form, about))

    return ask(request, work, AGREE, do, about=about, initial=initial)


@does(Deed.CHECK_SUMMARY, GET, POST, body="body")
@once
def check(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """The summary may be public."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)

    def do(form: Asking) -> None:
        summaries.check_summary(**signed(request, form, about))

    return ask(request, work, CHECK, do, about=about)


@does(Deed.MONITOR_REMEDY, GET, POST, body="body")
@once
def summary(request: HttpRequest, reference: str, body: str, number: int) -> HttpResponse:
    """The summary in other words."""
    work = work_of(reference, body)
    about = recommendation_of(work, number)
    initial = {"public_summary": about.public_summary, "theme": about.theme}

    def do(form: Asking) -> None:
        summaries.rewrite_summary(**said(form), **signed(request, form, about))

    return ask(request, work, SUMMARY, do, about=about, initial=initial)


def _what(form: Asking) -> What:
    answers = said(form)
    return What(**(answers | {"kind": RemedyKind(answers["kind"])}))
