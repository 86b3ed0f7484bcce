"""Our own times: counted slowly beside, on casework by lot, and by hand at the edges."""

from collections import Counter
from datetime import date, timedelta

import pytest

from support import working
from upheld.casework.models import Case, CaseBody, CaseWork, DecisionEvent, StageEvent
from upheld.casework.queries import performance
from upheld.domain.performance import TARGETS, UNKNOWN, targets_on
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.stages import UNDECIDED, Stage, Step
from upheld.toolbox import clock
from upheld.toolbox.drawing import Lots
from upheld.toolbox.working_days import is_working_day

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
YEAR, TODAY = ReportingYear(2026), date(2026, 3, 20)
BODIES = ("barnet", "luton", "leeds")
EARLY = ("close_at_intake", "close_at_assessment", "investigate")


def casework_by_lot(count: int) -> None:
    """Cases with one to three bodies, some decided twice, some not, some reopened."""
    lots, at = Lots("performance"), clock.now()
    for number in range(count):
        case = Case.objects.create(reference=f"25 000 {number:03}")
        for body in BODIES[: 1 + lots.below(3)]:
            received = date(2024, 12, 1) + timedelta(days=lots.below(450))
            pair = CaseBody.objects.create(
                key=f"{case.reference}/{body}", case=case, authority_id=body,
                received=received if lots.below(20) else None, heading="housing",
            )  # fmt: skip
            stage = list(Stage)[lots.below(6)]
            CaseWork.objects.create(
                case_body=pair, stage=stage, stage_since=received, opened_at=at,
                holder=f"person {lots.below(3)}" if lots.below(3) else "",
            )  # fmt: skip
            for _ in range(lots.below(3)):
                decided = received + timedelta(days=lots.below(420))
                DecisionEvent(
                    case_body=pair, decided=decided, outcome="not_upheld", at=at, by="x"
                ).save()
            for _ in range(lots.below(3)):
                on = received + timedelta(days=lots.below(60))
                step = (*EARLY, "forward")[lots.below(4)]
                StageEvent(case_body=pair, step=step, now="closed", on=on, at=at, by="x").save()


def slow_decided(first: date, last: date, weeks: int | None) -> int:
    """Case by case over everything there is."""
    count = 0
    for case in Case.objects.all():
        pairs = list(case.bodies.order_by("key"))
        latest = [pair.decisions.order_by("-id").first() for pair in pairs]
        if None in latest:
            continue
        decided = max(each.decided for each in latest if each)
        known = [pair.received for pair in pairs if pair.received]
        if not first <= decided <= last:
            continue
        soon = bool(known) and (decided - min(known)).days <= 7 * (weeks or 0)
        count += weeks is None or soon
    return count


def slow_early(first: date, last: date, days: int | None) -> int:
    """Pair by pair, working day by working day."""
    count = 0
    for pair in CaseBody.objects.all():
        steps = [each.on for each in pair.steps.all() if each.step in EARLY]
        if not steps or not first <= min(steps) <= last:
            continue
        if days is None:
            count += 1
        elif pair.received:
            span = (min(steps) - pair.received).days
            worked = sum(
                is_working_day(pair.received + timedelta(days=n)) for n in range(1, span + 1)
            )
            count += worked <= days
    return count


def test_every_figure_equals_its_slow_twin() -> None:
    """Months and year, bands and intake, stages and ages and holders."""
    casework_by_lot(80)
    targets = targets_on(TODAY)
    found = performance.times_of(performance.spans_of(YEAR, today=TODAY))
    assert len(found) == 13
    for times in found:
        first, last = times.span.first, times.span.last
        assert len(times.decided) == slow_decided(first, last, None)
        for weeks in targets.weeks:
            assert len(times.within(weeks)) == slow_decided(first, last, weeks)
        assert len(times.early) == slow_early(first, last, None)
        assert len(times.early_within(20)) == slow_early(first, last, 20)
    assert found[0].decided
    assert len(found[0].decided) == sum(len(times.decided) for times in found[1:])
    waits = performance.waiting(targets, today=TODAY)
    slow = Counter(
        (work.stage, work.holder, _age(work.case_body.received))
        for work in CaseWork.objects.all()
        if work.stage in UNDECIDED
    )
    assert slow == Counter((w.stage, w.holder, targets.ages[w.age]) for w in waits)


def _age(received: date | None) -> str:
    if received is None:
        return UNKNOWN
    weeks = (TODAY - received).days / 7
    limits = ((13, "up to 13 weeks"), (26, "over 13 to 26 weeks"), (52, "over 26 to 52 weeks"))
    return next((words for limit, words in limits if weeks <= limit), "over 52 weeks")


def test_a_decision_on_the_last_day_of_thirteen_weeks_is_within_them() -> None:
    """Ninety-one days are, ninety-two are not; a joint case waits for its last part."""
    for number, days in enumerate((91, 92)):
        case = Case.objects.create(reference=f"25 001 {number:03}")
        received = date(2025, 6, 2)
        for body, on in (("luton", received + timedelta(days=days)), ("barnet", received)):
            pair = CaseBody.objects.create(
                key=f"{case.reference}/{body}", case=case, authority_id=body, received=received
            )
            DecisionEvent(
                case_body=pair, decided=on, outcome="not_upheld", at=clock.now(), by="x"
            ).save()
    whole = performance.times_of(performance.spans_of(YEAR, today=TODAY))[0]
    assert [case.reference for case in whole.within(13)] == ["25 001 000"]
    assert len(whole.decided) == 2


def test_months_to_come_are_left_out() -> None:
    """In May: April and May, the newest first, under the year."""
    spans = performance.spans_of(ReportingYear(2027), today=date(2026, 5, 3))
    assert [span.key for span in spans] == ["2027", "2026-05", "2026-04"]
    months = ReportingYear(2028).months
    assert (months[0][0], months[-1], months[10][1]) == (
        date(2027, 4, 1), (date(2028, 3, 1), date(2028, 3, 31)), date(2028, 2, 29),
    )  # fmt: skip


def test_a_case_that_is_worked_here_counts_in_its_stage() -> None:
    """From the actions themselves."""
    key = working.at_investigation()
    today = clock.today()
    times = performance.times_of(performance.spans_of(ReportingYear.of(today), today=today))
    assert [case.body for case in times[0].early_within(20)] == ["luton"]
    waits = performance.waiting(targets_on(today), today=today)
    assert [(wait.stage, wait.holder) for wait in waits] == [(Stage.INVESTIGATION, working.WHO)]
    assert performance.worked_here([key, "25 999 999/luton"]) == {key}


def test_targets_are_in_the_order_of_their_days() -> None:
    """Each from its day on; the weeks grow."""
    assert list(TARGETS) == sorted(TARGETS, key=lambda each: each.first_day)
    assert all(list(each.weeks) == sorted(each.weeks) for each in TARGETS)
    assert set(EARLY) == {Step(step) for step in performance.EARLY_STEPS}
