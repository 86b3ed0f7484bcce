"""The acts of casework, from coding to review: what they keep, and what they refuse."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from support import working
from upheld.casework.actions import assessing, investigating, reviews
from upheld.casework.actions.coding import code_case
from upheld.casework.actions.correcting import correct_reason
from upheld.casework.actions.deciding import decide
from upheld.casework.actions.notes import write_note
from upheld.casework.actions.opening import add_body, open_case
from upheld.casework.actions.provisional import send_provisional, take_back
from upheld.casework.actions.publication_choice import choose_publication
from upheld.casework.actions.sharing import share_out
from upheld.casework.actions.splitting import split_case
from upheld.casework.actions.statements import save_statement
from upheld.casework.actions.steps import take
from upheld.casework.cut import rows_of
from upheld.casework.models import (
    AuditEvent,
    CaseBody,
    CaseWork,
    Complaint,
    DecisionEvent,
    PartyLetter,
    RecodeEvent,
    StageEvent,
    Statement,
)
from upheld.casework.queries.decisions import decided_by
from upheld.casework.queries.lateness import is_late
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome, Remedied
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.sides import Consent, Side
from upheld.domain.stages import Stage, Step
from upheld.domain.statements import Section, StatementKind, StatementText
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")
WHO, OTHER = working.WHO, "person 2"
WHOLE = StatementText(sections={s: f"{s.words}: words." for s in Section})


def act(action: Any, key: str, **said: Any) -> Any:
    """Do something with a case as somebody who saw its newest version."""
    return action(key=key, version=None, by=said.pop("by", WHO), **said)


def asked(**changes: Any) -> reviews.Asked:
    """A review asked for today by the complainant."""
    said: dict[str, Any] = {"side": Side.COMPLAINANT, "on": clock.today(), "ground": "A new fact."}
    return reviews.Asked(**(said | changes))


def decided(reason: str = "fault_injustice") -> str:
    """A case decided today."""
    key = working.with_provisional_decision()
    working.make_ready_to_decide(key)
    if reason != "fault_injustice":
        CaseBody.objects.get(pk=key).recommendations.all().delete()
    act(decide, key, step=Step.DECIDE, reason_code=reason)
    return key


def test_coding_gives_the_heading_and_keeps_the_one_before() -> None:
    """A first coding is no recode; another heading is; the same heading is none."""
    key = working.at_intake()
    act(code_case, key, subject="noise")
    assert not RecodeEvent.objects.exists()
    act(code_case, key, subject="licensing")
    assert not RecodeEvent.objects.exists()
    act(code_case, key, subject="homelessness", part="3A")
    recode = RecodeEvent.objects.get()
    assert (recode.was, recode.now) == (Heading.ENVIRONMENT, Heading.HOUSING)
    assert CaseBody.objects.get(pk=key).heading == Heading.HOUSING
    with pytest.raises(Refused, match="not a subject for a complaint received"):
        act(code_case, key, subject="covid_19")


def test_the_day_of_receipt_is_mended_and_the_one_before_kept() -> None:
    """Not to a day ahead, nor to one after the first step, letter or decision.

    Another year counts it.
    """
    key = working.ready_at_intake()
    was, right = clock.today(), date(2026, 3, 31)
    act(code_case, key, subject="noise", received=right)
    recode = RecodeEvent.objects.get()
    assert (recode.field, recode.was, recode.now) == ("received", str(was), str(right))
    assert CaseBody.objects.get(pk=key).received == right
    with pytest.raises(Refused, match="lies ahead"):
        act(code_case, key, subject="noise", received=was + timedelta(days=1))
    take(key=key, step=Step.FORWARD, version=None, by=WHO)
    StageEvent.objects.exclude(step=Step.OPEN).update(on=date(2026, 5, 1))
    with pytest.raises(Refused, match="a step of it was taken on 2026-05-01"):
        act(code_case, key, subject="noise", received=date(2026, 5, 2))
    PartyLetter.objects.create(
        case_body_id=key, side=Side.BODY, template="x", way="post", by=WHO,
        at=datetime(2026, 4, 15, 23, 30, tzinfo=UTC),
    )  # fmt: skip
    with pytest.raises(Refused, match="a letter about it was written on 2026-04-16"):
        act(code_case, key, subject="noise", received=date(2026, 4, 17))
    for decided in (date(2026, 4, 2), date(2026, 6, 1)):
        DecisionEvent(
            case_body_id=key, decided=decided, outcome="not_upheld", at=clock.now(), by=WHO
        ).save()
    with pytest.raises(Refused, match="it was decided on 2026-04-02"):
        act(code_case, key, subject="noise", received=date(2026, 4, 3))


def test_a_case_is_shared_out_after_its_intake_check() -> None:
    """Intake has no caseloads; urgent it may be there too."""
    key = working.ready_at_intake()
    act(share_out, key, holder="", urgent=True)
    with pytest.raises(Refused, match="held by nobody"):
        act(share_out, key, holder=WHO, urgent=True)
    take(key=key, step=Step.FORWARD, version=None, by=WHO)
    act(share_out, key, holder=WHO, urgent=False)
    assert CaseWork.objects.get(pk=key).holder == WHO


@pytest.mark.parametrize(("known", "late"), [(date(2025, 11, 3), False), (date(2025, 11, 2), True)])
def test_twelve_months_begin_with_the_day_of_first_notice(known: date, late: bool) -> None:
    """Known since 3 November 2025, the last day to complain is 2 November 2026."""
    case = open_case(received=date(2026, 11, 2), bodies=["luton"], by=WHO, subject="noise")
    Complaint(
        channel="post", state="accepted", case=case, arrived_at=clock.now(), text="x",
        arrived_on=date(2026, 11, 2), receipt="1", settled_at=clock.now(), settled_by=WHO,
        known_on=known,
    ).save()  # fmt: skip
    work = CaseWork.objects.get(case_body__case=case)
    assert is_late(work) is late
    take(key=work.pk, step=Step.FORWARD, version=None, by=WHO)
    in_time = assessing.Assessment(jurisdiction_note="In our powers.", late=False)
    if late:
        with pytest.raises(Refused, match="after the 12 months"):
            act(assessing.assess, work.pk, found=in_time)
    else:
        act(assessing.assess, work.pk, found=in_time)


def test_a_scope_ends_by_the_day_of_receipt_and_contact_is_due_in_six_weeks() -> None:
    """And nothing is noted that lies ahead."""
    key = working.at_investigation()
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(Refused, match="after the complaint was received"):
        act(investigating.fix_scope, key, scope=investigating.Scope(text="x", ends=tomorrow))
    with pytest.raises(Refused, match="lies ahead"):
        act(investigating.note_told, key, side=Side.BODY, on=tomorrow)
    act(investigating.note_told, key, side=Side.BODY)
    assert CaseWork.objects.get(pk=key).next_contact == clock.today() + timedelta(weeks=6)


def test_each_saving_is_a_version_and_none_is_written_over() -> None:
    """The second of two people is told; the words stay out of the audit."""
    key = working.at_investigation()
    seen = CaseWork.objects.get(pk=key).version
    half = StatementText(sections={Section.SUMMARY: "So far."})
    kind = StatementKind.PROVISIONAL
    save_statement(key=key, version=seen, by=WHO, kind=kind, text=half)
    with pytest.raises(Overtaken):
        save_statement(key=key, version=seen, by=OTHER, kind=kind, text=WHOLE)
    act(save_statement, key, kind=kind, text=WHOLE)
    with pytest.raises(Refused, match="nothing differs"):
        act(save_statement, key, kind=kind, text=WHOLE)
    first, second = Statement.objects.order_by("version")
    assert first.sections["summary"] == "So far."
    assert (second.version, second.sections["found"]) == (2, "What I found: words.")
    assert "So far" not in str(list(AuditEvent.objects.values_list("detail", flat=True)))


def test_consent_of_somebody_else_bars_publication() -> None:
    """And what is withheld says why."""
    key = working.at_investigation()
    CaseWork.objects.filter(pk=key).update(consent=Consent.GIVEN)
    with pytest.raises(Refused, match="never published"):
        act(choose_publication, key, publish=True)
    with pytest.raises(Refused, match="say why"):
        act(choose_publication, key, publish=False)
    act(choose_publication, key, publish=False, why="Rests on consent.")
    assert CaseWork.objects.get(pk=key).publication == "withhold"


def test_a_provisional_decision_reaches_both_sides_and_is_taken_back_once() -> None:
    """The holder once; again only by exception; what was said to the first counts no more."""
    key = working.at_investigation()
    act(save_statement, key, kind=StatementKind.PROVISIONAL, text=WHOLE)
    due = clock.today() + timedelta(weeks=2)
    with pytest.raises(Refused, match="no time to comment"):
        act(send_provisional, key, comments_due=clock.today())
    act(send_provisional, key, comments_due=due)
    assert set(PartyLetter.objects.values_list("side", flat=True)) == set(Side)
    with pytest.raises(Refused, match="at “Provisional decision with both sides” no provisional"):
        act(save_statement, key, kind=StatementKind.PROVISIONAL, text=WHOLE)
    for side in Side:
        act(write_note, key, kind="comment", text="We disagree.", side=side)
    with pytest.raises(Refused, match="who holds"):
        act(take_back, key, by=OTHER, why="x")
    act(take_back, key, why="A new fact.")
    act(send_provisional, key, comments_due=due)
    with pytest.raises(Refused) as refused:
        act(decide, key, step=Step.DECIDE, reason_code="no_fault")
    assert any("not commented" in each for each in refused.value.problems)
    with pytest.raises(Refused, match="exception"):
        act(take_back, key, why="Again.")
    act(take_back, key, why="Again.", by=OTHER, excepted=True)
    assert CaseWork.objects.get(pk=key).times_returned == 2


def test_a_decision_is_told_to_both_sides_in_one_act() -> None:
    """With the statement that it rests on; where a side cannot be told, nothing is decided."""
    key = working.with_provisional_decision()
    working.make_ready_to_decide(key)
    people = CaseBody.objects.get(pk=key).case.complainants
    kept = list(people.all())
    people.all().delete()
    with pytest.raises(Refused, match="nobody to write to"):
        act(decide, key, step=Step.DECIDE, reason_code="fault_injustice")
    assert not DecisionEvent.objects.exists()
    kept[0].save(force_insert=True)
    act(decide, key, step=Step.DECIDE, reason_code="fault_injustice")
    told = PartyLetter.objects.filter(template="final")
    assert set(told.values_list("side", flat=True)) == set(Side)
    assert all(each.statement and each.statement.kind == "final" for each in told)


def test_a_case_sent_in_error_is_closed_by_exception() -> None:
    """An investigator alone cannot."""
    key = working.at_investigation()
    act(save_statement, key, kind=StatementKind.FINAL, text=WHOLE)
    act(choose_publication, key, publish=True)
    error = {"step": Step.DISCONTINUE, "reason_code": "passed_in_error"}
    with pytest.raises(Refused, match="exception"):
        act(decide, key, **error)
    act(decide, key, **error, excepted=True)
    assert DecisionEvent.objects.get().outcome == Outcome.CLOSED_INITIAL


def test_a_review_is_asked_within_a_month_or_by_exception() -> None:
    """A month after 31 January ends with February; who decided does not review."""
    key = decided("no_fault")
    DecisionEvent.objects.update(decided=clock.today() - timedelta(days=40))
    with pytest.raises(Refused, match="until"):
        act(reviews.ask_review, key, asked=asked(late_reason="Ill."))
    with pytest.raises(Refused, match="until"):
        act(reviews.ask_review, key, asked=asked(), excepted=True)
    act(reviews.ask_review, key, asked=asked(late_reason="Ill."), excepted=True)
    with pytest.raises(Refused, match="already"):
        act(reviews.ask_review, key, asked=asked())
    sound = reviews.Answer(result="sound", explanation="We looked at it all.")
    with pytest.raises(Refused, match="did not make it"):
        act(reviews.answer_review, key, answer=sound)
    act(reviews.answer_review, key, by=OTHER, answer=sound)
    with pytest.raises(Refused, match="reviewed once"):
        act(reviews.ask_review, key, asked=asked())
    assert PartyLetter.objects.filter(template="review").count() == len(Side)


def test_a_reopened_case_is_decided_anew_and_may_be_reviewed_anew() -> None:
    """Back where it was decided from; the old statement serves no new decision."""
    key = decided("no_fault")
    act(reviews.ask_review, key, asked=asked())
    reopened = reviews.Answer(result="reopened", explanation="A document was missed.")
    act(reviews.answer_review, key, by=OTHER, answer=reopened)
    work = CaseWork.objects.get(pk=key)
    assert (work.stage, work.publication) == (Stage.INVESTIGATION, "")
    with pytest.raises(Refused) as refused:
        act(send_provisional, key, comments_due=clock.today() + timedelta(days=9))
    assert "the provisional statement is not complete" in refused.value.problems
    act(save_statement, key, kind=StatementKind.FINAL, text=StatementText(
        sections=dict(WHOLE.sections) | {Section.FOUND: "Something else."}
    ))  # fmt: skip
    act(choose_publication, key, publish=True)
    act(decide, key, step=Step.DISCONTINUE, reason_code="discontinued")
    assert act(reviews.ask_review, key, asked=asked()).decision.reasoned.reason == "discontinued"


def test_a_case_closed_at_intake_is_reopened_there() -> None:
    """Reopening skips no check."""
    key = working.ready_at_intake()
    act(decide, key, step=Step.CLOSE_AT_INTAKE, reason_code="premature")
    assert set(PartyLetter.objects.values_list("template", "side")) == {
        ("too_early", "complainant"), ("too_early", "body"),
    }  # fmt: skip
    act(reviews.ask_review, key, asked=asked())
    reopened = reviews.Answer(result="reopened", explanation="The body had answered.")
    act(reviews.answer_review, key, by=OTHER, answer=reopened)
    assert CaseWork.objects.get(pk=key).stage == Stage.INTAKE


def test_an_amended_decision_is_a_new_one_with_its_own_statement() -> None:
    """The old one stays as recorded, and the new one rests on new words."""
    key = decided("no_fault")
    act(reviews.ask_review, key, asked=asked())
    amended = reviews.Answer(
        result="amended", explanation="Fault, no injustice.", reason_code="fault_no_injustice"
    )
    with pytest.raises(Refused) as refused:
        act(reviews.answer_review, key, by=OTHER, answer=amended)
    assert refused.value.problems == ("the final statement is not complete",)
    act(save_statement, key, kind=StatementKind.FINAL, text=WHOLE, by=OTHER)
    act(reviews.answer_review, key, by=OTHER, answer=amended)
    old, new = DecisionEvent.objects.order_by("id")
    assert (old.outcome, new.outcome, new.remedied) == (
        Outcome.NOT_UPHELD, Outcome.UPHELD, Remedied.NONE
    )  # fmt: skip
    assert new.reasoned.supersedes == old
    told = PartyLetter.objects.filter(template="review", statement=new.reasoned.statement)
    assert set(told.values_list("side", flat=True)) == set(Side)
    assert CaseWork.objects.get(pk=key).stage == Stage.CLOSED


def test_a_review_without_fault_takes_out_what_was_recommended() -> None:
    """Refused, nothing has gone; amended, nothing is awaited, in the next year neither."""
    key = decided()
    act(reviews.ask_review, key, asked=asked())
    amended = reviews.Answer(
        result="amended", explanation="There was no fault.", reason_code="no_fault"
    )
    with pytest.raises(Refused):
        act(reviews.answer_review, key, by=OTHER, answer=amended)
    recommended = CaseBody.objects.get(pk=key).recommendations
    assert recommended.count() == 1
    act(save_statement, key, kind=StatementKind.FINAL, text=WHOLE, by=OTHER)
    act(reviews.answer_review, key, by=OTHER, answer=amended)
    assert not recommended.count()
    assert CaseWork.objects.get(pk=key).stage == Stage.CLOSED
    assert not rows_of(ReportingYear(ReportingYear.of(clock.today()).ended + 1))["pairs"]


def test_a_wrong_reason_is_corrected_and_the_day_stays() -> None:
    """One that does not fit what was decided is refused."""
    key = decided("no_fault")
    DecisionEvent.objects.update(decided=clock.today() - timedelta(days=3))
    with pytest.raises(Refused) as refused:
        act(correct_reason, key, reason_code="fault_injustice", why="A slip.")
    assert "injustice without a recommendation" in refused.value.problems[0]
    right = act(correct_reason, key, reason_code="fault_no_injustice", why="A slip.", by=OTHER)
    assert (right.decided, right.outcome) == (
        clock.today() - timedelta(days=3), Outcome.UPHELD
    )  # fmt: skip
    assert CaseWork.objects.get(pk=key).publication == "publish"
    assert decided_by(right) == {WHO, OTHER}


def test_a_joint_case_is_split_and_nothing_counts_twice() -> None:
    """The part goes on where it stood; the cut has it once; what is written is not torn out."""
    key = working.ready_at_intake()
    pair = CaseBody.objects.get(pk=key)
    assert pair.received
    with pytest.raises(Refused, match="one body alone"):
        act(split_case, key, why="x")
    other = add_body(case=pair.case, body="bedford", received=pair.received, by=WHO).pk
    take(key=key, step=Step.FORWARD, version=None, by=WHO)
    with pytest.raises(Refused, match="not yet"):
        take(key=key, step=Step.MOVE, version=None, by=WHO)
    new = act(split_case, key, why="Two matters.")
    assert new.case_id == "26 000 002"
    assert CaseWork.objects.get(pk=new.pk).stage == Stage.ASSESSMENT
    assert CaseWork.objects.get(pk=key).stage == Stage.CLOSED
    pairs = rows_of(ReportingYear.of(clock.today()))["pairs"]
    assert sorted(f"{row[0]}/{row[1]}" for row in pairs) == sorted([other, new.pk])
    assert new.case.complainants.get().name == "Pat Example"
    with pytest.raises(Refused, match="one body alone"):
        act(split_case, other, why="x")
