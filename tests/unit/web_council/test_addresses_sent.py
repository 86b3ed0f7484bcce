"""Addresses that pass for one and would be written as another are refused by the forms."""

import pytest

from support import training
from support.council import Sender
from support.places import book, text_of
from upheld.outreach.models import Booking
from upheld.web.council.forms import Reach

FORGED = "=?utf-8?q?a=40v1.example=2cb=40v2.example=2cz?=@x.example"


def test_nobody_books_under_an_address_in_disguise(sender: Sender) -> None:
    """The form says what an address looks like; nothing is kept."""
    training.course()
    answer = book(sender, training.session().pk, email_1=FORGED)
    assert "Write an email address such as name@example.com" in text_of(answer)
    assert not Booking.objects.exists()


@pytest.mark.parametrize("email", [FORGED, "ann@luton.example"])
def test_nobody_complains_under_one(email: str) -> None:
    """Of a complaint the same rule holds."""
    form = Reach({"email": email})
    assert ("email" in form.errors) == (email == FORGED)
