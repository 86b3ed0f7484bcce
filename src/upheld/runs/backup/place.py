"""Work on another data folder than that of the settings, for the length of a block."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from upheld.runs.backup.contents import DATABASE


@contextmanager
def working_on(folder: Path) -> Iterator[None]:
    """Files are those of `folder`, and on SQLite the database too.

    On PostgreSQL the connection stays as it is: there a transaction keeps things apart.
    """
    before, name = settings.UPHELD_DATA, connection.settings_dict["NAME"]
    settings.UPHELD_DATA = folder
    if connection.vendor == "sqlite":
        connection.close()
        connection.settings_dict["NAME"] = folder / DATABASE
    try:
        yield
    finally:
        if connection.vendor == "sqlite":
            connection.close()
            connection.settings_dict["NAME"] = name
        settings.UPHELD_DATA = before
