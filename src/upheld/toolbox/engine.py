"""Counting over Parquet files. Today's only engine is DuckDB; a second one is one more entry.

The SQL that comes here is neutral (`sum(case when ... end)`), so the engine is a choice of the
installation and never of the question.
"""

import glob
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import duckdb

Cell = str | int | float | bool | date | None
Row = dict[str, Cell]
Queries = Mapping[str, str]
Tables = Mapping[str, Path]
Engine = Callable[[Queries, Tables], dict[str, list[Row]]]


class CountingFailed(Exception):
    """A query or one of its tables could not be used; the message names which."""


def count(sql: str, tables: Tables, *, engine: str = "duckdb") -> list[Row]:
    """The rows that `sql` gives, each Parquet file standing in it under its table name.

    Rows come in the order the SQL asks for; whole numbers come as `int`, dates as `date`.
    Raises `CountingFailed` for an engine that does not exist, a file that is not there or not
    Parquet, and SQL that does not run.
    """
    return count_each({"query": sql}, tables, engine=engine)["query"]


def count_each(queries: Queries, tables: Tables, *, engine: str = "duckdb") -> dict[str, list[Row]]:
    """The rows of several queries over the same tables, by the name of the query.

    As `count`, but the engine starts only once.
    """
    if engine not in ENGINES:
        known = ", ".join(sorted(ENGINES))
        raise CountingFailed(f"no counting engine is called {engine!r}; there is: {known}")
    for name, path in tables.items():
        if not path.is_file():
            raise CountingFailed(f"table {name} is missing: there is no file {path}")
    return ENGINES[engine](queries, tables)


def count_with_duckdb(queries: Queries, tables: Tables) -> dict[str, list[Row]]:
    """`count_each` by DuckDB in memory: nothing is left behind."""
    with duckdb.connect() as connection:
        # DuckDB would draw a bar on standard output during a long query, terminal or not.
        connection.execute("set enable_progress_bar = false")
        for name, path in tables.items():
            _open_table(connection, name, path)
        return {name: _fetch(connection, name, sql) for name, sql in queries.items()}


def _open_table(connection: duckdb.DuckDBPyConnection, name: str, path: Path) -> None:
    try:
        # A folder may hold brackets or stars in its name, and the reader takes patterns.
        connection.read_parquet(glob.escape(str(path))).create_view(name)
    except duckdb.Error as error:
        raise CountingFailed(f"table {name} cannot be read from {path}: {error}") from error


def _fetch(connection: duckdb.DuckDBPyConnection, name: str, sql: str) -> list[Row]:
    try:
        cursor = connection.execute(sql)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
    except duckdb.Error as error:
        raise CountingFailed(f"the query of {name} does not run: {error}") from error


ENGINES: dict[str, Engine] = {"duckdb": count_with_duckdb}
