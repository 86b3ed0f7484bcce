from datetime import date

import pytest

from upheld.domain.authority_types import AuthorityType
from upheld.register.queries.lives import lives_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]


def test_a_body_is_addressed_itself_while_it_exists() -> None:
    """Before its end, and on its last day, with the names of those who are to follow."""
    cumbria = lives_on(date(2023, 3, 31))["cumbria"]

    assert cumbria.addressed == ("cumbria",)
    assert cumbria.life.end == date(2023, 3, 31)
    assert cumbria.life.heirs == ("Cumberland Council", "Westmorland and Furness Council")
    assert lives_on(date(2023, 3, 31))["luton"].life.heirs == ()


def test_whoever_took_its_place_is_addressed_afterwards() -> None:
    """One heir or several; its type is the one it had."""
    lives = lives_on(date(2023, 7, 19))

    assert lives["allerdale"].addressed == ("cumberland",)
    assert lives["cumbria"].addressed == ("cumberland", "westmorland-and-furness")
    assert lives["cumbria"].life.kind == AuthorityType.COUNTY


def test_heirs_that_have_ended_lead_to_theirs() -> None:
    """A letter goes to whoever stands there on the day, never to a body that is gone too."""
    lives = lives_on(date(2024, 7, 17))
    living = {slug for slug, each in lives.items() if each.addressed == (slug,)}

    assert {heir for each in lives.values() for heir in each.addressed} <= living


def test_only_a_body_that_began_then_took_a_place() -> None:
    """One that had been there already took over work, and nobody's place."""
    lives = lives_on(date(2024, 7, 17))

    assert "Cumbria County Council" in lives["cumberland"].life.predecessors
    assert lives["york-and-north-yorkshire-ca"].life.predecessors == ()
    assert lives["north-yorkshire-police"].addressed == ("york-and-north-yorkshire-ca",)
