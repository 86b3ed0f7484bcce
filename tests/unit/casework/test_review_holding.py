"""Who reviews a decision: one person who neither made nor wrote it, told on one desk alone."""

from typing import Any

import pytest

from support import remedies, working
from upheld.casework.actions import reviews
from upheld.casework.actions.review_holding import assign_review, give_back_review, take_review
from upheld.casework.models import AuditEvent, CaseWork, DecisionEvent, Review
from upheld.casework.queries.decisions import kept_from_review, reviews_for
from upheld.casework.queries.tasks import tasks
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.sides import Side
from upheld.toolbox import clock

pytestmark = pytest.mark.usefixtures("loaded_register")
FIRST, SECOND, LEAD = "person 11", "person 12", "person 13"


@pytest.fixture
def key() -> str:
    """A case whose decision is to be reviewed."""
    made = remedies.decided()
    asked = reviews.Asked(side=Side.BODY, on=clock.today(), ground="A new fact.")
    reviews.ask_review(key=made, version=None, by=working.WHO, asked=asked)
    return made


def act(action: Any, key: str, by: str, **said: Any) -> Any:
    """As somebody who saw its newest version."""
    return action(key=key, version=None, by=by, **said)


def test_taken_it_is_on_one_desk_and_in_everybodys_list(key: str) -> None:
    """Before, on the desk of all who may; the task is the reviewer's, not the case's holder's."""
    assert [len(reviews_for(who)) for who in (FIRST, SECOND, working.WHO)] == [1, 1, 0]
    CaseWork.objects.filter(pk=key).update(holder=working.WHO)
    assert [t.holder for t in tasks() if t.place == "reviews/"] == [""]
    CaseWork.objects.filter(pk=key).update(holder=SECOND)
    act(take_review, key, FIRST)
    assert [len(reviews_for(who)) for who in (FIRST, SECOND)] == [1, 0]
    place = "reviews/"
    assert [t.holder for t in tasks() if t.place == place] == [FIRST]
    assert [t.holder for t in tasks(holder=FIRST)] == [FIRST]
    assert not [t for t in tasks(holder=SECOND) if t.place == place]


def test_it_is_taken_given_back_and_moved(key: str) -> None:
    """Nobody takes what another holds, and nobody gives back what is not theirs."""
    act(take_review, key, FIRST)
    with pytest.raises(Refused, match="somebody reviews it already"):
        act(take_review, key, SECOND)
    with pytest.raises(Refused, match="do not hold"):
        act(give_back_review, key, SECOND)
    act(give_back_review, key, FIRST)
    assert Review.objects.get().holder == ""
    act(assign_review, key, LEAD, holder=FIRST)
    act(assign_review, key, LEAD, holder=SECOND)
    assert Review.objects.get().holder == SECOND
    event = AuditEvent.objects.filter(action="assign_review").latest("pk")
    assert (event.detail["was"], event.detail["now"]) == (FIRST, SECOND)


def test_who_made_or_wrote_it_reviews_nothing(key: str) -> None:
    """Neither by taking it nor by being given it, nor by answering one that nobody holds."""
    decision = DecisionEvent.objects.get()
    statement = decision.reasoned.statement
    type(statement)._base_manager.filter(pk=statement.pk).update(by=SECOND)  # noqa: SLF001 - Django's documented API
    decision = DecisionEvent.objects.get()
    assert kept_from_review(decision) == {working.WHO, SECOND}
    for who in (working.WHO, SECOND):
        with pytest.raises(Refused, match="did not make it or write it"):
            act(take_review, key, who)
        with pytest.raises(Refused, match="did not make it or write it"):
            act(assign_review, key, LEAD, holder=who)
        with pytest.raises(Refused, match="did not make it or write it"):
            act(reviews.answer_review, key, who, answer=sound())
        assert reviews_for(who) == []


def sound() -> reviews.Answer:
    """The decision stands."""
    return reviews.Answer(result="sound", explanation="We looked at it all.")


def test_who_holds_it_answers_it(key: str) -> None:
    """Somebody else is told; afterwards there is nothing to hold."""
    act(take_review, key, FIRST)
    with pytest.raises(Refused, match="somebody else reviews it"):
        act(reviews.answer_review, key, SECOND, answer=sound())
    act(reviews.answer_review, key, FIRST, answer=sound())
    assert reviews_for(FIRST) == []
    with pytest.raises(Refused, match="no review is open"):
        act(take_review, key, SECOND)


def test_who_saw_an_older_case_is_told(key: str) -> None:
    """Two take it at one moment: one of them has it."""
    version = CaseWork.objects.get(pk=key).version
    take_review(key=key, version=version, by=FIRST)
    with pytest.raises(Overtaken):
        take_review(key=key, version=version, by=SECOND)
    assert Review.objects.get().holder == FIRST
