"""Words that tell that a number is of other authorities, or of all of them."""

import re
from collections.abc import Iterator
from typing import Final

from upheld.archive.letters.flow import Flow
from upheld.archive.letters.topics import Topics
from upheld.archive.letters.wording import Wording

_MANY: Final = r"(?:councils|authorities|boroughs|districts|bodies|providers)"
_OTHERS: Final = re.compile(
    # But for the names of bodies: a national park, the West of England Combined Authority.
    r"\b(?:nation(?:al(?! park)|ally|wide)|countrywide|country|england(?! combined)|wales|"
    r"region(?:al|ally|s)?(?! combined)|sector|"
    r"(?<!city of )(?<!greater )(?<!for )london(?! (?:borough|fire|legacy)\b)|"
    r"the (?:north|south|east|west|midlands)(?:[- ](?:east|west))?(?= we\b|[,.])|"
    rf"(?:all|other|across|most|these|those|neighbouring) (?:[a-z-]+ ){{0,3}}{_MANY}|"
    r"(?:every|any|another|each) (?:other )?(?:council|authority))\b"
)
_REACH: Final = 160
# A line of words that is finished is no heading over what follows.
_FINISHED: Final = re.compile(r"[.:;,>]$|https?:|^for the (?:period|year)|^local authority report")
_LONGEST: Final = 120
_HEADINGS: Final = 6
_NEXT_TO: Final = 2


def tells_of_others(flow: Flow, wording: Wording, start: int, end: int) -> bool:
    """Whether the sentence around these characters is about more than the body."""
    low, high = wording.sentence(start, end)
    low, high = max(low, start - _REACH), min(high, end + _REACH)
    return _OTHERS.search(flow.folded, low, high) is not None


def stands_under_others(flow: Flow, topics: Topics, at: int) -> bool:
    """Whether the line above the heading of these characters says that others are meant."""
    heading = topics.start_at(at)
    return heading is not None and headed_by_others(flow, heading, lines=_NEXT_TO)


def headed_by_others(flow: Flow, at: int, *, lines: int = _HEADINGS) -> bool:
    """Whether the lines that stand as headings above, or the line itself, speak of others."""
    return any(_OTHERS.search(line) for line in _headings(flow, at, lines))


def _headings(flow: Flow, at: int, most: int) -> Iterator[str]:
    last = flow.number_at(at)
    for number in range(last, max(-1, last - 1 - most), -1):
        line = flow.lines[number]
        if line.end - line.start > _LONGEST:
            return
        text = flow.folded[line.start : line.end].strip()
        if number < last and _FINISHED.search(text):
            return
        yield text
