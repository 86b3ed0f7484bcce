"""A figure as a document prints it, and what a document prints beside its figures."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from upheld.archive.document import Place
from upheld.archive.vocabulary import MEASURED
from upheld.domain.errors import Refused


@dataclass(frozen=True, kw_only=True)
class PrintedFigure:
    """One number that a document prints, and what it counts in our words.

    `value` is the number as printed, so 54 for "54%" and 2 for "two cases"; nothing is computed.
    """

    measure: str
    """A key of `vocabulary.MEASURED`."""
    value: Fraction
    printed: str
    """The characters of the document: "54%", "two", "1,400"."""
    at_least: bool = False
    """Whether the document says "more than" or "over"."""
    place: Place
    under: str = ""
    """The heading or label that it stands under, as printed."""
    words: str
    """The sentence around it, white space evened out, to be checked by a person; of a table whose
    row it is with its figures, since other cells may name persons."""

    def __post_init__(self) -> None:
        """Refuse a figure that means nothing or is not in its own words."""
        if self.measure not in MEASURED:
            raise Refused(f"{self.measure!r} is not a measure that documents print")
        if self.value < 0 or not self.printed:
            raise Refused(f"{self.measure}: {self.printed!r} is not a printed number")


class Beside(StrEnum):
    """Why a number in a document is not one of its figures."""

    DAY = "a date, a month or a year"
    PERIOD = "the period that the figures are about"
    ADDRESS = "part of an address, a link or a reference"
    GENERAL = "said of all authorities alike, such as a threshold"
    MONEY = "a sum of money"
    REPEATED = "a figure printed again, such as the words in a ring"
    PAGE = "the number of a page"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, kw_only=True)
class PrintedNumber:
    """A number that is not a figure, so that no number of a document goes unaccounted for."""

    printed: str
    beside: Beside
    place: Place
    words: str
    """The sentence around it; of a table whose cell it is, and what stands in it."""
