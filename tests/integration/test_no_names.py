"""Nobody who complained, booked or is a contact in a demonstration stands in what is public."""

import io
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tantivy import Query

from upheld.publication.reader import PublicStore
from upheld.publication.search.opening import opened
from upheld.publication.shelf.writing import FACTS as SHELF_FACTS
from upheld.publication.shelf.writing import INDEX, SHELF
from upheld.publication.store.layout import FACTS
from upheld.runs.demo.texts.worked import PEOPLE

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
pytestmark = pytest.mark.slow


def people_of(data: Path) -> set[bytes]:
    """Names, streets and addresses of all who complained or booked, as they are written."""
    with closing(sqlite3.connect(f"file:{data}/casework.sqlite3?mode=ro", uri=True)) as base:
        rows = [
            *base.execute("select name, contact, email, telephone from casework_complainant"),
            *base.execute("select name, email, needs, order_number from outreach_booking"),
            *base.execute("select name, email from register_contact where name <> ''"),
            *base.execute("select name, email from outreach_contactanswer where name <> ''"),
        ]
        assert ("Robin Placeholder", "robin@demonstration.invalid", "", "") in rows
        lines = {line.strip() for row in rows for value in row for line in value.splitlines()}
    # A town that does not exist is the name of a council too; what all have in common is one.
    told = {re.sub(r"^\d+ ", "", line) for line in lines}
    return {line.encode() for line in told if len(line.split()) > 1 or "@" in line}


def names_one(content: bytes, people: set[bytes]) -> bool:
    """Whether somebody stands in it."""
    return any(person in content for person in people)


def edition_of(data: Path) -> Path:
    """The folder that is served."""
    return (data / "public" / "current").resolve()


def packed(folder: Path, kind: str) -> Iterator[bytes]:
    """Files of a kind in the packs of an edition, as they are given out."""
    with closing(sqlite3.connect(folder / FACTS)) as base:
        rows = base.execute(
            "select pack, start, size from files where media_type = ?", (kind,)
        ).fetchall()
    for pack, start, size in rows:
        with (folder / "packs" / pack).open("rb") as file:
            file.seek(start)
            yield file.read(size)


def test_no_file_names_anybody(demonstration: Path) -> None:
    """Not in a page, letter, table, feed or list; not inside a workbook, nor in what is logged."""
    people = people_of(demonstration)
    assert {name.encode() for name, _ in PEOPLE} <= people
    for path in (*demonstration.rglob("public/**/*"), *demonstration.glob("*.log")):
        if path.is_file():
            # Packs hold each file as it is, before its compressed forms.
            assert not names_one(path.read_bytes(), people), path
    for book in packed(edition_of(demonstration), WORKBOOK):
        with zipfile.ZipFile(io.BytesIO(book)) as opened_book:
            inside = (opened_book.read(name) for name in opened_book.namelist())
            assert not any(names_one(content, people) for content in inside)


def test_no_fact_of_the_shelf_names_anybody(demonstration: Path) -> None:
    """Each fact is compressed; some hundred decisions are among them."""
    people = people_of(demonstration)
    facts = edition_of(demonstration) / SHELF / SHELF_FACTS
    with closing(sqlite3.connect(f"file:{facts}?mode=ro", uri=True)) as base:
        named = base.execute("select name from sqlite_master where sql like '%content blob%'")
        tables = [name for (name,) in named]
        assert "decisions" in tables
        for table in tables:
            for (content,) in base.execute(f"select content from {table}"):  # noqa: S608 - ours
                assert not names_one(zlib.decompress(content), people)
        (decisions,) = base.execute("select count(*) from decisions").fetchone()
    assert decisions > 100


def test_no_document_of_the_index_names_anybody(demonstration: Path) -> None:
    """What the index keeps of each document, and the pairs of words that it can be asked for."""
    people = people_of(demonstration)
    index = opened(edition_of(demonstration) / SHELF / INDEX)
    searcher = index.searcher()
    found = searcher.search(Query.all_query(), limit=10_000)
    assert found.count > 100
    for _, address in found.hits:
        kept = searcher.doc(address).to_dict()
        assert not names_one(str(kept).encode(), people)
    for name, _ in PEOPLE:
        phrase = index.parse_query(f'"{name}"', ["words"])
        assert searcher.search(phrase, limit=1).count == 0


def test_texts_are_public_from_their_hour(demonstration: Path) -> None:
    """The shelf of a demonstration holds decisions about fictional bodies alone."""
    store = PublicStore(demonstration / "public")
    edition = store.edition()
    assert edition is not None
    assert edition.shelf is not None
    assert edition.demonstration
    bodies = edition.bodies()
    with closing(sqlite3.connect(edition_of(demonstration) / SHELF / SHELF_FACTS)) as base:
        told = {body for (body,) in base.execute("select distinct body from decisions")}
    assert told
    assert all(bodies[body].fictional for body in told)
