"""The files of a public site as they lie on disk, and what a page says in them."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from upheld.publication.store.layout import CURRENT, FACTS, FILES, place_of


@cache
def addresses(data: Path) -> tuple[str, ...]:
    """Every address of the site of a data folder."""
    with closing(sqlite3.connect(data / "public" / CURRENT / FACTS)) as facts:
        return tuple(row[0] for row in facts.execute("select address from files order by address"))


def text_of(data: Path, address: str) -> str:
    """The text of one file."""
    path = data / "public" / CURRENT / FILES / place_of(address)
    return path.read_text(encoding="utf-8")
