"""Questions and learning of a demonstration: invented, approved, and about nobody real."""

import pytest

from upheld.domain.scrutiny import Ground
from upheld.outreach.first_questions import first_questions
from upheld.outreach.models.record_version import LEARNING, QUESTION
from upheld.outreach.queries.records import in_force
from upheld.people.actions.demonstration import make_people
from upheld.register.actions.installation import settle_kind
from upheld.register.models import Authority
from upheld.runs.demo.resources import make_resources
from upheld.toolbox import clock


@pytest.mark.usefixtures("loaded_register")
def test_a_demonstration_has_questions_and_learning() -> None:
    """All are public but one draft; bodies named are fictional; a second time adds nothing."""
    settle_kind(demonstration=True, by="tests")
    make_people(by="tests")
    assert make_resources() > 0
    assert make_resources() == 0
    learning = in_force(LEARNING, clock.now())
    assert len(in_force(QUESTION, clock.now())) == len(first_questions())
    assert "notes-of-visits" not in learning
    assert all(each.content["invented"] for each in learning.values())
    named = {each.content["body"] for each in learning.values()} - {""}
    assert named
    assert set(Authority.objects.filter(pk__in=named).values_list("fictional", flat=True)) == {True}


def test_every_ground_has_a_question() -> None:
    """Nothing that a council's year can show is left without one; each fills in."""
    found = first_questions()
    assert {each.rule.ground for each in found} == set(Ground)
    for each in found:
        assert each.asked(body="Luton", count=3, heading="Housing", year="2020").endswith(
            ("?", ")?")
        )
        assert "{" not in each.listen_for
