"""The one rule of what may be seen when."""

from datetime import datetime


def is_public(public_from: datetime, now: datetime) -> bool:
    """Whether something is public at `now`: from its very hour on, never a moment before."""
    return public_from <= now
