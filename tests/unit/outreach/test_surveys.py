"""Surveys of link officers: four eyes, asked once, answers changed, counted, without a body."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from support import training
from support.surveys import QUESTIONS, facts, officer, opened, token_of
from support.training import DAY, NOW
from upheld.domain.enquiries import QuestionKind, SurveyQuestion
from upheld.domain.errors import Refused
from upheld.outreach.actions.answering import answer_survey
from upheld.outreach.actions.surveys import (
    approve_survey,
    change_survey,
    close_survey,
    open_survey,
    write_survey,
)
from upheld.outreach.models import EnquiryMail, Survey, SurveyAnswer
from upheld.outreach.queries.surveys import SurveyState, export_of, results_of, state_of
from upheld.register.queries.authorities import authorities_on
from upheld.runs.rolling.asking import keep_asking
from upheld.toolbox import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]


@pytest.fixture(autouse=True)
def at_work(monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    """A folder that is ready, on 19 March 2020."""
    data_folder.mkdir(parents=True)
    (data_folder / "run.lock").touch()
    training.go_to(monkeypatch, NOW)


def turn() -> None:
    """The clock turns."""
    keep_asking(tell=lambda _: None)


@pytest.mark.parametrize(
    "changes",
    [
        {"questions": ()},
        {"questions": QUESTIONS * 4},
        {"title": " "},
        {"last_day": NOW.date() - timedelta(days=1)},
    ],
)
def test_what_could_not_be_answered_is_refused(changes: dict[str, Any]) -> None:
    """With words, and nothing is kept."""
    with pytest.raises(Refused):
        write_survey(facts=facts(**changes), by="writer")
    assert not Survey.objects.exists()


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (QuestionKind.ONE, ("Alone",)),
        (QuestionKind.SEVERAL, ("A", "A")),
        (QuestionKind.SCALE, ("1", "2")),
    ],
)
def test_a_question_has_options_that_can_be_chosen(
    kind: QuestionKind, options: tuple[str, ...]
) -> None:
    """Two at least, each once, and none where there is nothing to choose."""
    with pytest.raises(Refused):
        SurveyQuestion(text="Why?", kind=kind, options=options)


def test_somebody_else_approves_and_a_change_takes_that_back() -> None:
    """Nobody is asked before; who was asked reads what was approved."""
    officer("luton")
    made = write_survey(facts=facts(), by="writer")
    assert open_survey(survey=made.pk, by="tests") == 0
    with pytest.raises(Refused, match="you wrote it"):
        approve_survey(survey=made.pk, version=1, by="writer")
    approve_survey(survey=made.pk, version=1, by="other")
    changed = change_survey(survey=made.pk, facts=facts(title="New"), version=2, by="writer")
    assert state_of(changed) is SurveyState.WAITS
    approve_survey(survey=made.pk, version=3, by="other")
    turn()
    assert state_of(Survey.objects.get()) is SurveyState.OPEN
    with pytest.raises(Refused, match="asked already"):
        change_survey(survey=made.pk, facts=facts(), version=5, by="writer")


def test_each_link_officer_is_asked_once_and_reminded_once(
    monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    """On its first day; a week before its last; after that it is closed."""
    officer("luton")
    made = write_survey(facts=facts(first_day=NOW.date() + DAY), by="writer")
    approve_survey(survey=made.pk, version=1, by="other")
    for days, count in ((0, 0), (1, 1), (20, 1), (21, 2), (28, 2), (29, 2)):
        training.go_to(monkeypatch, NOW + days * DAY)
        turn()
        assert len(list((data_folder / "outbox/officers").glob("*.eml"))) == count
    assert state_of(Survey.objects.get()) is SurveyState.CLOSED
    assert EnquiryMail.objects.filter(sent=True).count() == 2


def test_answers_are_replaced_until_it_closes() -> None:
    """One answer of each link; an answer that the question does not offer is refused."""
    survey = opened("luton")
    token = token_of("luton")
    for wrong in ({1: 2}, {2: [0, 0]}, {3: 6}, {1: "0"}, {}):
        with pytest.raises(Refused):
            answer_survey(token=token, answers=wrong, by="tests")
    answer_survey(token=token, answers={1: 0, 4: "More tables."}, by="tests")
    answer_survey(token=token, answers={1: 1}, by="tests")
    assert SurveyAnswer.objects.get().content == {"1": 1}
    close_survey(survey=survey.pk, by="tests")
    with pytest.raises(Refused, match="ended"):
        answer_survey(token=token, answers={1: 0}, by="tests")


@pytest.mark.parametrize("by_body", [True, False])
def test_without_bodies_nothing_leads_from_an_answer_to_one(*, by_body: bool) -> None:
    """Once it is closed; the type of authority stays."""
    survey = opened("luton", by_body=by_body)
    answer_survey(token=token_of("luton"), answers={1: 0}, by="tests")
    close_survey(survey=survey.pk, by="tests")
    answer = SurveyAnswer.objects.get()
    assert (answer.enquiry is not None, answer.type) == (by_body, "unitary")


def test_counts_and_shares_by_type_from_five_answers_on() -> None:
    """Fewer could show whose they are; words are in no file."""
    unitary = [b.slug for b in authorities_on(clock.today()) if b.type == "unitary"][:4]
    counties = [b.slug for b in authorities_on(clock.today()) if b.type == "county"][:5]
    survey = opened(*unitary, *counties)
    for number, body in enumerate((*unitary, *counties)):
        said = {1: number % 2, 2: [0, 1], 3: 5, 4: f"Words of {number}"}
        answer_survey(token=token_of(body), answers=said, by="tests")
    form, parts, useful, words = results_of(survey)
    assert [(line.count, line.share) for line in form.over_all] == [(5, 56), (4, 44)]
    assert [kind for kind, _ in form.by_type] == ["county councils"]
    assert [line.count for line in parts.over_all] == [9, 9, 0]
    assert useful.over_all[-1].count == 9
    assert len(words.words) == 9
    assert "Words" not in str(export_of(survey))
