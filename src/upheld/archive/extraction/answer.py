"""What the process that reads files answers, as bytes, and the check of it.

That process may have been taken over by the file it read, so nothing in its answer is believed:
sizes are counted before anything is kept, and only lines of visible text come out.
"""

from collections.abc import Iterator

from upheld.archive.document import Line, Place
from upheld.archive.extraction.characters import plain
from upheld.archive.extraction.extracted import Extracted
from upheld.archive.extraction.limits import (
    MAX_ANSWER_BYTES,
    MAX_CELLS,
    MAX_LINE,
    MAX_LINES,
    MAX_PAGES,
)
from upheld.domain.errors import Refused

_LINE, _FIELD = "\x1e", "\x1f"
_FIELDS = 4
_MOST_DIGITS = 8
_READ, _REFUSED = "read", "refused"
_MAX_WORDS = 400


class BrokenAnswer(Exception):
    """Bytes that no reader of ours would have written."""


def packed(extracted: Extracted) -> bytes:
    """`extracted` as bytes; refused where it is larger than a letter or table can be."""
    if extracted.pages > MAX_PAGES:
        raise Refused(f"it has {extracted.pages:,} pages; more than {MAX_PAGES} are not read")
    if len(extracted.lines) > MAX_LINES:
        raise Refused(f"it has more than {MAX_LINES:,} lines")
    if any(len(line.text) > MAX_LINE for line in extracted.lines):
        raise Refused(f"one of its lines has more than {MAX_LINE:,} characters")
    lines = [_FIELD.join((_READ, str(extracted.pages))), *map(_packed_line, extracted.lines)]
    answer = _LINE.join(lines).encode("utf-8", "replace")
    if len(answer) > MAX_ANSWER_BYTES:
        raise Refused("it holds more text than any letter or table of figures")
    return answer


def packed_refusal(words: str) -> bytes:
    """Why nothing was read, as bytes."""
    return _FIELD.join((_REFUSED, plain(words)[:_MAX_WORDS])).encode("utf-8", "replace")


def unpacked(answer: bytes) -> Extracted:
    """What `answer` says. Raises `Refused` where it is one, `BrokenAnswer` where it is neither."""
    if len(answer) > MAX_ANSWER_BYTES or answer.count(b"\x1e") > MAX_LINES:
        raise BrokenAnswer("too long")
    if answer.count(b"\x1f") > MAX_CELLS + MAX_LINES * _FIELDS:
        raise BrokenAnswer("too many cells")
    try:
        head, *lines = answer.decode("utf-8").split(_LINE)
        said, value = head.split(_FIELD)
        if said == _REFUSED and not lines and 0 < len(value) <= _MAX_WORDS:
            raise Refused(plain(value))
        if said != _READ or not 1 <= _number(value) <= MAX_PAGES:
            raise BrokenAnswer("no such answer")
        pages = _number(value)
        return Extracted(pages=pages, lines=tuple(_unpacked_lines(lines, pages)))
    except ValueError:
        raise BrokenAnswer("badly written") from None


def _packed_line(line: Line) -> str:
    place = line.place
    numbers = (str(place.page), str(place.line), str(place.column), plain(place.sheet))
    return _FIELD.join((*numbers, *line.cells))


def _unpacked_lines(lines: list[str], pages: int) -> Iterator[Line]:
    for line in lines:
        page, number, column, sheet, *cells = line.split(_FIELD)
        if len(line) > MAX_LINE + 1000 or not any(cells):
            raise BrokenAnswer("a line that is none")
        if not 1 <= _number(page) <= pages or _number(number) < 1:
            raise BrokenAnswer("a place that is none")
        if any(cell != plain(cell) for cell in cells) or sheet != plain(sheet):
            raise BrokenAnswer("characters that are not seen")
        place = Place(page=_number(page), line=_number(number), column=_number(column), sheet=sheet)
        yield Line(place=place, cells=tuple(cells))


def _number(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
        raise ValueError(digits)
    return int(digits)
