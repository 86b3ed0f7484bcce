"""Decided cases whose remedy is awaited, and a clock that can be put on."""

from datetime import date, datetime, time, timedelta
from typing import Any

from support import working
from upheld.casework.actions.remedies import assessing, drafting, happenings
from upheld.casework.actions.remedies.drafting import Asked
from upheld.casework.actions.steps import take
from upheld.casework.models import CaseWork, Recommendation
from upheld.domain.recommendations import RemedyKind
from upheld.domain.stages import Step
from upheld.toolbox import clock

WEEKS = timedelta(weeks=4)
IMPROVES = Asked(
    kind=RemedyKind.TRAINING, public_summary="Train staff who answer complaints.",
    theme="Complaint handling",
)  # fmt: skip
APOLOGISES = Asked(kind=RemedyKind.APOLOGY, personal_text="Apologise to Pat Example.")


def add(key: str, asked: Asked = APOLOGISES, *, days: int = 28, by: str = working.WHO) -> int:
    """One more recommendation of an undecided case, due so many days from now; its id."""
    made = drafting.add(key=key, version=None, asked=asked, by=by)
    due = clock.today() + timedelta(days=days)
    drafting.agree(recommendation=made.pk, version=None, due=due, by=by)
    return made.pk


def decided(body: str = "luton", *more: Asked, days: int = 28) -> str:
    """An upheld case that awaits its remedy: the apology of `working`, and what else is asked."""
    key = working.with_provisional_decision(body)
    for asked in more:
        add(key, asked, days=days)
    decide(key)
    return key


def decide(key: str) -> None:
    """Fault that caused injustice."""
    working.make_ready_to_decide(key)
    take(key=key, step=Step.DECIDE, version=None, by=working.WHO, reason_code="fault_injustice")


def only(key: str) -> Recommendation:
    """The one recommendation of a case."""
    return Recommendation.objects.get(case_body_id=key)


def work(key: str) -> CaseWork:
    """How the case stands."""
    return CaseWork.objects.get(pk=key)


def go_to(monkeypatch: Any, day: date) -> None:
    """It is noon of a day."""
    moment = datetime.combine(day, time(12), tzinfo=clock.UK)
    monkeypatch.setattr(clock, "now", lambda: moment)


def make_to_look_at() -> None:
    """Undecided about Bedford, awaited and overdue about Barnet, refused about Kent."""
    add(working.at_investigation("bedford"), IMPROVES, by="person 2")
    key = working.with_provisional_decision("barnet")
    add(key, IMPROVES)
    decide(key)
    first, second = Recommendation.objects.filter(case_body=key).order_by("number")
    more = {"asked_by": "link officer", "why": "The officer is ill."}
    by: dict[str, Any] = {"version": None, "by": "demonstration investigator"}
    until = clock.today() + 2 * WEEKS
    happenings.ask_more_time(recommendation=second.pk, until=until, **by, **more)
    past = clock.today() - timedelta(days=8)
    Recommendation.objects.filter(pk=first.pk).update(first_due=past, due=past)
    refused = decided("kent")
    assessing.settle_unsatisfied(
        recommendation=only(refused).pk, why="It refuses to apologise.", **by
    )
    CaseWork.objects.update(holder="demonstration investigator")
