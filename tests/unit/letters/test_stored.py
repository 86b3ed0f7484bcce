import json

import pytest

from support import luton
from upheld.domain.errors import Refused
from upheld.domain.method import method_of
from upheld.letters.compose import compose
from upheld.letters.letter import Letter
from upheld.letters.stored import from_json, to_json


@pytest.fixture(params=[2018, 2020])
def letter(request: pytest.FixtureRequest) -> Letter:
    """One letter of each form."""
    first = request.param == 2018
    return compose(
        figures=luton.figures_2018() if first else luton.figures_2020(),
        method=method_of(request.param),
        plan=luton.PLAN_2018 if first else luton.PLAN_2020,
        addressee=luton.ADDRESSEE,
        reports=[luton.FURTHER_REPORT_2018, luton.REPORT_2020],
        activity=luton.ACTIVITY_2020,
        names=luton.NAMES,
        switched_off={"training": "tried here"},
    )


def test_a_stored_letter_is_the_letter(letter: Letter) -> None:
    """Written as JSON text and read again, nothing is lost or changed."""
    assert from_json(json.loads(json.dumps(to_json(letter)))) == letter


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"year": "2020"}, "letter.year is '2020', expected int"),
        ({"extra": 1}, "letter holds"),
        ({"sections": {}}, "letter.sections is {}, expected a list"),
        ({"sections": [1]}, r"letter.sections\[0\] holds 1"),
        ({"demonstration": 1}, "letter.demonstration is 1, expected bool"),
    ],
)
def test_what_was_not_stored_is_refused(letter: Letter, change: dict, why: str) -> None:
    """A damaged letter is refused with the place of the damage."""
    with pytest.raises(Refused, match=why):
        from_json({**to_json(letter), **change})


def test_a_letter_from_before_a_later_part_keeps_its_digest(letter: Letter) -> None:
    """Parts that came with later forms are stored where they say something, and only there."""
    stored = json.dumps(to_json(letter))

    assert not [part for part in ("overview", '"rate"', "rates") if part in stored]


def test_a_stored_letter_must_be_complete(letter: Letter) -> None:
    """A letter without a release, a page of figures or a mark is no letter."""
    for change in ({"release": ""}, {"panels": None, "tables": None}, {"watermark": ""}):
        with pytest.raises(Refused):
            from_json({**to_json(letter), **change})
