"""How long and how often the public site is asked."""

from dataclasses import dataclass

CONNECTIONS = 16


@dataclass(frozen=True, kw_only=True)
class Effort:
    """What a measurement may take."""

    seconds: float
    """How long one server is asked for one page in one round."""
    rounds: int
    """How often the contenders take turns."""
    visits: int
    """How often a browser that has nothing kept comes to a page at one width."""


FULL = Effort(seconds=3, rounds=5, visits=5)
