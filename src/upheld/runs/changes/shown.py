"""What is shown at a moment, as values that can be compared."""

from typing import NamedTuple


class Key(NamedTuple):
    """Tells a public fact from every other."""

    kind: str
    fact: str
    body: str = ""


class State(NamedTuple):
    """How it stands, and where."""

    stamp: str
    """Another one wherever anything of it that is public is another."""
    address: str
