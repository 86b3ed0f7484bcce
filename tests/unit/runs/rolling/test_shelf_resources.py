"""Sessions as the shelf tells them: how full they are in words, so that it seldom changes."""

import pytest

from support import training
from support.training import booked, course, session
from upheld.domain.training import Fullness
from upheld.runs.rolling.shelf_resources import resources
from upheld.runs.rolling.shelf_state import shelf_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]


def test_a_booking_seldom_makes_a_new_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where the words change; and nobody learns from it how many wait."""
    training.go_to(monkeypatch, training.NOW)
    course()
    held = session(places=5)
    shelves = []
    for who in ("Ann", "Ben", "Cat", "Dan", "Eve", "Fay", "Gus"):
        booked(held, who)
        (told,) = resources(training.NOW)
        shelves.append((told.fullness, shelf_at(training.NOW, "site")))
    few, full = [Fullness.FEW] * 3, [Fullness.FULL] * 3
    assert [said for said, _ in shelves] == [Fullness.PLACES, *few, *full]
    assert len(set(shelves)) == 3
