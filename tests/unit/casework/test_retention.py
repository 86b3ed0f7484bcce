"""The people of a case go when its time is over, and stay while something keeps it."""

from datetime import date, timedelta

import pytest

from upheld.casework import audit, personal
from upheld.casework.actions.case_ends import anonymise
from upheld.casework.actions.complainants import record_complainant
from upheld.casework.actions.holds import lift_hold, place_hold
from upheld.casework.actions.intake import record_lists
from upheld.casework.models import AuditEvent, AuditKey, Complainant, Deletion, RetentionHold
from upheld.casework.queries.retention import PEOPLE_OF_CASE, due, standings
from upheld.casework.records import CaseLists, Compliance, Decision
from upheld.domain.errors import Refused
from upheld.domain.facts import ImprovementFact
from upheld.domain.periods import months_after
from upheld.domain.retention import HoldReason, Term
from upheld.runs.rolling.forgetting import forget
from upheld.toolbox import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]
OLD, YOUNG = "15 000 001", "15 000 002"
LONG_AGO = date(2016, 3, 1)


def bring(
    *decisions: Decision, remedies: tuple[Compliance, ...] = (), improved: date | None = None
) -> None:
    """Record decisions and remedies; an improvement where a day of it is given."""
    improvements = [
        ImprovementFact(
            reference=OLD, body="luton", summary="Train staff", theme="Training", agreed=LONG_AGO,
            due=LONG_AGO, done=improved,
        )
    ]  # fmt: skip
    lists = CaseLists([], list(decisions), list(remedies), [], improvements if improved else [])
    record_lists(lists=lists, files={}, other={}, by="officer")


def decided(day: date, reference: str = OLD, body: str = "luton") -> Decision:
    """A case decided on a day."""
    return Decision(reference, body, date(2015, 6, 1), "housing", day, "not_upheld", None)


def people(*references: str) -> None:
    """A complainant for each case."""
    for reference in references:
        record_complainant(
            reference=reference, role="complainant", name="Jane Doe", contact="1 Road", by="x"
        )


def roll() -> list[str]:
    """What a turn of the clock says of people; of whole cases, other tests do."""
    said: list[str] = []
    forget(tell=said.append)
    return [line for line in said if "people" in line]


def hold(reference: str = OLD, days: int = 30) -> RetentionHold:
    """Legal action, for so many days."""
    place_hold(
        reference=reference, reason=HoldReason.LEGAL_ACTION, why="Doe against the ombudsman",
        until=clock.today() + timedelta(days=days), by="manager",
    )  # fmt: skip
    return RetentionHold.objects.latest("id")


def test_stages_end_months_after_the_last_act() -> None:
    """12 months, 5 years, 10 years; a day that a month has not is its last."""
    ends = [stage.ends(date(2020, 2, 29)) for stage in Term]
    assert ends == [date(2021, 2, 28), date(2025, 2, 28), date(2030, 2, 28)]
    assert months_after(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert months_after(date(2020, 1, 31), -2) == date(2019, 11, 30)


def test_the_clock_takes_people_and_key_with_one_event() -> None:
    """The old case loses them, the young one keeps them; the chain stays whole."""
    bring(decided(LONG_AGO), decided(clock.today(), YOUNG))
    people(OLD, YOUNG)
    events = {e.subject: e for e in AuditEvent.objects.filter(action="record_complainant")}
    before = AuditEvent.objects.latest("pk").pk
    assert roll() == ["retention: people of 1 case deleted, 0 kept longer for a reason"]
    assert [p.case_id for p in Complainant.objects.all()] == [YOUNG]
    assert personal.opened(events[OLD]) == []
    assert len(personal.opened(events[YOUNG])) == 2
    new = AuditEvent.objects.filter(pk__gt=before).order_by("pk")
    assert [(e.action, e.subject) for e in new] == [
        ("anonymise", OLD),
        ("apply_retention", "cases"),
    ]
    assert new[0].detail["last_act"] == "2016-03-01"
    assert [(d.kind, d.subject) for d in Deletion.objects.all()] == [(PEOPLE_OF_CASE, OLD)]
    assert audit.verify() == before + 2


def test_once_a_day_is_enough_and_twice_is_as_once() -> None:
    """The next turn of the same day looks at nothing; the action by itself finds nothing."""
    bring(decided(LONG_AGO))
    people(OLD)
    roll()
    count = AuditEvent.objects.count()
    assert roll() == []
    assert not anonymise(reference=OLD, by="x")
    assert AuditEvent.objects.count() == count


def test_a_killed_turn_is_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was taken out stays out; the rest follows, and the day is noted at the end alone."""
    bring(decided(LONG_AGO), decided(LONG_AGO, YOUNG))
    people(OLD, YOUNG)
    anonymise(reference=OLD, by="upheld")
    roll()
    assert Complainant.objects.count() == 0
    assert AuditEvent.objects.filter(action="anonymise").count() == 2
    assert AuditEvent.objects.filter(action="apply_retention").count() == 1
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert roll() == []
    assert audit.verify() == AuditEvent.objects.count()


@pytest.mark.parametrize(
    ("also", "why"),
    [
        ({"remedies": (Compliance(OLD, "luton", LONG_AGO, None, None, None),)}, "not settled"),
        ({"remedies": (Compliance(OLD, "leeds", LONG_AGO, None, None, None),)}, "not settled"),
    ],
)
def test_a_case_with_something_open_is_kept(also: dict[str, object], why: str) -> None:
    """A remedy that is due at any of its bodies."""
    bring(decided(LONG_AGO), **also)  # type: ignore[arg-type] # as the cases above say
    people(OLD)
    (kept,) = due()
    assert why in kept.kept_by[0]
    assert not anonymise(reference=OLD, by="x")
    assert roll() == ["retention: people of 0 cases deleted, 1 kept longer for a reason"]


def test_a_case_that_is_not_decided_is_never_due() -> None:
    """Its time has not begun."""
    bring()
    assert standings([OLD])[0].last_act is None
    assert not standings([OLD])[0].is_over(date(2100, 1, 1))


def test_a_later_act_moves_the_end() -> None:
    """A remedy recorded, an improvement made: the time counts from there."""
    bring(decided(LONG_AGO), improved=date(2016, 9, 1))
    assert standings([OLD])[0].last_act == date(2016, 9, 1)
    day = date(2017, 1, 2)
    bring(remedies=(Compliance(OLD, "luton", day, day, "on_time", day),))
    assert standings([OLD])[0].last_act == day


def test_a_hold_keeps_it_until_its_day_or_until_it_is_lifted() -> None:
    """What explains it lies beside the chain, and goes with the case."""
    bring(decided(LONG_AGO), decided(LONG_AGO, YOUNG))
    people(OLD, YOUNG)
    held, last_day = hold(), hold(YOUNG, days=0)
    assert "Doe" not in str(list(AuditEvent.objects.values()))
    assert not any(anonymise(reference=case, by="x") for case in (OLD, YOUNG))
    RetentionHold.objects.filter(pk=last_day.pk).update(until=clock.today() - timedelta(days=1))
    assert anonymise(reference=YOUNG, by="x")
    assert lift_hold(placed=held, why="settled", by="manager")
    assert not lift_hold(placed=held, why="settled", by="manager")
    assert anonymise(reference=OLD, by="x")
    assert (RetentionHold.objects.count(), AuditKey.objects.filter(key__isnull=False).count()) == (
        0,
        0,
    )
    assert audit.verify() == AuditEvent.objects.count()


def test_a_hold_has_its_reason_and_its_end() -> None:
    """No explanation, no such case, a day that has passed or is too far: refused; twice is once."""
    bring(decided(LONG_AGO))
    today = clock.today()
    for wrong, said in (
        ({"why": " "}, "say what"),
        ({"reference": "15 999 999"}, "there is no such case"),
        ({"until": today - timedelta(days=1)}, "for a year at most"),
        ({"until": months_after(today, 12) + timedelta(days=1)}, "for a year at most"),
    ):
        asked = {"reference": OLD, "why": "appeal", "until": today} | wrong
        with pytest.raises(Refused, match=said):
            place_hold(reason=HoldReason.INFORMATION_REQUEST, by="x", **asked)  # type: ignore[arg-type]
    said_twice = [
        place_hold(reference=OLD, reason=HoldReason.LINKED_CASE, why="x", until=today, by="x")
        for _ in range(2)
    ]
    assert said_twice == [True, False]
