"""Which reader takes which kind of document."""

from dataclasses import replace

from upheld.archive.document import Document, Kind
from upheld.archive.letters.letter import read_letter
from upheld.archive.naming import Naming
from upheld.archive.reading import Reading
from upheld.domain.demonstration import MARK

SHEETS = frozenset({Kind.CSV, Kind.XLSX})
# How letters and tables of a demonstration begin a line of their own; figures that were once
# printed are not its own, but its averages are.
_DEMONSTRATION = ("demonstration:", "demonstration (")


def read_document(
    document: Document, naming: Naming, *, name: str, columns: str | None
) -> tuple[Reading, ...]:
    """Every reading of a document: one of a letter, one for each row of a table."""
    called = replace(document, name=name)
    if document.kind in SHEETS:
        return ()
    return (read_letter(called, naming),)


def is_demonstration(document: Document) -> bool:
    """Whether a document says of itself that it belongs to a demonstration."""
    if document.name.startswith(MARK):
        return True
    texts = (line.text.strip().lower() for line in document.lines)
    return any(text == "demonstration" or text.startswith(_DEMONSTRATION) for text in texts)
