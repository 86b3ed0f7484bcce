"""Published letters as documents made by hand, and a register that knows made-up names."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from upheld.archive.document import Document, Kind, Line, Place
from upheld.archive.letters.letter import read_letter
from upheld.archive.naming import Named
from upheld.archive.reading import Reading

LETTERS = Path(__file__).parent.parent / "unit" / "archive" / "published"


@dataclass(frozen=True, kw_only=True)
class Knowing:
    """A register of these names; all others it does not know."""

    names: dict[str, str] = field(default_factory=dict)
    kind: str = "unitary"

    def named(self, printed: str, *, year: int) -> Named:
        """The body of that name, whatever the year."""
        if slug := self.names.get(printed):
            return Named(slug=slug, kind=self.kind)
        return Named(slug=None, doubt=f"no body is called “{printed}” in {year}")


def document(text: str, *, name: str = "letter.txt") -> Document:
    """The text as a document: tabs and bars part cells, a form feed begins a page."""
    pages = text.split("\f")
    lines = tuple(
        Line(place=Place(page=page, line=number), cells=cells_of(line))
        for page, said in enumerate(pages, start=1)
        for number, line in enumerate(said.split("\n"), start=1)
        if line.strip()
    )
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(name=name, kind=Kind.TEXT, sha256=digest, pages=len(pages), lines=lines)


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line; one where it is running text."""
    parts = line.split("\t") if "\t" in line else line.split(" | ")
    return tuple(part.strip() for part in parts)


def published(name: str) -> Document:
    """One of the letters that the tests keep."""
    return document((LETTERS / name).read_text(encoding="utf-8"), name=name)


def values(reading: Reading) -> Counter[tuple[str, Fraction]]:
    """Every figure without its place."""
    return Counter((figure.measure, figure.value) for figure in reading.figures)


NAMING = Knowing(
    names={
        "Exampleshire Borough Council": "exampleshire",
        "Exampleton City Council": "exampleton",
        "Oldshire District Council": "oldshire",
        "Newshire Council": "newshire",
    }
)
"""The councils that the published letters of the tests are about, and one that ended."""


def read(text: str) -> Reading:
    """The reading of a text, by a register of made-up councils."""
    return read_letter(document(text), NAMING)
