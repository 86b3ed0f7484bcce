"""Lines that run at the head or foot of every page and interrupt what is said."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from upheld.archive.document import Line

MARKS = frozenset({"DEMONSTRATION"})
# How many lines at each end of a page may run.
_EDGE = 2
_PAGE_OF = re.compile(
    r"(?P<words>(?:.*\S\s+)?)(?P<lead>page\s+)?(?P<page>\d{1,4})\s+of\s+(?P<last>\d{1,4})",
    re.IGNORECASE,
)
_PAGE = re.compile(r"page\s+\d{1,4}|[-–]\s*\d{1,4}\s*[-–]", re.IGNORECASE)
_NUMBER = re.compile(r"\d+%?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def split_running(lines: Iterable[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What is said, and the lines that only run along; each in reading order."""
    lines = tuple(lines)
    pages = _Pages.of(lines)
    said: list[Line] = []
    running: list[Line] = []
    for number, line in enumerate(lines):
        (running if pages.has_running(line, at_edge=number in pages.edges) else said).append(line)
    return tuple(said), tuple(running)


@dataclass(frozen=True, kw_only=True)
class _Pages:
    """What stands at the edges of pages, and which lines count pages."""

    edges: frozenset[int]
    """Which lines of the document stand at the head or foot of a page."""
    repeated: frozenset[str]
    """At the edges of two pages or more, without a number but of a year."""
    counted: frozenset[tuple[str, str]]
    """Words and last number of lines that count "1 of 3", "2 of 3"."""
    numbered: bool
    """Whether two pages bear their own number at an edge: one may be chance."""

    @classmethod
    def of(cls, lines: tuple[Line, ...]) -> "_Pages":
        pages: dict[int, list[int]] = defaultdict(list)
        for number, line in enumerate(lines):
            if line.text.strip() not in MARKS:
                pages[line.place.page].append(number)
        edges = {number for of in pages.values() for number in of[:_EDGE] + of[-_EDGE:]}
        at_edges = {(lines[number].place.page, lines[number].text.strip()) for number in edges}
        times = Counter(text for _, text in at_edges)
        own = sum(text == str(page) for page, text in at_edges)
        return cls(
            edges=frozenset(edges),
            repeated=frozenset(text for text in times if times[text] > 1 and _is_bare(text)),
            counted=frozenset(_counted(lines, last=len(pages))),
            numbered=own > 1,
        )

    def has_running(self, line: Line, *, at_edge: bool) -> bool:
        """Whether this line of the document runs along."""
        text = line.text.strip()
        if text in MARKS or _PAGE.fullmatch(text):
            return True
        found = _PAGE_OF.fullmatch(text)
        if found and (found["lead"] or (found["words"].strip(), found["last"]) in self.counted):
            return True
        if not at_edge:
            return False
        return text in self.repeated or (self.numbered and text == str(line.place.page))


def _is_bare(text: str) -> bool:
    return all(_YEAR.fullmatch(number) for number in _NUMBER.findall(text))


def _counted(lines: tuple[Line, ...], *, last: int) -> Iterable[tuple[str, str]]:
    """Lines that say of two pages which they are, or say so rightly of the only one."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for line in lines:
        if match := _PAGE_OF.fullmatch(line.text.strip()):
            page, of = int(match["page"]), int(match["last"])
            if page <= of:
                found[match["words"].strip(), match["last"]].add(page)
            if page == line.place.page and of == last:
                found[match["words"].strip(), match["last"]].add(0)
    return (words for words, pages in found.items() if len(pages) > 1)
