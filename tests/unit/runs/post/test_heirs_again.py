"""The letter of a body that has ended: sent again to its heirs, and its bounces mark them."""

from datetime import date

import pytest

from support.posted import posted, signed
from upheld.domain.errors import Refused
from upheld.domain.post import State, Way
from upheld.register.actions.contacts import record_contact
from upheld.register.models import Contact
from upheld.runs.annual.resending import may_get_again, resend
from upheld.runs.annual.returns import came_back
from upheld.runs.outbox.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known(loaded_register: None) -> None:  # noqa: ARG001 - needed before
    """A chief executive of each heir, and one of the county that has ended."""
    for body in ("cumbria", "cumberland", "westmorland-and-furness", "luton"):
        record_contact(
            authority=body, role="chief_executive", email=f"ce@{body}.example", by="tests",
            confirmed=date(2023, 4, 10), name="", title="x", salutation="", start=None, end=None,
        )  # fmt: skip


@pytest.fixture
def message() -> Message:
    """The county's letter, which went to one of its heirs."""
    (made,) = posted("cumbria", letter=signed("cumbria", state="issued").pk, way=Way.FOLDER)
    Message.objects.update(address="CE@cumberland.example")
    made.refresh_from_db()
    return made


def test_a_letter_is_sent_again_to_an_heir(message: Message) -> None:
    """Who holds an office in its place; not to the body that is gone, nor to a stranger."""
    heirs = {each.authority_id: each for each in may_get_again("cumbria")}
    assert sorted(heirs) == ["cumberland", "westmorland-and-furness"]
    stranger = Contact.objects.get(authority="luton")
    with pytest.raises(Refused, match="holds an office there"):
        resend(message, contact=stranger.pk, why="x", by="tests")
    again = resend(message, contact=heirs["cumberland"].pk, why="it was lost", by="tests")
    assert (again.body, again.address) == ("cumbria", "ce@cumberland.example")


def test_what_comes_back_puts_the_heir_in_doubt(message: Message) -> None:
    """The contact to whose address it went, and no other."""
    assert came_back(message, said="550 unknown", by="tests")
    doubtful = Contact.objects.filter(returned__isnull=False)
    assert [each.authority_id for each in doubtful] == ["cumberland"]
    assert Message.objects.get().state == State.RETURNED
