"""Tests of the public forms run under their own settings, and their tries begin anew."""

from typing import Any

import pytest

from support.council import Sender, council_settings
from upheld.web.council import complaint, documents, letters, standing
from upheld.web.council.training import booking
from upheld.web.council.training import standing as booked


@pytest.fixture(autouse=True)
def public_forms(settings: Any, loaded_register: None) -> None:  # noqa: ARG001 - it is there
    """The settings of the council process, the secure ones, and a register."""
    for name, value in council_settings().items():
        setattr(settings, name, value)
    for tries in (
        complaint.SENDINGS, documents.SENDINGS, standing.BY_NETWORK, standing.BY_NUMBER,
        letters.BY_NETWORK, letters.BY_TOKEN, booking.SENDINGS, booking.PLACES, booked.BY_NETWORK,
        booked.BY_NUMBER,
    ):  # fmt: skip
        tries.forget()


@pytest.fixture
def sender() -> Sender:
    """Somebody with a complaint."""
    return Sender()
