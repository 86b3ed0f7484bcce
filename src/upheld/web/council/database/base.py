"""Django's SQLite, where every statement is held to `rights` before it runs.

SQLite asks for each table and column while it prepares a statement; what is refused never runs.
It holds whatever the code of this process says, a mistake in a query included. It does not hold
against somebody who runs code of their own in the process: the file is one. See decision 8.
"""

import sqlite3
from typing import Any

from django.db.backends.sqlite3 import base

from upheld.web.council.database.rights import RIGHTS, Rights

_PLAIN = frozenset({
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT,
    sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
})  # fmt: skip
_NONE = Rights()


class DatabaseWrapper(base.DatabaseWrapper):
    """Connections of the council process."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """One that is held to the rights from its first statement on."""
        connection = super().get_new_connection(conn_params)
        connection.set_authorizer(permit)
        return connection


def permit(
    action: int, table: str | None, column: str | None, place: str | None, trigger: str | None
) -> int:
    """SQLite's question about one part of a statement."""
    del place, trigger
    rights = RIGHTS.get(table or "", _NONE)
    permitted = (
        action in _PLAIN
        or (action == sqlite3.SQLITE_READ and rights.may_read(column or ""))
        or (action == sqlite3.SQLITE_INSERT and rights.adds)
        or (action == sqlite3.SQLITE_UPDATE and column in rights.changes)
    )
    return sqlite3.SQLITE_OK if permitted else sqlite3.SQLITE_DENY
