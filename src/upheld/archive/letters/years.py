"""Which year a letter is about, from the places where letters say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from upheld.archive.letters.flow import Flow

_MONTH_DAY: Final = r"31(?:st)? march,? (?P<{0}>\d{{4}})"
_SLASHED: Final = r"31[/.]0?3[/.](?P<{0}>\d{{4}}|\d\d)(?!\d)"
# The first that tells of the year "ended", and every one that stands on a page of statistics.
_OPENING: Final = re.compile(
    rf"\byear (?:ended|ending|to)(?: on)? (?:{_MONTH_DAY.format('a')}|{_SLASHED.format('b')})"
)
_STATISTICS: Final = re.compile(
    rf"(?:for the period ending:? ?|figures for the year to |"
    rf"for the (?:year|period) (?:from|between) 0?1(?:st)?(?: april |[/.]0?4[/.])\d{{2,4}} "
    rf"(?:to|and) )(?:{_MONTH_DAY.format('a')}|{_SLASHED.format('b')})"
)
_SUBJECT: Final = re.compile(
    r"annual review letter (?P<from>20\d\d)(?:[-/](?P<to>20\d\d|\d\d))?(?![\d/-])"
)


@dataclass(frozen=True, kw_only=True)
class Year:
    """The reporting year, and why it is not known where it is not."""

    year: int | None
    doubts: tuple[str, ...] = ()


def year_of(flow: Flow) -> Year:
    """The year that all places agree on; none, with a doubt, where they do not."""
    found = dict(_years(flow))
    if len(found) == 1:
        return Year(year=next(iter(found)))
    if not found:
        return Year(year=None, doubts=("the document does not say which year it is about",))
    said = " and ".join(f"{year} ({flow.place_at(at).words})" for year, at in found.items())
    return Year(year=None, doubts=(f"the document gives more than one year: {said}",))


def _years(flow: Flow) -> Iterator[tuple[int, int]]:
    """Each year with where it stands, the last place first so that the first one remains."""
    subject = _SUBJECT.search(flow.folded)
    opening = _OPENING.search(flow.folded)
    pages = reversed(tuple(_STATISTICS.finditer(flow.folded)))
    for found in (*pages, opening):
        if found is not None:
            yield _full(found["a"] or found["b"]), found.start()
    if subject is not None:
        yield _full(subject["to"] or subject["from"]), subject.start()


def _full(printed: str) -> int:
    return int(printed) + (2000 if len(printed) == 2 else 0)  # noqa: PLR2004 - "18" of "31/03/18"
