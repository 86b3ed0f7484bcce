"""What somebody reads who waited to the end."""

from datetime import timedelta

import pytest

from support import training
from support.council import Sender
from support.places import act, book, look_up, receipts_in, text_of
from upheld.outreach.actions.closing import close_session
from upheld.toolbox import clock


def test_no_place_became_free_for_who_waited_to_the_end(
    monkeypatch: pytest.MonkeyPatch, sender: Sender
) -> None:
    """Nobody cancelled their booking; whoever gave their wait back reads that they did."""
    training.course()
    held = training.session(places=1)
    receipts = [
        receipts_in(book(sender, held.pk, email_1=f"{who}@luton.example"))[0]
        for who in ("ann", "ben", "cat")
    ]
    act(sender, receipts[2], "cancel", go="send")
    end = held.ends_at + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: end)
    held.refresh_from_db()
    close_session(session=held.pk, attended=[], version=held.version, by="tests")
    _, waited, gave_back = (text_of(look_up(sender, receipt)) for receipt in receipts)
    assert "No place became free." in waited
    assert "This booking was cancelled." not in waited
    assert "This booking was cancelled." in gave_back
