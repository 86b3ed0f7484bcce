"""What becomes of recommendations when a review changes the decision that asked for them."""

from datetime import timedelta
from typing import Any

import pytest

from support import remedies, working
from upheld.casework.actions import reviews
from upheld.casework.actions.remedies import assessing, drafting, happenings
from upheld.casework.actions.steps import take
from upheld.casework.cut import rows_of
from upheld.casework.models import (
    AuditEvent,
    CaseWork,
    ComplianceEvent,
    Recommendation,
    Statement,
)
from upheld.casework.queries.remedies import awaited
from upheld.casework.queries.retention import standings
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.cut_columns import PAIRS
from upheld.domain.errors import Refused
from upheld.domain.recommendations import RemedyKind
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.settlement import Verdict
from upheld.domain.sides import Side
from upheld.domain.stages import Stage, Step
from upheld.domain.statements import Section, StatementKind
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")
WHO, OTHER = working.WHO, "person 2"
DAY = timedelta(days=1)


def on(number: int) -> dict[str, Any]:
    """Which recommendation, seen by nobody before, by whom."""
    return {"recommendation": number, "version": None, "by": WHO}


def finish(number: int) -> None:
    """Done and evidenced today, and assessed."""
    happenings.note_done(**on(number), on=clock.today())
    happenings.note_evidence(**on(number), on=clock.today(), note="Seen.")
    assessing.assess(**on(number), verdict=Verdict.COMPLETE, why="")


def ask(key: str) -> None:
    """A review is asked for, and the final statement written anew meanwhile."""
    asked = reviews.Asked(side=Side.BODY, on=clock.today(), ground="Wrong.")
    reviews.ask_review(key=key, version=None, by=WHO, asked=asked)
    Statement(
        case_body_id=key, kind=StatementKind.FINAL, version=2, at=clock.now(), by=WHO,
        sections=dict.fromkeys(Section, "Text."),
    ).save()  # fmt: skip


def answer(key: str, result: str, reason: str = "") -> None:
    """The review is answered by somebody else."""
    found = reviews.Answer(result=result, explanation="A document.", reason_code=reason)
    reviews.answer_review(key=key, version=None, by=OTHER, answer=found)


def _row() -> dict[str, Any]:
    (row,) = rows_of(ReportingYear.of(clock.today()))["pairs"]
    return dict(zip(PAIRS, row, strict=True))


def test_a_review_that_finds_no_fault_ends_what_was_awaited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is due any more, in the queue and in the cut; why stands beside what was asked."""
    key = remedies.decided("luton", remedies.IMPROVES, days=14)
    each = Recommendation.objects.get(case_body_id=key, kind=RemedyKind.APOLOGY)
    ask(key)
    answer(key, "amended", "no_fault")
    assert remedies.work(key).stage == Stage.CLOSED
    assert not awaited().exists()
    assert ComplianceEvent.objects.latest("id").withdrawn
    gone = Recommendation.every.get(pk=each.pk)
    assert gone.withdrawn_on == clock.today()
    assert gone.events.latest("id").why == "A document."
    remedies.go_to(monkeypatch, each.due + 90 * DAY)  # type: ignore[operator] # it has a day
    assert not _row()["due_unsettled"]
    assert standings([key.partition("/")[0]])[0].kept_by == ()


def test_a_reopened_case_that_ends_without_fault_awaits_nothing() -> None:
    """What an earlier decision asked for is withdrawn, assessed or not; what is new is not."""
    key = remedies.decided("luton", remedies.APOLOGISES)
    first, second = Recommendation.objects.order_by("number")
    finish(second.pk)
    ask(key)
    answer(key, "reopened")
    assert ComplianceEvent.objects.latest("id").outcome is None
    remedies.add(key)
    CaseWork.objects.filter(pk=key).update(publication="publish")
    discontinue: dict[str, Any] = {
        "key": key, "step": Step.DISCONTINUE, "version": None, "by": WHO,
        "reason_code": "discontinued",
    }  # fmt: skip
    with pytest.raises(Refused) as refused:
        take(**discontinue)
    assert "the final statement is not complete" in refused.value.problems
    Statement.objects.update(at=clock.now())
    with pytest.raises(Refused, match="not yet") as refused:
        take(**discontinue)
    assert "take them out" in str(refused.value.problems)
    drafting.remove(**on(Recommendation.objects.latest("number").pk))
    take(**discontinue)
    assert not Recommendation.objects.exists()
    for each in (first, second):
        assert Recommendation.every.get(pk=each.pk).withdrawn_on
    assert not _row()["due_unsettled"]


def test_a_reopened_case_may_ask_for_less() -> None:
    """What it still asks for is settled already, so the whole is."""
    key = remedies.decided("luton", remedies.APOLOGISES)
    first, second = Recommendation.objects.order_by("number")
    finish(second.pk)
    CaseWork.objects.filter(pk=key).update(
        stage=Stage.PROVISIONAL, comments_due=clock.today() - DAY
    )
    drafting.remove(**on(first.pk))
    take(key=key, step=Step.DECIDE, version=None, by=WHO, reason_code="fault_injustice")
    last = ComplianceEvent.objects.latest("id")
    assert (last.outcome, last.due) == (ComplianceOutcome.ON_TIME, second.due)
    assert remedies.work(key).stage == Stage.CLOSED


def test_while_a_review_is_open_a_remedy_may_be_proposed() -> None:
    """For the decision that takes the place of the old one; what that asked for stays."""
    key = working.with_provisional_decision()
    drafting.remove(**on(remedies.only(key).pk))
    working.make_ready_to_decide(key)
    take(key=key, step=Step.DECIDE, version=None, by=WHO, reason_code="no_fault")
    ask(key)
    number = remedies.add(key)
    with pytest.raises(Refused, match="awaits no remedy"):
        happenings.note_done(**on(number), on=clock.today())
    answer(key, "amended", "fault_injustice")
    assert [each.pk for each in awaited()] == [number]
    assert remedies.work(key).stage == Stage.REMEDY


def test_what_was_proposed_goes_with_a_decision_that_stands() -> None:
    """It is in no queue meanwhile, and what the decision asked for is not touched."""
    key = remedies.decided()
    old = remedies.only(key).pk
    ask(key)
    number = remedies.add(key, days=90)
    assert [each.pk for each in awaited()] == [old]
    with pytest.raises(Refused, match="no decision asks for it"):
        happenings.note_done(**on(number), on=clock.today())
    with pytest.raises(Refused, match="decision that is reviewed"):
        drafting.remove(**on(old))
    answer(key, "sound")
    assert remedies.only(key).pk == old
    assert AuditEvent.objects.filter(action="remove_recommendation").exists()
