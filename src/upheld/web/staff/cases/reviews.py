"""Reviews of a decision, and a wrong reason put right."""

from django.http import HttpRequest, HttpResponse

from upheld.casework.actions import review_holding
from upheld.casework.actions import reviews as act_on
from upheld.casework.actions.correcting import correct_reason
from upheld.casework.models import DecisionEvent
from upheld.casework.queries.case_files import open_review
from upheld.casework.queries.decisions import kept_from_review, review_is_used
from upheld.domain.reasons import REASONS, reasons_for
from upheld.domain.roles import PERMITTED, Deed
from upheld.domain.sides import Side
from upheld.domain.stages import DECIDED, Step
from upheld.domain.time_limits import last_day_to_ask
from upheld.people.queries.people import is_blocked, people_who_may
from upheld.toolbox import clock
from upheld.web.staff.asking import may_except, person_of
from upheld.web.staff.cases.acting import Question, Said, acting
from upheld.web.staff.cases.forms import (
    Answered,
    AskedReview,
    Assigned,
    Corrected,
    Plain,
    to_choose,
)
from upheld.web.staff.cases.frame import address_of, case_page, work_of
from upheld.web.staff.dated import spoken_day
from upheld.web.staff.guard import GET, POST, does
from upheld.web.staff.once import once

TAB = "reviews/"


@does(Deed.SEE_CASES, GET, body="body")
def reviews(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Decisions and their reviews, the newest first."""
    work = work_of(reference, body)
    waiting, person = open_review(work.pk), person_of(request)
    decisions = list(
        DecisionEvent.objects.filter(case_body=work.pk).select_related("reasoned").order_by("-id")
    )
    return case_page(
        request, work, "cases/reviews.html", tab=TAB, decisions=decisions, REASONS=REASONS,
        reviews=work.case_body.reviews.order_by("-pk"), here=address_of(work), Side=Side,
        until=last_day_to_ask(decisions[0].decided) if decisions else None,
        decided=work.stage in DECIDED, waiting=waiting, used=review_is_used(work.pk),
        today=clock.today(), mine=waiting is not None and waiting.holder == person.key,
        kept=waiting is not None and person.key in kept_from_review(waiting.decision),
        exceptions=[r.words for r, grant in PERMITTED.items() if Deed.EXCEPT_CASE in grant.deeds],
    )  # fmt: skip


@does(Deed.INVESTIGATE_CASE, GET, POST, body="body")
@once
def ask(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Record that a side asks for a review."""
    work = work_of(reference, body)

    def act(said: Said) -> str:
        values = said.values
        asked = act_on.Asked(
            side=Side(values["side"]), on=values["on"], ground=said.form.lines("ground"),
            late_reason=said.form.lines("late_reason"),
        )  # fmt: skip
        act_on.ask_review(asked=asked, excepted=may_except(request), **said.common)
        return "The request is recorded. The decision is not published while the review is open."

    return acting(
        request, work, AskedReview, act,
        Question(title="Record a request for review", button="Record it", tab=TAB),
        initial={"on": spoken_day(clock.today())},
    )  # fmt: skip


@does(Deed.SHARE_OUT, GET, POST, body="body")
@once
def assign(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Give the open review to somebody who may review it."""
    work = work_of(reference, body)
    review = open_review(work.pk)
    kept = kept_from_review(review.decision) if review else frozenset()
    free = [
        (p.key, p.name)
        for p in people_who_may(Deed.REVIEW_CASE)
        if p.key not in kept and not is_blocked(p, body)
    ]

    def act(said: Said) -> str:
        review_holding.assign_review(holder=said.values["holder"], **said.common)
        return "Noted who reviews."

    return acting(
        request, work, Assigned, act,
        Question(
            title="Give the review to somebody", button="Save", tab=TAB,
            lede="Who made the decision or wrote its statement is not listed.",
        ),
        initial={"holder": review.holder if review else ""},
        options={"holder": to_choose(free, "Nobody")},
    )  # fmt: skip


@does(Deed.REVIEW_CASE, GET, POST, body="body")
@once
def take(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Take the open review that nobody holds."""

    def act(said: Said) -> str:
        review_holding.take_review(**said.common)
        return "You review this decision now."

    return acting(
        request, work_of(reference, body), Plain, act,
        Question(
            title="Take the review", button="Take it", tab=TAB,
            lede="It is on your desk alone from then on. You may give it back.",
        ),
    )  # fmt: skip


@does(Deed.REVIEW_CASE, GET, POST, body="body")
@once
def give_back(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Let go of a review that one holds."""

    def act(said: Said) -> str:
        review_holding.give_back_review(**said.common)
        return "The review waits for somebody again."

    return acting(
        request, work_of(reference, body), Plain, act,
        Question(title="Give the review back", button="Give it back", tab=TAB),
    )  # fmt: skip


@does(Deed.REVIEW_CASE, GET, POST, body="body")
@once
def answer(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Close the review with its result."""
    work = work_of(reference, body)

    def act(said: Said) -> str:
        found = act_on.Answer(
            result=said.values["result"], explanation=said.form.lines("explanation"),
            reason_code=said.values["reason"],
        )  # fmt: skip
        act_on.answer_review(answer=found, **said.common)
        return "The review is closed, and both sides are told."

    reasons = reasons_for(Step.AMEND, clock.today()).values()
    return acting(
        request, work, Answered, act,
        Question(
            title="Answer the review", button="Close the review", tab=TAB, warning=True,
            lede="That cannot be undone. A decision that is amended needs its new final statement "
            "first; figures of a frozen year stay as they are until the year is corrected.",
        ),
        options={"reason": to_choose([(r.code, r.words) for r in reasons], "Not amended")},
    )  # fmt: skip


@does(Deed.DECIDE_CASE, GET, POST, body="body")
@once
def correct(request: HttpRequest, reference: str, body: str) -> HttpResponse:
    """Put a right reason in the place of a wrong one."""
    work = work_of(reference, body)

    def act(said: Said) -> str:
        correct_reason(reason_code=said.values["reason"], why=said.form.lines("why"), **said.common)
        return "The reason is corrected. The day of the decision stays."

    options = [(r.code, f"{r.words} ({r.outcome.words})") for r in REASONS.values()]
    return acting(
        request, work, Corrected, act,
        Question(
            title="Correct the reason", button="Correct the reason", tab=TAB, warning=True,
            lede="For a slip of the pen: the day and the statement stay, and neither side is sent "
            "a letter. What was decided wrongly is reviewed instead.",
        ),
        options={"reason": to_choose(options, "Choose a reason")},
    )  # fmt: skip
