"""What the two processes tell each other beside requests and answers, a byte each."""

from enum import Enum


class Ending(Enum):
    """How reading a file ended."""

    BY_ITSELF = b"e"
    LATE = b"l"
    OUT_OF_MEMORY = b"m"


READY = b"r"
"""The server has started and waits for files."""
