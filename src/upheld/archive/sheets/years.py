"""Which reporting year a header, a title, a file's name or a cell prints."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

_SPAN = re.compile(r"(?<!\d)(20\d\d)\s?(?:[-/–—_]|\bto\b)\s?(20\d\d|\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)|31(?:st)? March (20\d\d)|31/0?3/(20\d\d)")
_OTHER_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ 20\d\d")
_ALONE = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


class Said(IntEnum):
    """How plainly a text says when a reporting year ended, the plainest last."""

    ALONE = 1
    """"2020", which may be the year of anything."""
    DAY = 2
    """"31 March 2020", which may be the day of a count."""
    SPAN = 3
    """"2019-20"."""


@dataclass(frozen=True, kw_only=True)
class YearPrinted:
    """The reporting years of a text, each by the year in which it ended."""

    years: frozenset[int]
    said: Said
    rest: str
    """The text without them."""

    @property
    def year(self) -> int | None:
        """The one year; None where the text names none or several."""
        return next(iter(self.years)) if len(self.years) == 1 else None


@lru_cache(maxsize=4096)
def year_in(text: str) -> YearPrinted:
    """The reporting years that a text says most plainly."""
    spans: set[int] = set()
    days: set[int] = set()

    def span(match: re.Match[str]) -> str:
        first, second = int(match[1]), int(match[2])
        last = second if second > first else first // 100 * 100 + second
        if last != first + 1:
            return match[0]
        spans.add(last)
        return " "

    def day(match: re.Match[str]) -> str:
        if not match[1] or (match[2], match[3]) == ("03", "31"):
            days.add(int(match[1] or match[4] or match[5]))
        return " "

    rest = _OTHER_DAY.sub(" ", _DAY.sub(day, text))
    rest = _SPAN.sub(span, rest)
    if spans or days:
        said = Said.SPAN if spans else Said.DAY
        return YearPrinted(years=frozenset(spans or days), said=said, rest=rest)
    alone = frozenset(map(int, _ALONE.findall(rest)))
    rest = _ALONE.sub(" ", rest) if len(alone) == 1 else rest
    return YearPrinted(years=alone, said=Said.ALONE, rest=rest)


def year_among(texts: Iterable[str]) -> YearPrinted:
    """The reporting years of several texts: of those that say them most plainly, all."""
    each = [found for text in texts if (found := year_in(text)).years]
    said = max((found.said for found in each), default=Said.ALONE)
    years = frozenset[int]().union(*(found.years for found in each if found.said is said))
    return YearPrinted(years=years, said=said, rest="")
