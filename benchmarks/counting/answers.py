"""The counts that every contender must agree on, in one shape."""

from collections.abc import Iterable, Mapping
from typing import Any

Counts = dict[str, dict[str, int]]

KEYS = ("body", "heading")


def counts_of(rows: Iterable[Mapping[str, Any]]) -> Counts:
    """Counts by id for each body and heading; rows without a body are the nation's."""
    return {_key(row): _numbers(row) for row in rows}


def _key(row: Mapping[str, Any]) -> str:
    return " ".join(str(row.get(name) or "none") for name in KEYS)


def _numbers(row: Mapping[str, Any]) -> dict[str, int]:
    # A count that a table does not have is left out, by whatever name it is missing.
    return {
        name: int(value) for name, value in row.items() if name not in KEYS and value is not None
    }
