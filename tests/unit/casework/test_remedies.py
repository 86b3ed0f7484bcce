"""Recommendations from their draft to how they ended, and what the year's cut sees of them."""

from datetime import date, timedelta
from typing import Any

import pytest

from support import remedies, working
from upheld.casework.actions.intake import record_lists
from upheld.casework.actions.remedies import assessing, drafting, failing, happenings, summaries
from upheld.casework.actions.remedies.drafting import Asked
from upheld.casework.actions.steps import take
from upheld.casework.cut import rows_of
from upheld.casework.models import (
    AuditEvent,
    Case,
    CaseWork,
    ComplianceEvent,
    ImprovementEvent,
    Recommendation,
    RecommendationEvent,
)
from upheld.casework.records import CaseLists, Compliance, Decision, Receipt
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.cut_columns import PAIRS
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.recommendations import RemedyKind
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.settlement import Verdict
from upheld.domain.stages import Stage, Step
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")
WHO, OTHER = working.WHO, "person 2"
DAY = timedelta(days=1)


def on(number: int, **more: Any) -> dict[str, Any]:
    """Which recommendation, seen by nobody before, by whom."""
    return {"recommendation": number, "version": None, "by": WHO, **more}


def finish(number: int, done: date, verdict: Verdict = Verdict.COMPLETE) -> None:
    """Done, evidenced and assessed."""
    happenings.note_done(**on(number), on=done)
    happenings.note_evidence(**on(number), on=clock.today(), note="Seen.")
    assessing.assess(**on(number), verdict=verdict, why="")


def test_a_recommendation_is_drafted_changed_dated_and_taken_out() -> None:
    """While the case is undecided; its words lie beside the audit, never in it."""
    key = working.at_investigation()
    made = drafting.add(key=key, version=None, asked=remedies.APOLOGISES, by=WHO)
    asked = Asked(kind=RemedyKind.DISTRESS, personal_text="Pay Pat Example £100.")
    assert drafting.change(**on(made.pk), asked=asked)
    assert not drafting.change(**on(made.pk), asked=asked)
    for days in (10, 5):
        drafting.agree(**on(made.pk), due=clock.today() + days * DAY)
    found = remedies.only(key)
    assert (found.first_due, found.due, found.kind) == (
        clock.today() + 5 * DAY, clock.today() + 5 * DAY, RemedyKind.DISTRESS,
    )  # fmt: skip
    drafting.remove(**on(made.pk))
    assert not Recommendation.every.exists()
    assert "Pat Example" not in str(list(AuditEvent.objects.values()))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": RemedyKind.APOLOGY}, "write what the body is to do"),
        ({"kind": RemedyKind.TRAINING, "personal_text": "x"}, "has a public summary and a theme"),
        ({"kind": RemedyKind.TRAINING, "public_summary": "x"}, "has a public summary and a theme"),
        ({"kind": RemedyKind.APOLOGY, "public_summary": "x"}, "for the person alone"),
    ],
)
def test_what_a_recommendation_says(said: dict[str, Any], why: str) -> None:
    """Words where they belong."""
    with pytest.raises(Refused, match=why):
        Asked(**said)


def test_after_the_decision_nothing_is_drafted_and_before_it_nothing_happens() -> None:
    """Each act has its time."""
    early = working.with_provisional_decision()
    first = remedies.only(early).pk
    for act in (
        lambda: happenings.note_done(**on(first), on=clock.today()),
        lambda: happenings.extend(
            **on(first), due=clock.today() + 90 * DAY, asked_by="link officer", why="x"
        ),
        lambda: assessing.assess(**on(first), verdict=Verdict.COMPLETE, why=""),
    ):
        with pytest.raises(Refused, match="awaits no remedy"):
            act()
    remedies.decide(early)
    for act in (
        lambda: drafting.add(key=early, version=None, asked=remedies.APOLOGISES, by=WHO),
        lambda: drafting.remove(**on(first)),
        lambda: drafting.agree(**on(first), due=clock.today() + 90 * DAY),
    ):
        with pytest.raises(Refused, match="the case is decided"):
            act()


def test_whoever_saw_an_older_version_is_told() -> None:
    """Two people on one recommendation."""
    key = remedies.decided()
    seen = remedies.only(key)
    happenings.note_evidence(**on(seen.pk, by=OTHER), on=clock.today(), note="Seen.")
    with pytest.raises(Overtaken) as told:
        happenings.note_done(recommendation=seen.pk, version=seen.version, on=clock.today(), by=WHO)
    assert (told.value.by, told.value.version) == (OTHER, seen.version + 1)


def test_two_improvements_of_a_case_have_two_summaries() -> None:
    """The year counts an improvement by its words."""
    key = working.at_investigation()
    for _ in range(2):
        drafting.add(key=key, version=None, asked=remedies.APOLOGISES, by=WHO)
    drafting.add(key=key, version=None, asked=remedies.IMPROVES, by=WHO)
    with pytest.raises(Refused, match="the same public summary"):
        drafting.add(key=key, version=None, asked=remedies.IMPROVES, by=WHO)


def test_what_was_taken_out_meanwhile_is_said() -> None:
    """No fault of the program: a refusal in words."""
    key = working.with_provisional_decision()
    number = remedies.only(key).pk
    drafting.remove(**on(number))
    with pytest.raises(Refused, match="taken out, perhaps"):
        drafting.agree(**on(number), due=clock.today())


def test_more_time_keeps_the_first_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for, agreed with who and why; the year awaits the new day; late is after that one."""
    key = remedies.decided()
    each = remedies.only(key)
    first, later = each.due, each.due + 14 * DAY
    said = {"asked_by": "link officer", "why": "The officer is ill."}
    happenings.ask_more_time(**on(each.pk), until=later, **said)
    assert remedies.only(key).asked_until == later
    with pytest.raises(Refused, match="a later day"):
        happenings.extend(**on(each.pk), due=first, **said)
    happenings.extend(**on(each.pk), due=later, **said)
    found = remedies.only(key)
    assert (found.first_due, found.due, found.asked_until) == (first, later, None)
    assert list(ComplianceEvent.objects.values_list("due", flat=True)) == [first, later]
    remedies.go_to(monkeypatch, later + DAY)
    finish(each.pk, first + DAY)
    assert ComplianceEvent.objects.latest("id").outcome == ComplianceOutcome.ON_TIME
    assert list(each.events.values_list("what", flat=True).order_by("id")) == [
        "agreed", "asked", "extended", "done", "evidence", "assessed",
    ]  # fmt: skip


def test_more_time_hides_no_lateness(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done already has its day; a request may be declined."""
    key = remedies.decided()
    each = remedies.only(key)
    said = {"asked_by": "link officer", "why": "x"}
    happenings.ask_more_time(**on(each.pk), until=each.due + DAY, **said)
    happenings.decline_more_time(**on(each.pk), why="It had long enough.")
    with pytest.raises(Refused, match="nobody asks"):
        happenings.decline_more_time(**on(each.pk), why="again")
    remedies.go_to(monkeypatch, each.due + 3 * DAY)
    happenings.note_done(**on(each.pk), on=each.due + DAY)
    with pytest.raises(Refused, match="hide that it was late"):
        happenings.extend(**on(each.pk), due=each.due + 9 * DAY, **said)


def test_a_late_remedy_is_counted_like_one_that_was_imported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The cut of the year has the same rows, but for the reference."""
    remedies.go_to(monkeypatch, date(2026, 9, 1))
    key = remedies.decided()
    each = remedies.only(key)
    remedies.go_to(monkeypatch, date(2026, 10, 20))
    finish(each.pk, date(2026, 10, 5))
    assert remedies.work(key).stage == Stage.CLOSED
    event = ComplianceEvent.objects.latest("id")
    assert (event.due, event.done, event.outcome, event.recorded) == (
        date(2026, 9, 29), date(2026, 10, 5), "late", date(2026, 10, 20),
    )  # fmt: skip
    _import_the_same("26 999 999")
    ours, theirs = rows_of(ReportingYear.of(clock.today()))["pairs"]
    assert (ours[0], theirs[0]) == (event.case_body.case_id, "26 999 999")
    assert ours[1:] == theirs[1:]
    assert dict(zip(PAIRS, ours, strict=True))["settled_in_year"]


def _import_the_same(reference: str) -> None:
    pair = (reference, "luton")
    first, end = date(2026, 9, 1), date(2026, 10, 20)
    heading = CaseWork.objects.get().case_body.heading
    lists = CaseLists(
        receipts=[Receipt(*pair, first, heading)],
        decisions=[Decision(*pair, first, heading, first, "upheld", "by_us")],
        compliance=[Compliance(*pair, date(2026, 9, 29), date(2026, 10, 5), "late", end)],
        reports=[], improvements=[],
    )  # fmt: skip
    record_lists(lists=lists, files={}, other={}, by="tests")


def test_an_assessment_wants_its_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day, the evidence that was expected, a reason where it is not complete."""
    key = remedies.decided()
    each = remedies.only(key)
    with pytest.raises(Refused, match="evidence is expected"):
        assessing.assess(**on(each.pk), verdict=Verdict.COMPLETE, why="")
    happenings.note_evidence(**on(each.pk), on=clock.today(), note="Seen.")
    with pytest.raises(Refused, match="the day it was done"):
        assessing.assess(**on(each.pk), verdict=Verdict.COMPLETE, why="")
    with pytest.raises(Refused, match="say why"):
        assessing.assess(**on(each.pk), verdict=Verdict.INCOMPLETE, why="")
    with pytest.raises(Refused, match="a director"):
        assessing.assess(**on(each.pk), verdict=Verdict.UNSATISFIED, why="x")
    with pytest.raises(Refused, match="in the future"):
        happenings.note_done(**on(each.pk), on=clock.today() + DAY)
    assert remedies.only(key).outcome is None
    monkeypatch.undo()


def test_the_last_recommendation_settles_the_case() -> None:
    """Not before; until then the longest day of those that wait is awaited."""
    key = remedies.decided("luton", remedies.APOLOGISES, days=60)
    first, second = Recommendation.objects.order_by("number")
    assert ComplianceEvent.objects.get().due == second.due
    happenings.note_done(**on(second.pk), on=clock.today())
    assessing.assess(**on(second.pk), verdict=Verdict.COMPLETE, why="")
    assert remedies.work(key).stage == Stage.REMEDY
    last = ComplianceEvent.objects.latest("id")
    assert (last.due, last.outcome) == (first.due, None)
    assessing.assess(**on(first.pk), verdict=Verdict.INCOMPLETE, why="The person refused it.")
    last = ComplianceEvent.objects.latest("id")
    assert (last.due, last.done, last.outcome) == (second.due, None, "incomplete_satisfied")
    assert remedies.work(key).stage == Stage.CLOSED


def test_an_assessment_is_taken_back_and_settled_anew() -> None:
    """The case awaits its remedy again; each settlement is an event, and the last one counts."""
    key = remedies.decided()
    each = remedies.only(key)
    finish(each.pk, clock.today())
    assessing.take_back(**on(each.pk), why="The letter was not sent.")
    assert remedies.work(key).stage == Stage.REMEDY
    waits = ComplianceEvent.objects.latest("id")
    assert (waits.outcome, waits.due) == (None, each.due)
    assessing.settle_unsatisfied(**on(each.pk), why="It will not apologise.")
    outcomes = list(ComplianceEvent.objects.order_by("id").values_list("outcome", flat=True))
    assert outcomes == [None, "on_time", None, "not_satisfied"]
    with pytest.raises(Refused, match="a director"):
        assessing.take_back(**on(each.pk), why="x")
    assessing.take_back_unsatisfied(**on(each.pk), why="It has apologised.")
    assert remedies.work(key).stage == Stage.REMEDY
    (row,) = rows_of(ReportingYear.of(clock.today()))["pairs"]
    assert dict(zip(PAIRS, row, strict=True))["compliance"] is None


def test_a_summary_is_checked_by_somebody_else_and_published_with_the_decision() -> None:
    """Then it follows: more time, done once we are satisfied, withdrawn when written anew."""
    key = working.with_provisional_decision()
    number = remedies.add(key, remedies.IMPROVES)
    with pytest.raises(Refused, match="you wrote this"):
        summaries.check_summary(**on(number))
    summaries.check_summary(**on(number, by=OTHER))
    assert not ImprovementEvent.objects.exists()
    remedies.decide(key)
    first = ImprovementEvent.objects.get()
    assert (first.summary, first.theme, first.done) == (
        remedies.IMPROVES.public_summary, remedies.IMPROVES.theme, None,
    )  # fmt: skip
    later = first.due + 14 * DAY
    happenings.extend(**on(number), due=later, asked_by="link officer", why="x")
    happenings.note_done(**on(number), on=clock.today())
    assert [e.done for e in ImprovementEvent.objects.order_by("id")] == [None, None]
    assessing.assess(**on(number), verdict=Verdict.COMPLETE, why="")
    assert _improvements() == [(remedies.IMPROVES.public_summary, later, clock.today())]
    summaries.rewrite_summary(
        **on(number), public_summary="Train all staff.", theme="Complaint handling"
    )
    assert _improvements() == []
    summaries.check_summary(**on(number, by=OTHER))
    assert _improvements() == [("Train all staff.", later, clock.today())]


def test_a_reopened_case_publishes_nothing_new_before_its_decision() -> None:
    """A summary that was checked meanwhile counts with the decision alone."""
    key = remedies.decided()
    CaseWork.objects.filter(pk=key).update(stage=Stage.INVESTIGATION)
    number = remedies.add(key, remedies.IMPROVES)
    summaries.check_summary(**on(number, by=OTHER))
    assert _improvements() == []
    CaseWork.objects.filter(pk=key).update(stage=Stage.PROVISIONAL)
    CaseWork.objects.filter(pk=key).update(comments_due=clock.today() - DAY)
    take(key=key, step=Step.DECIDE, version=None, by=WHO, reason_code="fault_injustice")
    assert len(_improvements()) == 1
    last = ComplianceEvent.objects.latest("id")
    assert last.outcome is None


def _improvements() -> list[tuple[str, date, date | None]]:
    rows = rows_of(ReportingYear.of(clock.today()))["improvements"]
    return [(row[2], row[5], row[6]) for row in rows]


@pytest.mark.parametrize("text", ["Tell Pat Example.", "Call 01234 567890.", "Act within 3 weeks."])
def test_a_summary_with_people_or_days_is_refused(text: str) -> None:
    """Compared with the people of the case; the refusal repeats nothing of it."""
    key = working.at_investigation()
    asked = Asked(kind=RemedyKind.POLICY, public_summary=text, theme="Policy")
    made = drafting.add(key=key, version=None, asked=asked, by=WHO)
    with pytest.raises(Refused, match="cannot be public") as refused:
        summaries.check_summary(**on(made.pk, by=OTHER))
    assert refused.value.problems
    assert "Pat" not in str(refused.value.problems)


def test_a_changed_summary_is_checked_anew() -> None:
    """Before the decision too."""
    key = working.at_investigation()
    made = drafting.add(key=key, version=None, asked=remedies.IMPROVES, by=WHO)
    summaries.check_summary(**on(made.pk, by=OTHER))
    asked = Asked(kind=RemedyKind.TRAINING, public_summary="Train more.", theme="Training")
    drafting.change(**on(made.pk, by=OTHER), asked=asked)
    found = remedies.only(key)
    assert (found.summary_checked_at, found.summary_written_by) == (None, OTHER)


def test_a_failure_opens_a_case_of_its_own_once() -> None:
    """About the same body, for the same people; both cases name the other."""
    key = remedies.decided()
    each = remedies.only(key)
    with pytest.raises(Refused, match="follows a finding"):
        failing.open_failure_case(**on(each.pk), text="x")
    assessing.settle_unsatisfied(**on(each.pk), why="It refuses.")
    case = failing.open_failure_case(**on(each.pk), text="No apology came.")
    old = Case.objects.get(bodies=key)
    assert [n.text for n in old.notes.filter(kind="note")] == [
        f"Case {case.reference} was opened: an agreed remedy was not provided."
    ]
    assert old.reference in case.notes.get().text
    assert case.complainants.get().name == "Pat Example"
    assert case.complaints.get().text == "No apology came."
    assert CaseWork.objects.get(case_body__case=case).stage == Stage.INTAKE
    with pytest.raises(Refused, match="was opened about it already"):
        failing.open_failure_case(**on(each.pk), text="x")


def test_events_stay_as_they_were() -> None:
    """They are append-only; what was agreed once is withdrawn, never lost."""
    key = remedies.decided()
    CaseWork.objects.filter(pk=key).update(stage=Stage.INVESTIGATION)
    drafting.remove(**on(remedies.only(key).pk))
    assert not Recommendation.objects.exists()
    assert Recommendation.every.get().withdrawn_on == clock.today()
    happened = RecommendationEvent.objects.order_by("id").values_list("what", flat=True)
    assert list(happened) == ["agreed", "withdrawn"]
    made = drafting.add(key=key, version=None, asked=remedies.APOLOGISES, by=WHO)
    assert made.number == Recommendation.every.count()
