"""What fits on one side of paper: a measure of lines, so that page and PDF leave out the same.

A line is reckoned by its letters, on the safe side of what the typesetter needs: tests set the
fullest packs and find one page each.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from upheld.scrutiny.choosing import Chosen
from upheld.scrutiny.explaining import FigureTold
from upheld.scrutiny.facts import CouncilYear
from upheld.scrutiny.pack import Asked, Item, Pack, Part, full_pack

LINES = 71.0
"""So many lines of text one side holds."""
_WIDE, _BOLD, _COLUMN, _TITLE = 108, 92, 48, 60
"""Letters in a line of text, of a question, of a column of the table and of the title."""
_HEAD, _FOOT, _HEADING = 2.5, 3.0, 1.8
QUESTIONS, ITEMS = 5, 3
"""No more than these, however much room there is: a page that is full to the edge is not read."""
_LISTS = ("improvements", "reports")
# One question at least comes before any list.
_FOR_LISTS = 9.0


def one_page(facts: CouncilYear, chosen: Sequence[Chosen]) -> Pack:
    """The pack on one side: all figures, then questions, then what is promised and reported."""
    pack = full_pack(facts, chosen)
    figures = tuple(replace(each, cannot=_first_sentence(each.cannot)) for each in pack.figures)
    left = LINES - _HEAD - _FOOT - _lines(pack.title, _TITLE) * 1.6 - _lines(pack.provenance, _WIDE)
    left -= sum(_lines(each, _WIDE) + 0.5 for each in pack.opening)
    left -= _HEADING + 1 + sum(_figure_lines(each) for each in figures)
    wanted = [part for name in _LISTS if (part := pack.part(name))]
    kept = _FOR_LISTS if wanted else 0.0
    questions = tuple(_questions(pack, left - _HEADING, kept))
    left -= _HEADING + sum(_question_lines(each) for each in questions)
    return replace(
        pack, title=pack.title.replace("Scrutiny pack", "Scrutiny on one page", 1), full=False,
        figures=figures, services=(), questions=questions,
        parts=tuple(_parts(wanted, left)),
    )  # fmt: skip


def _questions(pack: Pack, room: float, kept: float) -> Iterator[Asked]:
    """Those that fit, of each fact one first; the first may take what is kept for the lists."""
    taken = 0
    facts = {each.because: each for each in reversed(pack.questions)}
    for each in sorted(pack.questions, key=lambda one: facts[one.because] is not one):
        brief = each if _lines(each.listen_for, _WIDE) <= 2 else replace(each, listen_for="")  # noqa: PLR2004
        needed = _question_lines(brief)
        if taken < QUESTIONS and needed <= room - (kept if taken else 0):
            taken, room = taken + 1, room - needed
            yield brief


def _parts(wanted: list[Part], room: float) -> Iterator[Part]:
    for part in wanted:
        room -= _HEADING
        items: list[Item] = []
        for each in part.items[:ITEMS]:
            needed = _lines(f"{each.link.text}{each.state}", _WIDE) + _lines(each.note, _WIDE) + 0.4
            if needed > room:
                break
            items, room = [*items, each], room - needed
        if items:
            yield replace(part, lead="", items=tuple(items), more=None)


def _figure_lines(each: FigureTold) -> float:
    columns = (each.says, each.cannot)
    return max(2.4, *(float(_lines(text, _COLUMN)) for text in columns)) + 0.5


def _question_lines(each: Asked) -> float:
    because = f"Why ask: {each.because} {each.link.text}"
    listen = f"Listen for: {each.listen_for}" if each.listen_for else ""
    return _lines(each.text, _BOLD) + _lines(because, _WIDE) + _lines(listen, _WIDE) + 0.9


def _lines(text: str, letters: int) -> int:
    return math.ceil(len(text) / letters)


def _first_sentence(text: str) -> str:
    """The first sentence, with what its colon leads to."""
    first, stop, _ = text.partition(". ")
    return f"{first}." if stop else first
