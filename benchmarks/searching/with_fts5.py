"""What needs no new dependency: SQLite's FTS5, with bm25, snippet() and counts by GROUP BY.

Filters have indexes. What matches is found once and kept in a temporary table for the counts,
and filters are put before the count of each facet, as somebody would who wants it fast.
"""

import re
import sqlite3
from pathlib import Path

from benchmarks.searching.asking import Answer
from benchmarks.searching.corpus import read_documents
from upheld.publication.search.asked import FACETS, Search

FILE = "fts5.sqlite3"
COLUMNS = ("reference", *FACETS, "day", "title", "summary", "text")
PAGE = 10


def make(place: Path) -> int:
    """Build the table and its index; their size in bytes."""
    database = sqlite3.connect(place / FILE)
    database.executescript(
        f"create table documents (id integer primary key, {', '.join(COLUMNS)});"
        "create virtual table words using fts5(title, summary, text, content='documents', "
        "content_rowid='id', tokenize='porter unicode61');"
    )
    rows = (
        [one.day.year if name == "year" else str(getattr(one, name)) for name in COLUMNS]
        for one in read_documents(place)
    )
    marks = ", ".join("?" * len(COLUMNS))
    with database:
        database.executemany(
            f"insert into documents ({', '.join(COLUMNS)}) values ({marks})",  # noqa: S608
            rows,
        )
        database.execute("insert into words(words) values ('rebuild')")
        for name in (*FACETS, "day"):
            database.execute(f"create index by_{name} on documents ({name})")
        database.execute("analyze")
    database.execute("insert into words(words) values ('optimize')")
    database.commit()
    database.close()
    return (place / FILE).stat().st_size


def opened(place: Path) -> sqlite3.Connection:
    """The database, with a cache and a memory map that hold all of it."""
    database = sqlite3.connect(place / FILE)
    database.executescript(
        "pragma mmap_size = 4000000000; pragma cache_size = -400000; pragma temp_store = memory;"
        f"create temporary table matched (id integer primary key, {', '.join(FACETS)}, day)"
    )
    return database


def ask(database: sqlite3.Connection, search: Search) -> Answer:
    """The first page of a search."""
    match, filters = _match(search.words), _filters(search)
    where = " and ".join(["1", *(sql for sql, _ in filters.values())])
    values = [value for _, value in filters.values()]
    database.execute("delete from matched")
    database.execute(
        f"insert into matched select id, {', '.join(FACETS)}, day from words "  # noqa: S608
        "join documents on documents.id = words.rowid where words match ?",
        (match,),
    )
    hits = database.execute(
        "select reference, body, snippet(words, -1, '[', ']', '…', 40), "  # noqa: S608
        "bm25(words, 2.5, 2.5, 1) as weight from words "
        f"join documents on documents.id = words.rowid where words match ? "
        f"and {where} order by weight, day desc limit {PAGE}",
        (match, *values),
    ).fetchall()
    counts = {facet: _counted(database, facet, filters) for facet in FACETS}
    total = database.execute(
        f"select count(*) from matched where {where}",  # noqa: S608
        values,
    ).fetchone()[0]
    return Answer(total=total, shown=len(hits), counts=counts)


def _counted(
    database: sqlite3.Connection, facet: str, filters: dict[str, tuple[str, str]]
) -> dict[str, int]:
    kept = [sql_value for name, sql_value in filters.items() if name != facet]
    where = " and ".join(["1", *(sql for sql, _ in kept)])
    rows = database.execute(
        f"select {facet}, count(*) from matched where {where} group by 1",  # noqa: S608
        [value for _, value in kept],
    )
    return {str(value): count for value, count in rows}


def _match(words: str) -> str:
    parts = re.findall(r'-?"[^"]*"|\S+', words)
    wanted = [part for part in parts if not part.startswith("-")]
    not_wanted = "".join(f" NOT {part[1:]}" for part in parts if part.startswith("-"))
    return f"({' AND '.join(wanted)}){not_wanted}"


def _filters(search: Search) -> dict[str, tuple[str, str]]:
    asked = search.filters
    found = {
        name: (f"{name} = ?", str(value))
        for name in FACETS
        if name != "year" and (value := getattr(asked, name))
    }
    if asked.first:
        found["year"] = ("day >= ?", asked.first.isoformat())
    return found
