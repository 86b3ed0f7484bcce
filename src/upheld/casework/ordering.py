"""One writer of the audit chain at a time, on either database."""

from django.db import connection

# Any number that no other part of the program locks: "upheld a" as bytes.
CHAIN = int.from_bytes(b"upheld a")


def alone() -> None:
    """Wait until no other transaction appends to the chain; held until the caller's one ends.

    On SQLite the transaction has the write lock since it began (`transaction_mode` IMMEDIATE), so
    what it reads is the newest. Append at the end of an action: others wait from here on.
    """
    if not connection.in_atomic_block:
        raise TypeError("the audit is written in the transaction of the change, and here is none")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN])
