"""Header rows whose cells broke over several lines, so that labels stand in pieces.

Read line by line such a header is a jumble: "Adult Care Benefits Corporate", then "Services and
Tax and Other". It is taken only where its words are exactly those of a row of columns that letters
print, no line of it has them in another order, and as many numbers follow in one line.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from upheld.archive.letters.flow import Flow, FlowLine

Column = tuple[str, str]
"""The measure of a column, and its label in lower-case words."""

_LONGEST: Final = 12
_WORD: Final = re.compile(r"[a-z][a-z'-]*|&")
_NUMBER: Final = re.compile(r"(?<![\w.,£/-])\d{1,3}(?:,\d{3})*(?: ?%)?(?![\w.,/+-])")

_ENVIRONMENT: Final = (
    "environment services",
    "environmental services and public protection and regulation",
    "environmental services public protection and regulation",
)
RECEIVED: Final = tuple(
    (
        ("received_adult_care", "adult care services"),
        ("received_benefits_tax", "benefits and tax"),
        ("received_corporate_other", "corporate and other services"),
        ("received_education_children", "education and children's services"),
        ("received_environment", environment),
        ("received_highways_transport", "highways and transport"),
        ("received_housing", "housing"),
        ("received_planning", "planning and development"),
        ("received_other", "other"),
        ("received", "total"),
    )
    for environment in _ENVIRONMENT
)
DECIDED: Final = (
    (
        ("incomplete_invalid", "incomplete or invalid"),
        ("advice_given", "advice given"),
        ("referred_back", "referred back for local resolution"),
        ("closed_initial", "closed after initial enquiries"),
        ("not_upheld", "not upheld"),
        ("upheld", "upheld"),
        ("uphold_rate", "uphold rate"),
        ("decided", "total"),
    ),
)
_GROUPS: Final = ("decisions made detailed investigations", "detailed investigations")


def columns_under(
    flow: Flow, at: int, rows: tuple[tuple[Column, ...], ...]
) -> Iterator[tuple[Column, int, int]]:
    """Each column with the number under it; nothing where the header is not one of these rows."""
    header: list[list[str]] = []
    for line in _lines_from(flow, at):
        numbers = tuple(_NUMBER.finditer(flow.folded, line.start, line.end))
        words = _words(flow.folded[line.start : line.end])
        if numbers and not words:
            cells = {line.cell_at(number.start()) for number in numbers}
            if len(line.cells) > 1 and len(cells) < len(numbers):
                return
            for row in rows:
                if len(row) == len(numbers) and _is_header(header, row):
                    for column, number in zip(row, numbers, strict=True):
                        yield column, number.start(), number.end()
                    return
            return
        if " ".join(words) not in _GROUPS:
            header.append(words)


def _lines_from(flow: Flow, at: int) -> tuple[FlowLine, ...]:
    first = flow.number_at(at)
    some = flow.lines[first : first + _LONGEST]
    return tuple(line for line in some if line.start >= at)


def _words(text: str) -> list[str]:
    return ["and" if word == "&" else word for word in _WORD.findall(text)]


def _is_header(lines: list[list[str]], row: tuple[Column, ...]) -> bool:
    labels = [label.split() for _, label in row]
    said = Counter(word for line in lines for word in line)
    wanted = Counter(word for label in labels for word in label)
    return said == wanted and all(_in_order(line, labels) for line in lines)


def _in_order(line: list[str], labels: list[list[str]]) -> bool:
    """Whether the words of a line belong to columns from left to right."""
    column = 0
    for word in line:
        column = next((i for i in range(column, len(labels)) if word in labels[i]), -1)
        if column < 0:
            return False
    return True
