"""Whose turn it is to send: one sender at a time, wherever it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from upheld.toolbox import lock

LOCK = "send.lock"
# Any number that no other part of the program locks: "upheld s" as bytes.
TURN = int.from_bytes(b"upheld s")


@contextmanager
def turn() -> Iterator[bool]:
    """Hold the turn while the block runs; False where another has it.

    The file's lock ends with its process, PostgreSQL's with its connection: a killed sender holds
    nobody up, and what it was sending can be told from what another is sending now.
    """
    try:
        with lock.held(Path(settings.UPHELD_DATA) / LOCK, "send"), _in_database() as mine:
            yield mine
    except lock.Busy:
        yield False


@contextmanager
def _in_database() -> Iterator[bool]:
    # Two machines may share a database and not a lock on a file.
    if connection.vendor != "postgresql":
        yield True
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [TURN])
        mine = bool(cursor.fetchone()[0])
        try:
            yield mine
        finally:
            if mine:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [TURN])
