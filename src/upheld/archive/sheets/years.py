"""Which reporting year a header, a title, a file's name or a cell prints."""

import re
from dataclasses import dataclass
from functools import lru_cache

_SPAN = re.compile(r"(?<!\d)(20\d\d)\s?(?:[-/–—_]|\bto\b)\s?(20\d\d|\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)|31(?:st)? March (20\d\d)|31/0?3/(20\d\d)")
_OTHER_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ 20\d\d")
_ALONE = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True, kw_only=True)
class YearPrinted:
    """The year in which the reporting year ended, as far as a text says."""

    year: int | None
    plain: bool
    """Whether the text says when it ended; False for "2020" alone."""
    rest: str
    """The text without it."""


@lru_cache(maxsize=4096)
def year_in(text: str) -> YearPrinted:
    """The one reporting year of a text; None where it names none or several."""
    found: set[int] = set()

    def span(match: re.Match[str]) -> str:
        first, second = int(match[1]), int(match[2])
        last = second if second > first else first // 100 * 100 + second
        if last != first + 1:
            return match[0]
        found.add(last)
        return " "

    def day(match: re.Match[str]) -> str:
        if match[1] and (match[2], match[3]) != ("03", "31"):
            return " "
        found.add(int(match[1] or match[4] or match[5]))
        return " "

    rest = _OTHER_DAY.sub(" ", _DAY.sub(day, text))
    rest = _SPAN.sub(span, rest)
    if found:
        return YearPrinted(year=found.pop() if len(found) == 1 else None, plain=True, rest=rest)
    alone = {int(each) for each in _ALONE.findall(rest)}
    year = alone.pop() if len(alone) == 1 else None
    return YearPrinted(year=year, plain=False, rest=_ALONE.sub(" ", rest) if year else rest)
