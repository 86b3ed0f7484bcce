"""A case on its way, step by step."""

from datetime import date, timedelta

import pytest

from support import working
from upheld.casework.actions.opening import open_case
from upheld.casework.actions.steps import take
from upheld.casework.cut import rows_of
from upheld.casework.models import CaseWork, ComplianceEvent, DecisionEvent, StageEvent
from upheld.domain.cut_columns import PAIRS
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.outcomes import Remedied
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.stages import Stage, Step
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")


def test_references_follow_each_other_without_a_gap() -> None:
    """A case takes the next number; a refused one takes none."""
    first = open_case(received=date(2026, 11, 2), bodies=["luton"], by="person 1")
    with pytest.raises(Refused, match="not a body"):
        open_case(received=date(2026, 11, 2), bodies=["luton", "nowhere"], by="person 1")
    second = open_case(received=date(2026, 11, 2), bodies=["luton"], by="person 1")
    other = open_case(received=date(2026, 3, 31), bodies=["luton"], by="person 1")
    assert [c.reference for c in (first, second, other)] == [
        "26 000 001", "26 000 002", "25 000 001"
    ]  # fmt: skip


def test_no_step_is_skipped() -> None:
    """A refusal says everything that is missing, and changes nothing."""
    key = working.at_intake()
    with pytest.raises(Refused) as refused:
        take(key=key, step=Step.FORWARD, version=1, by="person 1")
    assert "the complaint is not written down" in refused.value.problems
    assert CaseWork.objects.get(pk=key).version == 1
    with pytest.raises(Refused):
        take(key=key, step=Step.DECIDE, version=1, by="person 1", reason_code="no_fault")
    assert not DecisionEvent.objects.exists()


def test_whoever_is_second_is_told() -> None:
    """Two people on one case: the second is told who was first."""
    key = working.ready_at_intake()
    seen = CaseWork.objects.get(pk=key).version
    take(key=key, step=Step.FORWARD, version=seen, by="person 1")
    with pytest.raises(Overtaken) as told:
        take(key=key, step=Step.FORWARD, version=seen, by="person 2")
    assert told.value.by == "person 1"


def test_the_whole_way_to_an_upheld_decision_that_awaits_its_remedy() -> None:
    """The decision stands in the year's cut, and its remedy is due."""
    key = working.with_provisional_decision()
    with pytest.raises(Refused) as refused:
        take(key=key, step=Step.DECIDE, version=None, by="person 2", reason_code="fault_injustice")
    assert refused.value.problems == (
        "the time for comments is not over, and both sides have not commented",
        "the final statement is not complete", "whether it is published is not chosen",
    )  # fmt: skip
    working.make_ready_to_decide(key)
    done = take(
        key=key, step=Step.DECIDE, version=None, by="person 2", reason_code="fault_injustice"
    )
    assert done.stage is Stage.REMEDY
    decision = DecisionEvent.objects.get(pk=done.decision)
    assert decision.remedied == Remedied.BY_US
    assert decision.reasoned.statement is not None
    assert ComplianceEvent.objects.get(case_body=key).due == clock.today() + timedelta(weeks=4)
    row = dict(zip(PAIRS, _only_row(), strict=True))
    assert (row["outcome"], row["decided_in_year"], row["remedied"]) == ("upheld", True, "by_us")


def test_each_body_of_a_joint_case_has_its_own_way() -> None:
    """One body’s part is closed; the other’s goes on."""
    case = open_case(
        received=clock.today(), bodies=["luton", "bedford"], by="person 1", subject="noise"
    )
    take(
        key=f"{case.reference}/luton", step=Step.CLOSE_AT_INTAKE, version=1, by="person 1",
        reason_code="premature",
    )  # fmt: skip
    stages = dict(CaseWork.objects.values_list("case_body__authority_id", "stage"))
    assert stages == {"luton": Stage.CLOSED, "bedford": Stage.INTAKE}
    assert StageEvent.objects.filter(case_body__case=case).count() == len(stages) + 1


def _only_row() -> tuple[object, ...]:
    (row,) = rows_of(ReportingYear.of(clock.today()))["pairs"]
    return row
