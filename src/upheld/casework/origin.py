"""From where something is done: known to whoever lets it in, asked by the audit alone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

COMMAND_LINE, PUBLIC_FORM, UNKNOWN = "command line", "public form", "unknown address"
STAFF_SITE = "staff site"
# In the environment of a process that the staff site starts; nobody else sets it.
HANDED_ON = "UPHELD_STARTED_FROM"
LONGEST = 64

_origin: ContextVar[str] = ContextVar("origin", default=COMMAND_LINE)


def origin() -> str:
    """Where what is being done now comes from."""
    return _origin.get()


def handed_on(by: str) -> dict[str, str]:
    """What a process is given that somebody starts from the staff site, so that its audit says so.

    The network address comes last: of words that are too long the end is cut off.
    """
    return {HANDED_ON: f"{STAFF_SITE}, {by}, {origin()}"}


@contextmanager
def coming_as_started() -> Iterator[None]:
    """Whatever is recorded inside comes from where this process was started."""
    with coming_from(os.environ.get(HANDED_ON) or COMMAND_LINE):
        yield


@contextmanager
def coming_from(where: str) -> Iterator[None]:
    """Whatever is recorded inside comes from there: a network address, or words of this module."""
    token = _origin.set(where[:LONGEST] or UNKNOWN)
    try:
        yield
    finally:
        _origin.reset(token)
