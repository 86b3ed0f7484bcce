"""An SQLite file that never changes, open once for each thread that reads it."""

import sqlite3
import threading
from pathlib import Path


class ReadOnly:
    """It is opened when it is first asked for, and closed with the last who holds this object.

    A connection of Python's library points at itself, so that it would stay open until Python
    looks for such circles: a process that meets a new file every minute would run out of them.
    """

    def __init__(self, path: Path) -> None:
        """`path` need not be there until it is asked for."""
        self._path = path
        self._local = threading.local()

    @property
    def database(self) -> sqlite3.Connection:
        """The connection of this thread. Opened as immutable: no lock, no journal, no write."""
        found: _Held | None = getattr(self._local, "held", None)
        if found is None:
            found = self._local.held = _Held(self._path)
        return found.connection


class _Held:
    def __init__(self, path: Path) -> None:
        uri = f"{path.as_uri()}?mode=ro&immutable=1"
        # Used by one thread alone; whoever lets go of it last may be another.
        self.connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self.connection.row_factory = sqlite3.Row

    def __del__(self) -> None:
        if connection := getattr(self, "connection", None):
            connection.close()
