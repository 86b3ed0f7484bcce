"""Our import: every line read and checked, all or nothing, with its audit event."""

from pathlib import Path
from typing import Any

from benchmarks.importing.lists import FOLDER
from benchmarks.importing.tables import read_tables
from upheld.runs import session
from upheld.runs.importing.intake import Import, import_lists


def prepare(place: Path) -> Path:
    """A database with its tables and register, and the lists."""
    session.prepare()
    return place / FOLDER


def run(lists: Path) -> Import:
    """From the files to the database."""
    return import_lists(lists, by="benchmark")


def answer(_: Import) -> dict[str, list[tuple[Any, ...]]]:
    """What then stands in the tables."""
    return read_tables()
