"""Words that tell that a number is of another year than the letter's."""

import re
from typing import Final

from upheld.archive.letters.flow import Flow
from upheld.archive.letters.wording import Wording

_REACH: Final = 160
_COMPARED: Final = re.compile(
    r"\b(?:last year|previous(?:ly)?|preceding year|years? (?:before|ago|earlier)|up from|"
    r"down from|earlier(?! this year)|"
    r"compared (?:with|to)(?! (?:an? |the )?(?:average|similar)))\b"
)
_YEAR: Final = re.compile(
    r"(?<![\w,.£/-])(?P<first>(?:19|20)\d\d)"
    r"(?:(?:[-/]| - | (?:to|and) )(?P<last>(?:19|20)\d\d|\d\d(?![/%])))?(?![\w%]|[.,]\d)"
)
_MONTH: Final = re.compile(
    r"\b(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6},? $"
)
_SPRING: Final = ("jan", "feb", "mar")
# Residents are counted when they are counted.
_COUNT: Final = re.compile(r"(?:census|mid-|residents|estimates?)(?: of| in| for|,)? ?$")


def tells_of_another_year(
    flow: Flow, wording: Wording, start: int, end: int, *, year: int | None
) -> bool:
    """Whether the sentence goes on to speak of another year, or began so."""
    low, high = wording.sentence(start, end)
    parts = ((max(low, start - _REACH), start), (end, min(high, end + _REACH)))
    return any(
        _COMPARED.search(flow.folded, *part)
        or (year is not None and _names_another(flow.folded, *part, year=year))
        for part in parts
    )


def _names_another(folded: str, low: int, high: int, *, year: int) -> bool:
    for found in _YEAR.finditer(folded, low, high):
        before = folded[max(0, found.start() - 16) : found.start()]
        if _COUNT.search(before):
            continue
        first, last = int(found["first"]), found["last"]
        if month := _MONTH.search(before):
            # A date of the reporting year, or of the months until the letter goes out.
            own = first == year or (first == year - 1 and month["month"] not in _SPRING)
        elif last:
            own = first == year - 1 and int(last) % 100 == year % 100
        else:
            own = first == year
        if not own:
            return True
    return False
