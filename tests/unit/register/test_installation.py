import pytest
from django.db import IntegrityError, transaction

from upheld.domain.errors import Refused
from upheld.register.actions.installation import settle_kind
from upheld.register.models import Installation
from upheld.register.queries.installation import is_demonstration
from upheld.toolbox import clock

pytestmark = pytest.mark.django_db


def test_nothing_is_decided_at_first() -> None:
    """A fresh installation is neither."""
    assert is_demonstration() is None


@pytest.mark.parametrize("demonstration", [True, False])
def test_the_first_call_decides(demonstration: bool) -> None:
    """The first import says what the installation is, and the same again agrees."""
    assert settle_kind(demonstration=demonstration, by="first") is demonstration
    assert settle_kind(demonstration=demonstration, by="second") is demonstration
    assert is_demonstration() is demonstration
    assert Installation.objects.get().decided_by == "first"


def test_lists_in_a_demonstration_are_demonstration() -> None:
    """Ordinary lists may enter a demonstration and become part of it."""
    settle_kind(demonstration=True, by="tests")
    assert settle_kind(demonstration=False, by="tests") is True
    assert is_demonstration() is True


def test_a_live_installation_stays_live() -> None:
    """Invented cases never enter a live installation; the refusal says where they may go."""
    settle_kind(demonstration=False, by="the registrar")
    with pytest.raises(Refused, match=r"the registrar.*a data folder of its own"):
        settle_kind(demonstration=True, by="tests")
    assert is_demonstration() is False


def test_there_is_one_installation() -> None:
    """The database refuses a second row."""
    settle_kind(demonstration=False, by="tests")
    with pytest.raises(IntegrityError, match="installation_only"), transaction.atomic():
        Installation.objects.create(
            id=2, kind="demonstration", decided_at=clock.now(), decided_by="tests"
        )
