"""Where printed figures cannot all be true, with the arithmetic that shows it."""

from dataclasses import dataclass
from enum import StrEnum

from upheld.archive.printed import PrintedFigure
from upheld.archive.reading import Source


class Fault(StrEnum):
    """In which way figures contradict each other."""

    SUM = "parts do not add up to their total"
    PERCENT = "a percentage does not follow from its counts"
    BASE = "a percentage is printed with a base it does not rest on"
    HEADING = "a total stands under a wrong heading"
    TWICE = "one figure is printed with two values"
    LIMITS = "a rate lies outside its limits"
    PART = "a part is larger than its whole"
    AVERAGE = "two letters print different averages for the same type and year"
    ELSEWHERE = "another document prints another value"


@dataclass(frozen=True, kw_only=True)
class Witness:
    """One figure and the document that prints it."""

    source: Source
    figure: PrintedFigure
    sound: bool = False
    """Whether it is not in question itself: it only shows what is wrong with another figure."""


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """One fault: who says what where, and why it cannot be."""

    fault: Fault
    body: str | None
    year: int | None
    witnesses: tuple[Witness, ...]
    arithmetic: str
    """Such as "3 of 24 is 13%, not 23%; 3 of 13 (upheld) is 23%"."""
