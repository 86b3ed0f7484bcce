"""The files of a public site as they lie on disk, and what a page says in them."""

import sqlite3
from contextlib import closing
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

from upheld.publication.store.layout import CURRENT, FACTS, PACKS

_ALONE = {"br", "hr", "img", "input", "link", "meta"}


@cache
def addresses(data: Path) -> tuple[str, ...]:
    """Every address of the site of a data folder."""
    with closing(sqlite3.connect(data / "public" / CURRENT / FACTS)) as facts:
        return tuple(row[0] for row in facts.execute("select address from files order by address"))


def text_of(data: Path, address: str) -> str:
    """The text of one file."""
    edition = data / "public" / CURRENT
    query = "select pack, start, size from files where address = ?"
    with closing(sqlite3.connect(edition / FACTS)) as facts:
        name, start, size = facts.execute(query, [address]).fetchone()
    with (edition / PACKS / name).open("rb") as pack:
        pack.seek(start)
        content: bytes = pack.read(size)
    return content.decode()


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tree = TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in _ALONE:
            self.tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _ALONE:
            self.tree.end(tag)

    def handle_data(self, data: str) -> None:
        self.tree.data(data)


def parse(text: str) -> Element:
    """A page of ours as a tree; every element that may be closed is."""
    reading = _Reading()
    reading.feed(text)
    reading.close()
    return reading.tree.close()


def said(element: Element | None) -> str:
    """What stands in an element, in one line; nothing where there is none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def table_of(element: Element) -> list[list[str]]:
    """The cells of a table's body, row by row."""
    return [[said(cell) for cell in row] for row in element.findall("./tbody/tr")]


def classed(element: Element, name: str) -> Element | None:
    """The first element below that has a class."""
    return next((e for e in element.iter() if name in e.get("class", "").split()), None)
