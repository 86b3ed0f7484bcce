"""Let the roll begin at once: what is taken from the public does not wait for its minute."""

from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import transaction

ASKED = "roll.asked"
"""The file that asks for it; the roll takes it away."""
WHEN = "with the next roll, as a rule within a minute"
"""When the public site follows, in words: a long run, mails or a large file can hold a roll up."""


def ask_for_roll() -> None:
    """Once this transaction stands, `upheld serve` begins the next roll within a second.

    Without it, as where a timer rolls, it begins when it would have begun.
    """
    transaction.on_commit(leave_word)


def is_asked() -> bool:
    """Whether somebody waits for a roll."""
    return _place().exists()


def was_asked() -> bool:
    """Whether somebody asked since the last roll, which takes the word away."""
    try:
        _place().unlink()
    except OSError:
        return False
    return True


def leave_word() -> None:
    """Ask now."""
    # What was done stands; a full disk only makes it wait for the minute.
    with suppress(OSError):
        _place().touch()


def _place() -> Path:
    return Path(settings.UPHELD_DATA) / ASKED
