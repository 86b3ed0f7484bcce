"""Lines that run at the head or foot of every page and interrupt what is said."""

import re
from collections import Counter
from collections.abc import Iterable

from upheld.archive.document import Line

MARKS = frozenset({"DEMONSTRATION"})
# How many lines at each end of a page may run.
_EDGE = 2
_PAGE_OF = re.compile(r"(?:(?P<words>.*\S)\s+)?(?:page\s+)?\d{1,4}\s+of\s+\d{1,4}", re.IGNORECASE)
_PAGE = re.compile(r"page\s+\d{1,4}|[-–]\s*\d{1,4}\s*[-–]", re.IGNORECASE)
_BARE = re.compile(r"\d{1,4}")
_NUMBER = re.compile(r"\d+%?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def split_running(lines: Iterable[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What is said, and the lines that only run along; each in reading order."""
    lines = tuple(lines)
    edges = _edges(lines)
    repeated = {
        text
        for text, times in Counter(text for _, text in edges).items()
        if times > 1 and all(_YEAR.fullmatch(number) for number in _NUMBER.findall(text))
    }
    feet = Counter(
        found["words"] or "" for line in lines if (found := _PAGE_OF.fullmatch(line.text.strip()))
    )
    numbered = _numbered(edges)
    said: list[Line] = []
    running: list[Line] = []
    for line in lines:
        text = line.text.strip()
        at_edge = (line.place.page, text) in edges
        runs = (
            text in MARKS
            or _is_foot(text, feet)
            or (at_edge and text in repeated)
            or (at_edge and numbered and text == str(line.place.page))
        )
        (running if runs else said).append(line)
    return tuple(said), tuple(running)


def _edges(lines: tuple[Line, ...]) -> set[tuple[int, str]]:
    pages: dict[int, list[str]] = {}
    for line in lines:
        if (text := line.text.strip()) not in MARKS:
            pages.setdefault(line.place.page, []).append(text)
    if len(pages) == 1:
        return set()
    return {
        (page, text) for page, texts in pages.items() for text in texts[:_EDGE] + texts[-_EDGE:]
    }


def _is_foot(text: str, feet: Counter[str]) -> bool:
    """Whether it is "Page 2", "2 of 4", or words that stand before such numbers twice."""
    if _PAGE.fullmatch(text):
        return True
    found = _PAGE_OF.fullmatch(text)
    return found is not None and (not found["words"] or feet[found["words"]] > 1)


def _numbered(edges: set[tuple[int, str]]) -> bool:
    """Whether two pages bear their own number at an edge: one may be chance."""
    return sum(text == str(page) for page, text in edges if _BARE.fullmatch(text)) > 1
