"""The book in which every character of a letter is entered once, at most."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from upheld.archive.letters.flow import Flow
from upheld.archive.letters.numerals import IN_DIGITS, value_of
from upheld.archive.letters.topics import Topics
from upheld.archive.letters.wording import Wording
from upheld.archive.printed import Beside, PrintedFigure, PrintedNumber

_MORE: Final = ("more than ", "over ", "at least ")
_DIGITS: Final = re.compile(r"\d+")


@dataclass(kw_only=True)
class Ledger:
    """Which characters are accounted for, and as what; who comes first has them."""

    flow: Flow
    topics: Topics
    wording: Wording
    taken: bytearray
    year: int | None
    """The reporting year of the letter, where it is known."""
    figures: dict[int, PrintedFigure] = field(default_factory=dict)
    """By where they start."""
    beside: dict[int, PrintedNumber] = field(default_factory=dict)

    def is_free(self, start: int, end: int) -> bool:
        """Whether none of these characters is accounted for."""
        return not any(self.taken[start:end])

    def pass_over(self, start: int, end: int) -> None:
        """Take characters out of account."""
        self.taken[start:end] = b"\1" * (end - start)

    def enter_figure(self, start: int, end: int, *, measure: str, under: str, words: str) -> None:
        """A figure, unless its characters are accounted for."""
        if not self.is_free(start, end):
            return
        printed = self.flow.text[start:end]
        self.pass_over(start, end)
        self.figures[start] = PrintedFigure(
            measure=measure,
            value=value_of(printed),
            printed=printed,
            at_least=self.flow.folded.endswith(_MORE, 0, start),
            place=self.flow.place_at(start),
            under=under,
            words=words,
        )

    def enter_number(self, start: int, end: int, beside: Beside) -> None:
        """A number that is no figure, with few words: a person may be named near."""
        self.pass_over(start, end)
        self.beside[start] = PrintedNumber(
            printed=self.flow.text[start:end],
            beside=beside,
            place=self.flow.place_at(start),
            words=self.wording.near(start, end),
        )

    def strike(self, start: int) -> PrintedFigure:
        """Take a figure back: it is listed among the numbers that are not understood."""
        figure = self.figures.pop(start)
        self.beside[start] = PrintedNumber(
            printed=figure.printed,
            beside=Beside.NOT_UNDERSTOOD,
            place=figure.place,
            words=figure.words,
        )
        return figure

    def free_numbers(self) -> Iterator[tuple[int, int]]:
        """Numbers in digits that are not accounted for, and what is left of those that are."""
        for found in IN_DIGITS.finditer(self.flow.folded):
            if self.is_free(*found.span()):
                yield found.span()
                continue
            for part in _DIGITS.finditer(self.flow.folded, *found.span()):
                if self.is_free(*part.span()):
                    yield part.span()
