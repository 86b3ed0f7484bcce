"""Answers that are made while they are sent: each holds a thread until its reader has it all.

Only few are sent at once, so that slow readers of long files never stop the pages. Whatever is
whole is handed to the server at once and holds no thread.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

# Far fewer than the threads of a process; a file of 50,000 decisions takes a core ten seconds.
AT_ONCE = 2
SAID = "Several files are being sent already. Try again in a minute."
_turns = threading.BoundedSemaphore(AT_ONCE)


class Busy(Exception):
    """As many long answers are being sent as may be."""


@contextmanager
def turn() -> Iterator[None]:
    """Something long is made meanwhile; `Busy` where no turn is free."""
    if not _turns.acquire(blocking=False):
        raise Busy
    try:
        yield
    finally:
        _turns.release()


class Lasting:
    """Pieces of a long answer; whoever closes it gives its turn to the next."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        """`Busy` where no turn is free. The first piece is made at once.

        So what the edition holds is open from here on, even if it is removed meanwhile.
        """
        self._waits = False
        if not _turns.acquire(blocking=False):
            raise Busy
        self._waits = True
        try:
            rest = iter(pieces)
            self._pieces = chain((next(rest, b""),), rest)
        except BaseException:
            self.close()
            raise

    def __iter__(self) -> Iterator[bytes]:
        """The answer in pieces."""
        yield from self._pieces
        self.close()

    def __del__(self) -> None:
        """A server that forgets to close gives the turn back all the same."""
        self.close()

    def close(self) -> None:
        """Servers call this when all was sent, or the reader has gone."""
        if self._waits:
            self._waits = False
            _turns.release()
