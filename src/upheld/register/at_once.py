"""Two people at one instant: the later one waits, or is refused in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, connection, transaction

from upheld.domain.errors import Refused


def alone(what: str) -> None:
    """Wait for whoever changes `what`, and keep others waiting, until the transaction ends.

    For what has no row that could be locked. On SQLite a transaction that writes is alone anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])


@contextmanager
def refused_if_there(words: str) -> Iterator[None]:
    """Refuse with these words what somebody else has added since it was looked for.

    Checks come before: what the database refuses here is there by now.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise Refused(words) from None
