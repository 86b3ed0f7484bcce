"""From where something is done: known to whoever lets it in, asked by the audit alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

COMMAND_LINE, PUBLIC_FORM, UNKNOWN = "command line", "public form", "unknown address"
LONGEST = 64

_origin: ContextVar[str] = ContextVar("origin", default=COMMAND_LINE)


def origin() -> str:
    """Where what is being done now comes from."""
    return _origin.get()


@contextmanager
def coming_from(where: str) -> Iterator[None]:
    """Whatever is recorded inside comes from there: a network address, or words of this module."""
    token = _origin.set(where[:LONGEST] or UNKNOWN)
    try:
        yield
    finally:
        _origin.reset(token)
