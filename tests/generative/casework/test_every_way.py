"""Any people doing anything in any order: no state that they reach breaks an invariant.

1. The steps of a case x body form a path of the way: none is skipped, none begins elsewhere.
2. The working record equals the fold of its events: stage, day, returns, heading.
3. What is decided has a decision, each decision a reason with its outcome, and one that owes a
   statement a whole final one, which both sides were sent.
4. Fault with injustice stands with a recommendation, and each of those has its day.
5. Versions of a statement follow each other; no review was answered by who decided.
6. Whatever is refused changes nothing.
7. Receipts and decisions in the year's cut are those that were made, each once, also where a
   joint case was split; the figures of the cut are what a plain loop over its rows finds.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from support import plain_count, working
from support.spec_tables import count_cut
from upheld.casework import audit
from upheld.casework.actions import assessing, investigating, review_holding, reviews
from upheld.casework.actions.coding import code_case
from upheld.casework.actions.correcting import correct_reason
from upheld.casework.actions.deciding import DECIDING, decide
from upheld.casework.actions.notes import write_note
from upheld.casework.actions.opening import add_body
from upheld.casework.actions.provisional import send_provisional, take_back
from upheld.casework.actions.publication_choice import choose_publication
from upheld.casework.actions.sharing import share_out
from upheld.casework.actions.splitting import split_case
from upheld.casework.actions.statements import save_statement
from upheld.casework.actions.steps import take
from upheld.casework.cut import rows_of
from upheld.casework.models import (
    CaseBody,
    CaseWork,
    DecisionEvent,
    PartyLetter,
    RecodeEvent,
    Recommendation,
    Review,
    StageEvent,
    Statement,
)
from upheld.casework.models.review import RESULTS
from upheld.casework.queries.case_files import text_of
from upheld.casework.queries.decisions import kept_from_review
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.cut_columns import CASES, PAIRS
from upheld.domain.errors import Refused
from upheld.domain.reasons import REASONS
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.sides import Side
from upheld.domain.stages import DECIDED, UNDECIDED, WAYS, Stage, Step
from upheld.domain.statements import Section, StatementKind, StatementText
from upheld.domain.subjects import SUBJECTS
from upheld.toolbox import clock

pytestmark = pytest.mark.slow
WHICH = st.integers(0, 2)
WHO = st.sampled_from(["person 1", "person 2"])
REASON = st.sampled_from(sorted(REASONS))
SUBJECT = st.sampled_from(["noise", "homelessness", "licensing", "covid_19"])
WHOLE = StatementText(sections={s: f"{s.words}: words." for s in Section})
HALF = StatementText(sections={Section.SUMMARY: "So far."})
CLIMB = st.integers(0, 4)
# So that weeks pass within one reporting year, and one whose method is recorded.
BEGIN = datetime(2024, 5, 7, 10, tzinfo=UTC)


class Office(RuleBasedStateMachine):
    """Three case x body pairs, two of them of one case, and two people who may do everything."""

    def __init__(self) -> None:
        """Begin in a transaction that is rolled back at the end, in a year that is counted."""
        super().__init__()
        self.scope = transaction.atomic()
        self.scope.__enter__()
        self.patch, self.later = pytest.MonkeyPatch(), timedelta()
        really, began = clock.now, clock.now()
        self.patch.setattr(clock, "now", lambda: BEGIN + (really() - began) + self.later)
        self.keys: list[str] = []

    @initialize(far=st.tuples(CLIMB, CLIMB, CLIMB))
    def open_cases(self, far: tuple[int, int, int]) -> None:
        """One case about Luton; one about Luton and Bedford; some way up already."""
        one, two = working.ready_at_intake(), working.ready_at_intake()
        pair = CaseBody.objects.get(pk=two)
        assert pair.received
        other = add_body(case=pair.case, body="bedford", received=pair.received, by="person 1")
        self.keys = [one, two, other.pk]
        for which, steps in enumerate(far):
            self.climb_so_far(which, "person 1", steps)

    def teardown(self) -> None:
        """Hold the year's figures against slow ones; leave no trace."""
        try:
            if self.keys:
                self.check_figures()
                audit.verify()
        finally:
            self.patch.undo()
            transaction.set_rollback(True)
            self.scope.__exit__(None, None, None)

    def tried(self, action: Callable[..., Any], which: int, **said: Any) -> None:
        """Do something to a pair; where it is refused, nothing has changed."""
        before = _everything()
        try:
            action(key=self.keys[which], version=None, **said)
        except Refused:
            assert _everything() == before, "what was refused changed something"

    @rule(days=st.sampled_from([1, 15, 40]))
    def wait(self, days: int) -> None:
        """Days pass."""
        self.later += timedelta(days=days)

    @rule(which=WHICH, subject=SUBJECT, by=WHO)
    def code(self, which: int, subject: str, by: str) -> None:
        """Code or recode."""
        self.tried(code_case, which, subject=subject, by=by)

    @rule(which=WHICH, late=st.sampled_from([None, True, False]), why=st.sampled_from(["", "x"]))
    def assess(self, which: int, late: bool | None, why: str) -> None:
        """Record an assessment, whole or not."""
        with suppress(Refused):
            found = assessing.Assessment(
                jurisdiction_note=why, late=late, late_reason=why if late else "",
                forward_reason=why,
            )  # fmt: skip
            self.tried(assessing.assess, which, found=found, by="person 1")

    @rule(which=WHICH, kind=st.sampled_from(StatementKind), text=st.sampled_from([WHOLE, HALF]))
    def write(self, which: int, kind: StatementKind, text: StatementText) -> None:
        """Save a version."""
        self.tried(save_statement, which, kind=kind, text=text, by="person 1")

    @rule(which=WHICH, dated=st.booleans())
    def recommend(self, which: int, dated: bool) -> None:
        """Recommend something, with or without its day, while nothing is decided."""
        pair = CaseBody.objects.get(pk=self.keys[which])
        if pair.work.stage in UNDECIDED:
            due = clock.today() + timedelta(days=28) if dated else None
            Recommendation(
                case_body=pair, number=pair.recommendations.count() + 1, kind="apology",
                personal_text="x", first_due=due, due=due,
            ).save()  # fmt: skip

    @rule(which=WHICH)
    def recommend_nothing(self, which: int) -> None:
        """Take recommendations out again, while nothing is decided."""
        pair = CaseBody.objects.get(pk=self.keys[which])
        if pair.work.stage in UNDECIDED:
            pair.recommendations.all().delete()

    @rule(which=WHICH, publish=st.booleans())
    def choose(self, which: int, publish: bool) -> None:
        """Choose whether it is published."""
        self.tried(choose_publication, which, publish=publish, why="x", by="person 1")

    @rule(which=WHICH, side=st.sampled_from(Side))
    def comment(self, which: int, side: Side) -> None:
        """A side comments."""
        self.tried(write_note, which, kind="comment", side=side, text="x", by="person 1")

    @rule(which=WHICH, step=st.sampled_from([s for s in Step if s is not Step.TAKE_BACK]), by=WHO)
    def step(self, which: int, step: Step, by: str) -> None:
        """Any step from anywhere, but that which is counted by an act of its own."""
        self.tried(take, which, step=step, by=by, why="x")

    @rule(which=WHICH, step=st.sampled_from(DECIDING), reason=REASON, by=WHO, free=st.booleans())
    def decide(self, which: int, step: Step, reason: str, by: str, free: bool) -> None:
        """Any decision for any reason."""
        self.tried(decide, which, step=step, reason_code=reason, by=by, excepted=free)

    @rule(which=WHICH, by=WHO, free=st.booleans())
    def take_back(self, which: int, by: str, free: bool) -> None:
        """Take a provisional decision back."""
        self.tried(take_back, which, why="x", by=by, excepted=free)

    @rule(which=WHICH)
    def settle(self, which: int) -> None:
        """Every remedy is done; the case is closed."""
        waiting = Recommendation.objects.filter(case_body=self.keys[which], outcome=None)
        if CaseWork.objects.get(pk=self.keys[which]).stage == Stage.REMEDY:
            waiting.update(outcome=ComplianceOutcome.ON_TIME, settled_on=clock.today())
        self.tried(take, which, step=Step.SETTLE, by="person 1")

    @rule(which=WHICH, by=WHO, free=st.booleans())
    def ask(self, which: int, by: str, free: bool) -> None:
        """Ask for a review, perhaps late."""
        asked = reviews.Asked(
            side=Side.BODY, on=clock.today(), ground="x", late_reason="x" if free else ""
        )
        self.tried(reviews.ask_review, which, asked=asked, by=by, excepted=free)

    @rule(which=WHICH, by=WHO, to=WHO, how=st.sampled_from(("take", "give", "back")))
    def hold(self, which: int, by: str, to: str, how: str) -> None:
        """Take a review, give it to somebody or give it back."""
        if how == "give":
            self.tried(review_holding.assign_review, which, holder=to, by=by)
        else:
            act = review_holding.take_review if how == "take" else review_holding.give_back_review
            self.tried(act, which, by=by)

    @rule(which=WHICH, result=st.sampled_from(sorted(RESULTS)), reason=REASON, by=WHO)
    def answer(self, which: int, result: str, reason: str, by: str) -> None:
        """Answer a review."""
        reason_code = reason if result == reviews.AMENDED else ""
        found = reviews.Answer(result=result, explanation="x", reason_code=reason_code)
        self.tried(reviews.answer_review, which, answer=found, by=by)

    @rule(which=WHICH, reason=REASON, by=WHO)
    def correct(self, which: int, reason: str, by: str) -> None:
        """Correct a reason."""
        self.tried(correct_reason, which, reason_code=reason, why="x", by=by)

    @rule(which=WHICH, by=WHO)
    def split(self, which: int, by: str) -> None:
        """Give one body's part a case of its own; from then on it is that one that is worked."""
        self.tried(split_case, which, why="x", by=by)
        pair = CaseBody.objects.get(pk=self.keys[which])
        self.keys[which] = pair.moved_to_id or pair.pk

    @rule(which=WHICH, by=WHO)
    def climb(self, which: int, by: str) -> None:
        """Do what a diligent person does next: chance alone seldom gets far."""
        self.climb_so_far(which, by, 1)

    def climb_so_far(self, which: int, by: str, steps: int) -> None:
        """As many stages as that, or as far as it goes."""
        for _ in range(steps):
            before = CaseWork.objects.get(pk=self.keys[which]).stage
            for action, said in _diligent(Stage(before)):
                self.tried(action, which, by=by, **said)
            if CaseWork.objects.get(pk=self.keys[which]).stage == before:
                return

    @invariant()
    def steps_form_a_path(self) -> None:
        """1 and 2."""
        for work in CaseWork.objects.select_related("case_body"):
            at, returns, since = "", 0, None
            for event in StageEvent.objects.filter(case_body=work.pk).order_by("id"):
                way = WAYS[Step(event.step)]
                assert event.was == at
                assert Stage(event.now) in way.ends
                assert (Stage(at) in way.starts) if at else event.step == Step.OPEN
                returns = 0 if event.step == Step.REOPEN else returns
                returns += event.step == Step.TAKE_BACK
                at, since = event.now, event.on
            assert (work.stage, work.stage_since, work.times_returned) == (at, since, returns)
            heading = work.case_body.heading
            last = RecodeEvent.objects.filter(case_body=work.pk).order_by("-id").first()
            assert last is None or last.now == heading
            assert heading == (SUBJECTS[work.subject].heading if work.subject else None)

    @invariant()
    def decisions_rest_on_what_they_owe(self) -> None:
        """3 and 4."""
        decided = DecisionEvent.objects.select_related("reasoned__statement").order_by("id")
        last = {each.case_body_id: each for each in decided}
        for each in decided:
            given = REASONS[each.reasoned.reason]
            assert each.outcome == given.outcome
            if given.needs_statement:
                statement = each.reasoned.statement
                assert statement
                assert statement.kind == StatementKind.FINAL
                assert not text_of(statement).missing(recommends=False)
                told = PartyLetter.objects.filter(
                    statement=statement, template__in=("final", "review")
                )
                assert {letter.side for letter in told} == set(Side)
        moved = CaseWork.objects.filter(case_body__moved_to__isnull=False)
        assert set(moved.values_list("stage", flat=True)) <= {Stage.CLOSED}
        assert not set(moved.values_list("pk", flat=True)) & set(last)
        for work in CaseWork.objects.filter(stage__in=DECIDED, case_body__moved_to=None):
            reason = REASONS[last[work.pk].reasoned.reason]
            asked = list(work.case_body.recommendations.all())
            assert bool(asked) >= reason.needs_recommendation
            assert reason.outcome == "upheld" or not asked
            assert all(each.due for each in asked)

    @invariant()
    def versions_follow_and_reviewers_are_others(self) -> None:
        """5."""
        kept: dict[tuple[str, str], list[int]] = {}
        for each in Statement.objects.order_by("id"):
            kept.setdefault((each.case_body_id, each.kind), []).append(each.version)
        assert all(found == list(range(1, len(found) + 1)) for found in kept.values())
        for review in Review.objects.exclude(result="").select_related("decision"):
            assert review.closed_by != review.decision.by
            assert review.holder in {"", review.closed_by}
        for review in Review.objects.select_related("decision"):
            assert review.holder not in kept_from_review(review.decision)

    def check_figures(self) -> None:
        """7."""
        year = ReportingYear.of(clock.today())
        made = {}
        for event in DecisionEvent.objects.order_by("id"):
            made[event.case_body_id] = (event.decided, event.outcome, event.remedied)
        rows = rows_of(year)
        cut: dict[str, list[dict[str, Any]]] = {
            name: [dict(zip(columns, row, strict=True)) for row in rows[name]]
            for name, columns in (("pairs", PAIRS), ("cases", CASES))
        }
        # Each pair was received in this year and counts once, wherever it was split off to.
        assert sorted(f"{row['reference']}/{row['body']}" for row in cut["pairs"]) == sorted(
            self.keys
        )
        found = {
            f"{row['reference']}/{row['body']}": (row["decided"], row["outcome"], row["remedied"])
            for row in cut["pairs"]
            if row["decided_in_year"]
        }
        assert found == {key: each for key, each in made.items() if each[0] in year}
        cut["bodies"] = [
            {"body": slug, "name": slug, "type": "unitary", "population": 1000}
            for slug in ("bedford", "luton")
        ]
        with TemporaryDirectory() as folder:
            figures = count_cut(cut, year.ended, Path(folder))
        for slug, body in figures.bodies.items():
            plain = plain_count.count_body(cut, slug)
            for name, figure in body.measures.items():
                shown = (figure.numerator, figure.denominator, figure.display)
                assert shown == plain.get(name, shown), (slug, name)


def _diligent(stage: Stage) -> list[tuple[Callable[..., Any], dict[str, Any]]]:
    """What is done at a stage so that the next can be reached."""
    today = clock.today()
    found = assessing.Assessment(jurisdiction_note="x", late=False, forward_reason="x")
    scope = investigating.Scope(text="x", ends=today - timedelta(days=400))
    provisional, final = StatementKind.PROVISIONAL, StatementKind.FINAL
    comments = [
        (write_note, {"kind": "comment", "side": side, "text": "x"}) for side in Side
    ]  # fmt: skip
    whole = {"text": WHOLE}
    ended = [
        (decide, {"step": Step.DECIDE, "reason_code": code})
        for code in ("fault_injustice", "no_fault")
    ]
    return {
        Stage.INTAKE: [(take, {"step": Step.FORWARD})],
        Stage.ASSESSMENT: [
            (share_out, {"holder": "person 1", "urgent": False}),
            (assessing.assess, {"found": found}), (take, {"step": Step.INVESTIGATE}),
        ],
        Stage.INVESTIGATION: [
            (investigating.fix_scope, {"scope": scope}), (investigating.tell_both, {}),
            (save_statement, {"kind": provisional} | whole),
            (send_provisional, {"comments_due": today + timedelta(days=14)}),
        ],
        Stage.PROVISIONAL: [
            *comments, (save_statement, {"kind": final} | whole),
            (choose_publication, {"publish": True}), *ended,
        ],
    }.get(stage, [])  # fmt: skip


def _everything() -> tuple[Any, ...]:
    counted = (StageEvent, DecisionEvent, PartyLetter, Statement, Review, RecodeEvent)
    return (
        list(CaseWork.objects.order_by("pk").values()),
        list(Review.objects.order_by("pk").values_list("pk", "result")),
        [model.objects.count() for model in counted],
    )


@pytest.mark.usefixtures("loaded_register")
def test_no_reachable_state_breaks_an_invariant() -> None:
    """Twelve offices of two dozen acts each; a fault is shown by its shortest way there."""
    run_state_machine_as_test(
        Office,
        settings=settings(
            max_examples=12, stateful_step_count=25, deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
        ),
    )  # fmt: skip
