"""Which reader takes which kind of document."""

from dataclasses import dataclass, replace

from upheld.archive.contradiction import Contradiction
from upheld.archive.document import Document, Kind
from upheld.archive.letters.letter import read_letter
from upheld.archive.naming import Naming
from upheld.archive.printed import PrintedNumber
from upheld.archive.reading import Reading
from upheld.archive.sheets.columns import Columns
from upheld.archive.sheets.read import read_sheet
from upheld.domain.demonstration import MARK, is_said_by

SHEETS = frozenset({Kind.CSV, Kind.XLSX})


@dataclass(frozen=True, kw_only=True)
class ReadFile:
    """One file that was read."""

    name: str
    kind: Kind
    sha256: str
    pages: int
    demonstration: bool
    """Whether it says of itself that it belongs to a demonstration."""
    readings: tuple[Reading, ...]
    """One of a letter; of a table one for each authority and year."""
    totals: tuple[Contradiction, ...] = ()
    """Of a table: totals that its rows do not add up to."""
    beside: tuple[PrintedNumber, ...] = ()
    """Of a table: the numbers that stand with no authority."""
    doubts: tuple[str, ...] = ()
    """Of a table: what could not be settled about the file and its columns."""
    columns: str = ""
    """Of a table: what its columns hold, in the words of `--columns`."""


def read_document(
    document: Document, naming: Naming, *, name: str, columns: Columns | None
) -> ReadFile:
    """Everything that a document says. Refused where it is neither letter nor table."""
    called = replace(document, name=name)
    file = ReadFile(
        name=name,
        kind=document.kind,
        sha256=document.sha256,
        pages=document.pages,
        demonstration=_is_demonstration(document),
        readings=(),
    )
    if document.kind not in SHEETS:
        return replace(file, readings=(read_letter(called, naming),))
    sheet = read_sheet(called, naming, columns=columns)
    return replace(
        file,
        readings=sheet.readings,
        totals=sheet.contradictions,
        beside=sheet.beside,
        doubts=sheet.doubts,
        columns=sheet.columns,
    )


def _is_demonstration(document: Document) -> bool:
    if document.name.startswith(MARK):
        return True
    return any(is_said_by(line.text.strip()) for line in document.lines)
