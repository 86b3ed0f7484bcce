"""What the process that reads files answers, as bytes, and the check of it.

That process may have been taken over by the file it read, so nothing in its answer is believed:
sizes are counted before anything is kept, and only visible text at possible places comes out.
"""

from upheld.archive.document import Line, Mark, Marked, Place
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

_RECORD, _FIELD = "\x1e", "\x1f"
_READ, _REFUSED, _LINE, _MARK = "read", "refused", "line", "mark"
_MOST_DIGITS = 8
_MAX_SHEET = 200
_MAX_WORDS = 400


class BrokenAnswer(Exception):
    """Bytes that no reader of ours would have written."""


def packed(extracted: Extracted) -> bytes:
    """`extracted` as bytes; refused where it is larger than a letter or table can be."""
    if extracted.pages > MAX_PAGES:
        raise Refused(f"it has {extracted.pages:,} pages; more than {MAX_PAGES} are not read")
    if len(extracted.lines) + len(extracted.marks) > MAX_LINES:
        raise Refused(f"it has more than {MAX_LINES:,} lines")
    records: list[tuple[str, ...]] = [(_READ, str(extracted.pages))]
    records += [_packed_line(line) for line in extracted.lines]
    records += [
        (_MARK, mark.marked, *_packed_place(mark.first), *_packed_place(mark.last))
        for mark in extracted.marks
    ]
    answer = _RECORD.join(_FIELD.join(record) for record in records).encode("utf-8", "replace")
    if len(answer) > MAX_ANSWER_BYTES or answer.count(_FIELD.encode()) > MAX_CELLS:
        raise Refused("it holds more text than any letter or table of figures")
    return answer


def packed_refusal(words: str) -> bytes:
    """Why nothing was read, as bytes."""
    return _FIELD.join((_REFUSED, plain(words)[:_MAX_WORDS])).encode("utf-8", "replace")


def unpacked(answer: bytes) -> Extracted:
    """What `answer` says. Raises `Refused` where it is one, `BrokenAnswer` where it is neither."""
    if len(answer) > MAX_ANSWER_BYTES or answer.count(_RECORD.encode()) > MAX_LINES:
        raise BrokenAnswer("too long")
    if answer.count(_FIELD.encode()) > MAX_CELLS:
        raise BrokenAnswer("too many cells")
    try:
        (said, value), *records = (
            record.split(_FIELD) for record in answer.decode("utf-8").split(_RECORD)
        )
        if said == _REFUSED and not records and 0 < len(value) <= _MAX_WORDS:
            raise Refused(plain(value))
        if said != _READ or not 1 <= _number(value) <= MAX_PAGES:
            raise BrokenAnswer("no such answer")
        pages = _number(value)
        return Extracted(
            pages=pages,
            lines=tuple(_line(fields, pages) for kind, *fields in records if kind != _MARK),
            marks=tuple(_mark(fields, pages) for kind, *fields in records if kind == _MARK),
        )
    except ValueError:
        raise BrokenAnswer("badly written") from None


def _packed_line(line: Line) -> tuple[str, ...]:
    cells = tuple(map(plain, line.cells))
    if sum(map(len, cells)) > MAX_LINE:
        raise Refused(f"one of its lines has more than {MAX_LINE:,} characters")
    return (_LINE, *_packed_place(line.place), *cells)


def _packed_place(place: Place) -> tuple[str, str, str, str]:
    sheet = plain(place.sheet)[:_MAX_SHEET]
    return str(place.page), str(place.line), str(place.column), sheet


def _line(fields: list[str], pages: int) -> Line:
    page, line, column, sheet, *cells = fields
    if not any(cells) or sum(map(len, cells)) > MAX_LINE:
        raise BrokenAnswer("a line that is none")
    if any(cell != plain(cell) for cell in cells):
        raise BrokenAnswer("characters that are not seen")
    return Line(place=_place(page, line, column, sheet, pages=pages), cells=tuple(cells))


def _mark(fields: list[str], pages: int) -> Mark:
    marked, *places = fields
    first, last = places[:4], places[4:]
    return Mark(
        marked=Marked(marked),
        first=_place(*first, pages=pages),
        last=_place(*last, pages=pages),
    )


def _place(*fields: str, pages: int) -> Place:
    page, line, column, sheet = fields
    if not 1 <= _number(page) <= pages or _number(line) < 1:
        raise BrokenAnswer("a place that is none")
    if len(sheet) > _MAX_SHEET or sheet != plain(sheet):
        raise BrokenAnswer("a sheet that is none")
    return Place(page=_number(page), line=_number(line), column=_number(column), sheet=sheet)


def _number(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
        raise ValueError(digits)
    return int(digits)
