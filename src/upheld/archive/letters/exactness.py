"""Whether a number says by itself, and exactly, how many there are."""

import re
from typing import Final

from upheld.archive.letters.flow import Flow
from upheld.archive.letters.numerals import WORDS

_NEAR: Final = 32
"""Farther before a number no word changes it."""
_NUMBER: Final = rf"(?:(?<![\w.,/-])\d[\d,.]*|\b{WORDS})"
_PART: Final = re.compile(
    r"(?:"
    # "One hundred and twelve": only its end is a number that is known.
    r"\b(?:hundred|thousand|million|dozen)(?: and)?|"
    # "One in three", "10 to 12", "50 - 60", "between 20 and 30".
    rf"{_NUMBER} (?:in|to|or|and|-|out of)|"
    r"\bminus|\b(?:no|nos|number|table|figure|page|section|chapter|note|part)\.?"
    r") ?$"
)
_HEDGE: Final = re.compile(
    r"(?:(?<!\w)(?:nearly|almost|about|around|approximately|approx\.?|roughly|some|circa|ca?\.|"
    r"up to|under|below|close to|maybe|perhaps|a maximum of|at most|as many as|"
    r"(?:fewer|less|no more|not more|no fewer|no less) than|not over)|[~≈<>≤≥±]) ?$"
)
_DIGIT: Final = re.compile(r"\d $")


def is_whole_and_exact(flow: Flow, start: int, *, since: int) -> bool:
    """Whether nothing before a number makes it a part of another one, or less than certain.

    `since` is where the number before it in the same known sentence ends: that is none of these.
    """
    before = flow.folded[max(since, start - _NEAR) : start]
    # A long stroke that stands alone is a sign of less than nothing; folded it is a plain one.
    signed = flow.text[max(0, start - 2) : start].strip() == "\u2212"
    said = _PART.search(before) or _HEDGE.search(before)
    return not (signed or said or _follows_digits(flow, start))


def _follows_digits(flow: Flow, start: int) -> bool:
    """Whether another number stands directly before, in the same cell: one may be a footnote's."""
    if not _DIGIT.search(flow.text, max(0, start - 2), start):
        return False
    line = flow.line_at(start)
    return line.start < start and line.cell_at(start) == line.cell_at(start - 2)
