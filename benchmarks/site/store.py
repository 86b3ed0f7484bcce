"""What lies in the edition of a public store that was just made."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from upheld.publication.store.layout import CURRENT, FACTS, PACKS


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page as it is kept."""

    address: str
    size: int
    br: int
    """Bytes of its brotli form."""


def folder_of(data: Path) -> Path:
    """The edition that is served from a data folder."""
    return (data / "public" / CURRENT).resolve()


def facts_of(data: Path) -> Path:
    """Its index of files and its figures."""
    return folder_of(data) / FACTS


def heaviest(data: Path, pattern: str) -> Page:
    """Of the pages whose address fits a GLOB pattern the one with most bytes when packed."""
    query = (
        "select address, size, br from files where address glob ? and address like '%/' "
        "order by br desc limit 1"
    )
    with closing(sqlite3.connect(facts_of(data))) as facts:
        address, size, packed = facts.execute(query, [pattern]).fetchone()
    return Page(address=address, size=size, br=packed)


def count_files(data: Path) -> int:
    """How many files the site has, packed forms not counted."""
    with closing(sqlite3.connect(facts_of(data))) as facts:
        number: int = facts.execute("select count(*) from files").fetchone()[0]
    return number


def text_of(data: Path, address: str) -> str:
    """The HTML of a page."""
    query = "select pack, start, size from files where address = ?"
    with closing(sqlite3.connect(facts_of(data))) as facts:
        name, start, size = facts.execute(query, [address]).fetchone()
    with (folder_of(data) / PACKS / name).open("rb") as pack:
        pack.seek(start)
        content: bytes = pack.read(size)
    return content.decode()
