"""What stands between a case and a step."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from upheld.domain.case_file import GUARDS, CaseFile, end_of, missing
from upheld.domain.outcomes import Outcome
from upheld.domain.reasons import REASONS, reasons_for
from upheld.domain.sides import Consent, Side
from upheld.domain.stages import WAYS, Stage, Step
from upheld.domain.statements import Section

DAY = date(2026, 5, 5)
FULL = CaseFile(
    stage=Stage.INTAKE, today=DAY, received=date(2026, 4, 1), complaint_written=True,
    subject_coded=True, consent=Consent.NOT_NEEDED, representative=False, holder=True, late=False,
    late_accepted=False, jurisdiction_considered=True, forward_reason=True, scope=True,
    scope_ends=date(2026, 3, 1), told_of_start=frozenset(Side), draft_missing=(),
    final_missing=(), recommendations=1, undated_recommendations=0, unsettled_recommendations=1,
    provisional_told=frozenset(Side), comments_due=date(2026, 5, 4), commented=frozenset(),
    times_returned=0, publication_chosen=True, open_review=False,
)  # fmt: skip


def _lacks(step: Step, stage: Stage, **facts: Any) -> tuple[str, ...]:
    return missing(step, replace(FULL, stage=stage, **facts), REASONS["fault_injustice"])


def test_every_step_has_a_way_and_guards() -> None:
    """No step is without a rule, and no rule without a step."""
    assert set(WAYS) == set(GUARDS) == set(Step)


def test_a_full_file_lacks_nothing() -> None:
    """From its stage, with everything there, each step may be taken."""
    for step, way in WAYS.items():
        for stage in way.starts:
            file = replace(FULL, stage=stage, open_review=step in {Step.REOPEN, Step.AMEND})
            if step is Step.SETTLE:
                file = replace(file, unsettled_recommendations=0)
            file = replace(file, moved=step is Step.MOVE)
            given = REASONS["fault_injustice"] if way.decides else None
            assert missing(step, file, given) == ()


def test_no_step_is_taken_from_another_stage() -> None:
    """A step from a stage that is not its own says so, and from which it is taken."""
    for step, way in WAYS.items():
        for stage in set(Stage) - way.starts:
            (lack,) = missing(step, replace(FULL, stage=stage))
            assert "does not go there" in lack
            assert all(f"“{start.words}”" in lack for start in way.starts)


def test_each_lack_is_said() -> None:
    """Each empty fact stops the steps that need it, in words of its own."""
    empty = {
        "received": None, "complaint_written": False, "subject_coded": False,
        "consent": Consent.ASKED, "holder": False, "late": None,
        "jurisdiction_considered": False, "forward_reason": False, "scope": False,
        "scope_ends": None, "told_of_start": frozenset(), "draft_missing": (Section.SUMMARY,),
        "final_missing": (Section.SUMMARY,), "undated_recommendations": 1,
        "provisional_told": frozenset(), "comments_due": None, "publication_chosen": False,
    }  # fmt: skip
    assert set(empty) <= {f.name for f in fields(CaseFile)}
    for name, value in empty.items():
        stopped = [
            step
            for step, way in WAYS.items()
            for stage in way.starts
            if _lacks(step, stage) != _lacks(step, stage, **{name: value})
        ]
        assert stopped, name


def test_injustice_wants_a_recommendation_and_no_fault_wants_none() -> None:
    """Fault with injustice is put right; without fault there is nothing to put right."""
    file = replace(FULL, stage=Stage.PROVISIONAL, recommendations=0, unsettled_recommendations=0)
    assert missing(Step.DECIDE, file, REASONS["fault_injustice"])
    assert not missing(Step.DECIDE, file, REASONS["no_fault"])
    asked = replace(file, recommendations=1, unsettled_recommendations=1)
    assert missing(Step.DECIDE, asked, REASONS["no_fault"])


def test_a_decision_with_recommendations_awaits_them() -> None:
    """Upheld with something to be done waits; everything else is closed."""
    file = replace(FULL, stage=Stage.PROVISIONAL)
    assert end_of(Step.DECIDE, file, REASONS["fault_injustice"]) is Stage.REMEDY
    assert end_of(Step.DECIDE, file, REASONS["no_fault"]) is Stage.CLOSED
    assert end_of(Step.CLOSE_AT_INTAKE, file, REASONS["premature"]) is Stage.CLOSED


def test_reasons_belong_to_the_steps_at_which_their_outcome_is_known() -> None:
    """Nothing is upheld at intake, and nothing investigated is closed as too early."""
    at_intake = {r.outcome for r in reasons_for(Step.CLOSE_AT_INTAKE, DAY).values()}
    assert at_intake == {
        Outcome.INCOMPLETE_INVALID, Outcome.ADVICE_GIVEN, Outcome.REFERRED_BACK
    }  # fmt: skip
    at_end = {r.outcome for r in reasons_for(Step.DECIDE, DAY).values()}
    assert at_end == {Outcome.UPHELD, Outcome.NOT_UPHELD}
    assert not reasons_for(Step.DECIDE, date(2013, 3, 31))
