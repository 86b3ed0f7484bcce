"""Enters the numbers that are no figures, each with what it is instead."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from upheld.archive.document import Line
from upheld.archive.letters.besides import ADDRESS, SAID
from upheld.archive.letters.flow import Flow
from upheld.archive.letters.ledger import Ledger
from upheld.archive.letters.numerals import IN_DIGITS, WORDS
from upheld.archive.printed import Beside, PrintedNumber
from upheld.archive.vocabulary import MEASURED, Unit

# What leads to a number helps to know it and is not part of it: "period ending: 31/03/2018".
_FIGURE: Final = re.compile(r"(?:[£$€] ?)?\d")
_MORE_LINK: Final = re.compile(r" (?=[^ ]*/)[^ ]+")
# Farther from its number no word tells that it is a date, a sum or a street.
_NEAR: Final = 40
# Numbers in words matter beside what statistics count; "one family" is no statistic.
_NOUNS: Final = (
    r"(?:cases?|complaints?|enquiries|reports?|remed(?:y|ies)|decisions?|investigations?|"
    r"recommendations?|outcomes?|authorities|courses?|delegates)"
)
_COUNTED: Final = re.compile(rf"(?<![\w-])(?P<word>{WORDS}) (?:[a-z-]+ ){{0,2}}?{_NOUNS}(?!\w)")


def enter_addresses(ledger: Ledger) -> None:
    """First of all: whatever stands in a link is part of it."""
    flow = ledger.flow
    for found in ADDRESS.finditer(flow.folded):
        start, end = found.span()
        # A long link goes on in the next line, as far as that has a stroke in it.
        while flow.line_at(end - 1).end == end and (more := _MORE_LINK.match(flow.text, end)):
            end = more.end()
        if IN_DIGITS.search(flow.text, start, end):
            ledger.enter_number(start, end, Beside.ADDRESS)
        else:
            ledger.pass_over(start, end)


def enter_others(ledger: Ledger) -> None:
    """After the figures: what explains itself, what is printed again, and all that is left."""
    _enter_said(ledger)
    _enter_repeated(ledger)
    for start, end in tuple(ledger.free_numbers()):
        ledger.enter_number(start, end, Beside.NOT_UNDERSTOOD)
    for found in _COUNTED.finditer(ledger.flow.folded):
        if ledger.is_free(*found.span("word")):
            ledger.enter_number(*found.span("word"), Beside.NOT_UNDERSTOOD)


def numbers_of(running: Iterable[Line]) -> Iterator[PrintedNumber]:
    """The numbers of lines that run along at the edges of pages."""
    for line in running:
        for found in IN_DIGITS.finditer(line.text):
            yield PrintedNumber(
                printed=found[0], beside=Beside.PAGE, place=line.place, words=line.text
            )


def _enter_said(ledger: Ledger) -> None:
    folded = ledger.flow.folded
    near = tuple(_near_numbers(folded))
    for beside, pattern in SAID:
        for found in (found for region in near for found in pattern.finditer(folded, *region)):
            lead = _FIGURE.search(found[0]) if beside is not Beside.ADDRESS else None
            start = found.start() + (lead.start() if lead else 0)
            if ledger.is_free(*found.span()):
                ledger.enter_number(start, found.end(), beside)


def _near_numbers(folded: str) -> Iterator[tuple[int, int]]:
    """The stretches of text around numbers, cut between words."""
    start = end = -1
    for found in IN_DIGITS.finditer(folded):
        low = folded.rfind(" ", 0, max(0, found.start() - _NEAR)) + 1
        high = folded.find(" ", found.end() + _NEAR)
        if low > end >= 0:
            yield start, end
            start = low
        start, end = (low if start < 0 else start), (high if high >= 0 else len(folded))
    if end >= 0:
        yield start, end


def _enter_repeated(ledger: Ledger) -> None:
    """A rate that stands by itself, as in a ring, after or before the sentence that tells it."""
    told = {
        figure.printed
        for figure in ledger.figures.values()
        if MEASURED[figure.measure].unit is not Unit.COUNT
    }
    for start, end in tuple(ledger.free_numbers()):
        if ledger.flow.text[start:end] in told and _stands_apart(ledger.flow, start, end):
            ledger.enter_number(start, end, Beside.REPEATED)


def _stands_apart(flow: Flow, start: int, end: int) -> bool:
    """Alone in its line, or in a row of numbers."""
    after, before = flow.text[end : end + 2].strip(), flow.text[max(0, start - 2) : start].strip()
    return flow.is_alone(start, end) or after[:1].isdigit() or before[-1:] in ("%", "")
