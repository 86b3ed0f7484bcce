"""The texts of a demonstration's decisions: brought in once, at fictional bodies alone."""

from datetime import UTC, datetime, timedelta

import pytest

from upheld.casework.models import ImprovementEvent, PublishedDecision
from upheld.casework.publication_hours import public_hour
from upheld.casework.queries import in_force
from upheld.domain.promises import Promise, state_on
from upheld.domain.publication import PUBLISHED_OUTCOMES
from upheld.register.actions.installation import settle_kind
from upheld.runs.demo.bodies import read_fictional_bodies
from upheld.runs.demo.decisions import draw_decisions
from upheld.runs.demo.statements.further import FROM
from upheld.runs.demo.texts_brought import LEAST_FURTHER, bring_texts
from upheld.runs.demo.told import cases_reported
from upheld.toolbox import clock

pytestmark = [pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
SEED, YEAR = 1, 2020
FURTHER = LEAST_FURTHER + 60
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day on which some further decisions are public and some are not."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


def rows() -> list[tuple[object, ...]]:
    """Everything that was brought in."""
    return list(PublishedDecision.objects.order_by("pk").values_list())


def test_texts_come_once_and_go_on_adding_up() -> None:
    """A year's decisions, then further ones on days that no year counts; again, nothing changes."""
    settle_kind(demonstration=True, by="tests")
    told: list[str] = []
    bring_texts([YEAR], seed=SEED, decisions=0, by="tests", tell=told.append)
    own = PublishedDecision.objects.filter(decided__lt=FROM).count()
    published = {
        (one.case.reference, body): one
        for body, decided in draw_decisions(SEED, YEAR).items() if body in read_fictional_bodies()
        for one in decided if one.outcome in PUBLISHED_OUTCOMES
    }  # fmt: skip
    made = {
        (row.reference, row.authority_id): row
        for row in PublishedDecision.objects.filter(decided__lt=FROM)
    }
    assert made.keys() < published.keys()
    for key, row in made.items():
        one = published[key]
        assert (row.heading, row.outcome) == (one.case.heading, one.outcome)
    left_out = {reference for reference, _ in published.keys() - made.keys()}
    assert left_out > cases_reported(SEED, YEAR) & {reference for reference, _ in published}
    gone = PublishedDecision.objects.exclude(taken_down_for="")
    assert sorted(gone.values_list("taken_down_for", flat=True)) == ["interests", "review"]
    assert {str(sections) for sections in gone.values_list("sections", flat=True)} == {"{}"}

    bring_texts([YEAR], seed=SEED, decisions=own + FURTHER, by="tests", tell=told.append)
    more = PublishedDecision.objects.filter(decided__gte=FROM)
    assert len(more) == FURTHER
    assert all(FROM < row.decided <= clock.today() for row in more)
    before = rows()
    bring_texts([YEAR], seed=SEED, decisions=own + FURTHER, by="tests", tell=told.append)
    assert rows() == before
    assert len(told) == 2


def test_improvements_stand_in_every_state_today() -> None:
    """Of further decisions that may be read: agreed, due, on time, late and overdue."""
    settle_kind(demonstration=True, by="tests")
    bring_texts([], seed=SEED, decisions=0, by="tests", tell=print)
    public = set(
        PublishedDecision.objects.filter(public_from__lte=NOW).values_list("reference", flat=True)
    )
    facts = [each for each in in_force.improvements().values() if each.reference in public]
    assert {state_on(NOW.date(), due=each.due, done=each.done) for each in facts} == set(Promise)
    for each in facts:
        text = PublishedDecision.objects.get(reference=each.reference).sections["agreed"]
        assert each.summary.rstrip(".")[1:] in text
    events = ImprovementEvent.objects.count()
    bring_texts([], seed=SEED, decisions=0, by="tests", tell=print)
    assert ImprovementEvent.objects.count() == events


def test_some_of_many_are_not_to_be_seen_yet() -> None:
    """Those decided in the last six weeks wait for their hour."""
    settle_kind(demonstration=True, by="tests")
    bring_texts([], seed=SEED, decisions=400, by="tests", tell=print)
    waiting = PublishedDecision.objects.filter(public_from__gt=clock.now())
    assert 0 < waiting.count() < 200
    assert all(row.decided > clock.today() - timedelta(weeks=7) for row in waiting)
    assert all(row.public_from == public_hour(row.decided) for row in waiting)
