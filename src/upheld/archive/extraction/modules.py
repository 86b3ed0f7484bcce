"""Which module reads which kind of file. Only the process that is ended with its file calls it."""

from collections.abc import Callable, Mapping

from upheld.archive.document import Kind
from upheld.archive.extraction import html, pdf, sheets, text
from upheld.archive.extraction.extracted import Extracted
from upheld.archive.extraction.limits import MAX_TEXT_BYTES, MEGABYTE
from upheld.domain.errors import Refused

_MODULES: Mapping[Kind, Callable[[bytes], Extracted]] = {
    Kind.PDF: pdf.lines_of,
    Kind.HTML: html.lines_of,
    Kind.TEXT: text.lines_of,
    Kind.CSV: sheets.lines_of_csv,
    Kind.XLSX: sheets.lines_of_xlsx,
}
_OF_TEXT = {Kind.HTML, Kind.TEXT}


def lines_of(kind: Kind, content: bytes) -> Extracted:
    """The lines of a file of `kind`, refused where nothing can be read in it."""
    if kind in _OF_TEXT and len(content) > MAX_TEXT_BYTES:
        raise Refused(
            f"it holds more than {MAX_TEXT_BYTES // MEGABYTE} MB of text; a letter is far smaller"
        )
    extracted = _MODULES[kind](content)
    if not extracted.lines:
        raise Refused("there is no text in it")
    return extracted
