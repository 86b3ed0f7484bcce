"""Any sequence of happenings to a case's recommendations, beside a plain, slow twin of the rules.

The twin keeps a list of what happened and reads everything from it anew each time; it knows no
database. Case, events, cut and improvements agree with it after each step.
"""

import itertools
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from support import remedies, working
from upheld.casework.actions.remedies import assessing, happenings, summaries
from upheld.casework.cut import rows_of
from upheld.casework.models import ComplianceEvent, Recommendation, StageEvent
from upheld.domain.cut_columns import PAIRS
from upheld.domain.errors import Refused
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.settlement import Verdict
from upheld.toolbox import clock

START = date(2026, 6, 1)
YEAR = ReportingYear.of(START)
ORDER = ("not_satisfied", "incomplete_satisfied", "late", "on_time")

Act = tuple[int, str, int]
NAMES = (
    "done", "evidence", "ask", "extend", "decline", "complete", "incomplete", "unsatisfied", "back",
    "finding back",
)  # fmt: skip
ANY = st.tuples(st.integers(0, 2), st.sampled_from(NAMES), st.integers(0, 40))


@st.composite
def endings(draw: st.DrawFn, which: int) -> list[Act]:
    """A way that leads to the end of one recommendation."""
    how = draw(st.sampled_from(["complete", "complete", "complete", "incomplete", "unsatisfied"]))
    more = draw(st.lists(st.sampled_from(["ask", "extend", "decline"]), max_size=2))
    acts = [*more, "done", "evidence", how]
    back = "finding back" if how == "unsatisfied" else "back"
    again = [back, "extend", "done", "complete"] if draw(st.booleans()) else []
    return [(which, act, draw(st.integers(0, 40))) for act in [*acts, *again]]


@st.composite
def plays(draw: st.DrawFn) -> list[Act]:
    """Any acts, then the three recommendations to their ends in any order, then any acts."""
    order = draw(st.permutations([0, 1, 2]))
    between = [draw(endings(which)) for which in order]
    return [
        *draw(st.lists(ANY, max_size=4)), *(act for way in between for act in way),
        *draw(st.lists(ANY, max_size=6)),
    ]  # fmt: skip


def ended(how: str, day: int) -> list[Act]:
    """All three recommendations come to the same end."""
    return [(which, act, day) for which in range(3) for act in ("done", "evidence", how)]


@dataclass
class Twin:
    """One recommendation, as a person with a card index would keep it."""

    due: date
    expects: bool
    said: list[tuple[str, Any]] = field(default_factory=list)

    def last(self, *names: str) -> tuple[str, Any] | None:
        """What happened last of these."""
        return next((each for each in reversed(self.said) if each[0] in names), None)

    @property
    def day(self) -> date:
        """As agreed last."""
        found = self.last("extend")
        return found[1] if found else self.due

    @property
    def done(self) -> date | None:
        """As the body said last."""
        found = self.last("done")
        return found[1] if found else None

    @property
    def is_asking(self) -> bool:
        """Whether a request waits."""
        found = self.last("ask", "extend", "decline", "done", "assess")
        return found is not None and found[0] == "ask"

    @property
    def outcome(self) -> str | None:
        """As assessed last, unless that was taken back."""
        found = self.last("assess", "back")
        return found[1] if found and found[0] == "assess" else None

    def may(self, act: str, day: date) -> bool:
        """Whether the rules permit it."""
        if act in {"back", "finding back"}:
            refused = self.outcome == "not_satisfied"
            return self.outcome is not None and refused is (act == "finding back")
        if self.outcome is not None:
            return False
        evidenced = not self.expects or self.last("evidence") is not None
        return {
            "ask": self.done is None and day > self.day,
            "extend": self.done is None and day > self.day,
            "decline": self.is_asking,
            "complete": self.done is not None and evidenced,
        }.get(act, True)

    def note(self, act: str, day: date) -> None:
        """Write the card."""
        if act == "complete":
            assert self.done
            self.said.append(("assess", "late" if self.done > self.day else "on_time"))
        elif act in {"incomplete", "unsatisfied"}:
            outcome = "incomplete_satisfied" if act == "incomplete" else "not_satisfied"
            self.said.append(("assess", outcome))
        elif act in {"back", "finding back"}:
            self.said.append(("back", None))
        else:
            self.said.append((act, day))


def carry_out(number: int, act: str, day: date) -> None:
    """The same by the program."""
    on: dict[str, Any] = {"recommendation": number, "version": None, "by": working.WHO}
    more = {"asked_by": "link officer", "why": "x"}
    match act:
        case "done":
            happenings.note_done(**on, on=day)
        case "evidence":
            happenings.note_evidence(**on, on=clock.today(), note="Seen.")
        case "ask":
            happenings.ask_more_time(**on, until=day, **more)
        case "extend":
            happenings.extend(**on, due=day, **more)
        case "decline":
            happenings.decline_more_time(**on, why="x")
        case "complete" | "incomplete":
            assessing.assess(**on, verdict=Verdict(act), why="x")
        case "unsatisfied":
            assessing.settle_unsatisfied(**on, why="x")
        case "back":
            assessing.take_back(**on, why="x")
        case _:
            assessing.take_back_unsatisfied(**on, why="x")


def expected(twins: list[Twin]) -> tuple[str | None, date, date | None]:
    """Outcome, due and done of the case x body, said in words of the settlement's own rules."""
    open_days = [twin.day for twin in twins if twin.outcome is None]
    if open_days:
        return None, max(open_days), None
    worst = next(each for each in ORDER if each in {twin.outcome for twin in twins})
    if worst == "late":
        late = sorted((t.done, -t.day.toordinal()) for t in twins if t.outcome == "late" and t.done)
        done, due = late[-1]
        return worst, date.fromordinal(-due), done
    last = max(twin.day for twin in twins)
    days = [twin.done for twin in twins if twin.done]
    return worst, last, max(days) if worst == "on_time" else None


def check(key: str, twins: list[Twin]) -> None:
    """Stage, event in force, row of the cut, and the improvement."""
    event = ComplianceEvent.objects.filter(case_body=key).latest("id")
    assert (event.outcome, event.due, event.done) == expected(twins)
    waits = any(twin.outcome is None for twin in twins)
    assert remedies.work(key).stage == ("remedy" if waits else "closed")
    rows = rows_of(YEAR)
    row = next(dict(zip(PAIRS, r, strict=True)) for r in rows["pairs"] if r[0] == key[:10])
    assert (row["compliance"], row["due"], row["done"]) == (event.outcome, event.due, event.done)
    assert row["settled_in_year"] is not waits
    (improved,) = [r for r in rows["improvements"] if r[0] == key[:10]]
    twin = twins[-1]
    done = twin.done if twin.outcome in {"on_time", "late"} else None
    assert (improved[5], improved[6]) == (twin.day, done)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_register")
def test_any_sequence_agrees_with_the_twin(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rules permit is done, what they forbid is refused and changes nothing."""
    seen: set[str | None] = set()

    @settings(
        max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(plays())
    # One for each outcome: chance alone leaves one out now and then.
    @example(ended("complete", 0))
    @example(ended("complete", 40))
    @example(ended("incomplete", 40))
    @example(ended("unsatisfied", 40))
    def play(acts: list[Act]) -> None:
        remedies.go_to(monkeypatch, START)
        key = _case()
        remedies.go_to(monkeypatch, START + timedelta(days=40))
        every = list(Recommendation.objects.filter(case_body=key).order_by("number"))
        assert all(each.due for each in every)
        twins = [Twin(each.due or START, bool(each.evidence_expected)) for each in every]
        check(key, twins)
        for which, act, days in acts:
            each, twin, day = every[which], twins[which], START + timedelta(days=days)
            if twin.may(act, day):
                carry_out(each.pk, act, day)
                twin.note(act, day)
            else:
                before = replace(twin, said=list(twin.said))
                with pytest.raises(Refused):
                    carry_out(each.pk, act, day)
                assert before == twin
            check(key, twins)
            seen.add(expected(twins)[0])
        _check_steps(key)

    play()
    assert seen == {None, *ORDER}, "a test of random acts that never came so far shows nothing"


def _case() -> str:
    key = working.with_provisional_decision()
    remedies.add(key, remedies.APOLOGISES, days=10)
    number = remedies.add(key, remedies.IMPROVES, days=35)
    summaries.check_summary(recommendation=number, version=None, by="person 2")
    remedies.decide(key)
    return key


def _check_steps(key: str) -> None:
    # Each step begins where the one before it ended.
    steps = list(StageEvent.objects.filter(case_body=key).order_by("id"))
    assert all(a.now == b.was for a, b in itertools.pairwise(steps))
