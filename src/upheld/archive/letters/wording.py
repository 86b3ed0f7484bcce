"""The sentence around a number, to be checked by a person; never with the name of one."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from upheld.archive.letters.flow import Flow
from upheld.archive.letters.letterhead import private_in
from upheld.archive.letters.topics import Topics

# Enough to check a number by; a sentence without an end is cut there.
_FARTHEST: Final = 240
# Enough to find a number by that no rule explains.
_FEW: Final = 4
_NAME: Final = r"[A-Z][\w'’.-]*"
_TITLE: Final = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Cllr|Councillor)\b\.?"
_NAMED: Final = re.compile(rf"\b(?:{_TITLE}|{_NAME})(?: {_NAME})+")
# Words that are no part of a person's name: what is named is a column, a service or a street.
_THINGS: Final = re.compile(
    r"(?i:upheld|complaint|decision|service|remed|investigat|total|council|authorit|ombudsman|"
    r"care|planning|street|road|lane|local|review|annual|statistic|advice|referred|closed)"
)
_END: Final = re.compile(r"[.!?](?= )|•")


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Where the sentences of a flow end, and where persons are named."""

    flow: Flow
    ends: tuple[int, ...]
    private: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, flow: Flow, topics: Topics) -> "Wording":
        """A heading ends the sentence before it."""
        heads = (at for at, said in zip(topics.starts, topics.headings, strict=True) if said)
        ends = sorted({*(end.end() for end in _END.finditer(flow.text)), *heads})
        return cls(flow=flow, ends=tuple(ends), private=private_in(flow))

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence around these characters starts and ends."""
        before, after = bisect_right(self.ends, start), bisect_left(self.ends, end)
        return (
            self.ends[before - 1] if before else 0,
            self.ends[after] if after < len(self.ends) else len(self.flow.text),
        )

    def around(self, start: int, end: int) -> str:
        """The words of the sentence; of a number near a person's name only the number."""
        if any(start < last and end > first for first, last in self.private):
            return self.flow.text[start:end]
        if self.flow.is_alone(start, end):
            line = self.flow.line_at(start)
            return self.flow.text[line.start : line.end]
        low, high = self.sentence(start, end)
        for first, last in self.private:
            low = max(low, last) if last <= start else low
            high = min(high, first) if first >= end else high
        low, high = max(low, start - _FARTHEST), min(high, end + _FARTHEST)
        return self.flow.text[low:high].strip()

    def near(self, start: int, end: int) -> str:
        """A few words of it around a number that may be anyone's, up to a name on either side."""
        around = self.around(start, end)
        printed = self.flow.text[start:end]
        if around == printed or self.flow.is_alone(start, end):
            return around
        low, high = self.sentence(start, end)
        low = max([low, *(last for _, last in self.private if last <= start)])
        high = min([high, *(first for first, _ in self.private if first >= end)])
        before = self.flow.text[max(low, start - _FARTHEST) : start]
        after = self.flow.text[end : min(high, end + _FARTHEST)]
        before = " ".join(_unnamed(before)[-1].split(" ")[-_FEW - 1 :])
        after = " ".join(_unnamed(after)[0].split(" ")[: _FEW + 1])
        return f"{before}{printed}{after}".strip(" ,;:")


def _unnamed(text: str) -> list[str]:
    """The stretches of a text between the names of persons."""
    parts, since = [], 0
    for found in _NAMED.finditer(text):
        if not _THINGS.search(found[0]):
            parts.append(text[since : found.start()])
            since = found.end()
    return [*parts, text[since:]]
