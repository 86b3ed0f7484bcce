"""The same figures as a table for Datasette: one row per body and year, one column per value.

Made light for it: what our pages do not show of a body is left out, and columns without a value.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

DATABASE, TABLE = "figures", "body_years"
KEY = ("body", "year")
# Of the average of similar authorities a page shows the pooled one; of the release, its name once.
NOT_SHOWN = {"mean", "median", "averaged", "authorities", "release", "demonstration", "fictional"}


def write_table(facts: Path, database: Path, views: Mapping[str, Iterable[str]]) -> int:
    """Write the figures of a store's facts as one SQLite table, and views of it; how many rows."""
    with closing(sqlite3.connect(facts)) as store:
        contents = store.execute("select content from figures order by body, year").fetchall()
    rows = [dict(flatten(json.loads(content))) for (content,) in contents]
    valued = (name for row in rows for name, value in row.items() if value is not None)
    names = list(dict.fromkeys([*KEY, *valued]))
    columns = ", ".join(f'"{name}" {_type(name, rows)}' for name in names)
    with closing(sqlite3.connect(database)) as table, table:
        table.execute(f"create table {TABLE} ({columns}, primary key ({', '.join(KEY)}))")
        table.executemany(
            f"insert into {TABLE} values ({', '.join('?' for _ in names)})",  # noqa: S608 - marks only
            ([row.get(name) for name in names] for row in rows),
        )
        for view, chosen in views.items():
            table.execute(f"create view {view} as select {', '.join(chosen)} from {TABLE}")  # noqa: S608 - our names
    return len(rows)


def _type(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    # Datasette asks for a year in digits: a column without a type would not find it.
    values = [value for row in rows if (value := row.get(name)) is not None]
    return "integer" if all(isinstance(value, int) for value in values) else "text"


def flatten(content: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Nested values under one name each; a list stays together as JSON text."""
    for key, value in content.items():
        name = f"{prefix}{key}"
        if key in NOT_SHOWN:
            continue
        if isinstance(value, Mapping):
            yield from flatten(value, f"{name}_")
        else:
            yield name, json.dumps(value) if isinstance(value, list) else value
