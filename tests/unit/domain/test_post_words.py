"""What a mail server said is kept without addresses, and waits between tries grow."""

from datetime import timedelta

import pytest

from upheld.domain.post import LONGEST_SAID, WAITS, Happening, State, wait_after, without_addresses


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("550 <ce@luton.example>: no such user", "550 [address]: no such user"),
        ("550 ce@luton.example unknown", "550 [address] unknown"),
        ("one\r\ntwo\x00\u202e three", "one two three"),
        ("see https://mail.example/a", "see https://mail.example/a"),
        ("", ""),
    ],
)
def test_no_address_is_kept(said: str, kept: str) -> None:
    """Nor a sign that nobody sees, nor a second line."""
    assert without_addresses(said) == kept


def test_no_server_fills_the_table() -> None:
    """However much it says."""
    assert len(without_addresses("x" * 10_000)) == LONGEST_SAID + 1


def test_waits_are_data() -> None:
    """Ever longer, over some four days, then an end."""
    assert [wait_after(n) for n in range(1, len(WAITS) + 1)] == list(WAITS)
    assert (wait_after(0), wait_after(len(WAITS) + 1)) == (None, None)
    assert timedelta(days=4) <= sum(WAITS, timedelta()) <= timedelta(days=5)


def test_every_state_and_event_has_words() -> None:
    """For the list, and for whoever looks at one message."""
    assert all(each.words and each.meaning for each in State)
    assert all(each.words for each in Happening)
