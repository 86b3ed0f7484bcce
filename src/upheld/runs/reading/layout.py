"""Lines of text that fit a terminal."""

import textwrap
from collections.abc import Iterable, Iterator

MARGIN, GAP = "  ", "  "
LONGEST_PLACE = 28
"""Of "page 12, line 104 and 3 more"."""
Row = tuple[str, str, str]


def wrapped(text: str, width: int, *, deeper: int = 4) -> Iterator[str]:
    """A paragraph with the indent of its first line; further lines go in deeper."""
    plain = text.lstrip(" ")
    indent = " " * (len(text) - len(plain))
    yield from textwrap.wrap(
        plain,
        width,
        initial_indent=indent,
        subsequent_indent=indent + " " * deeper,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def sizes_of(rows: Iterable[Row]) -> tuple[int, int]:
    """How wide the words and the numbers of some rows are."""
    listed = [(len(words), len(number)) for words, number, _ in rows]
    return max(size for size, _ in listed), max(size for _, size in listed)


def aligned(rows: Iterable[Row], sizes: tuple[int, int], width: int) -> Iterator[str]:
    """Rows of words, number and place: as a table where it fits, else one by one."""
    for words, number, place in rows:
        line = f"{MARGIN * 3}{words:{sizes[0]}}{GAP}{number:>{sizes[1]}}{GAP}{place}"
        if sum(sizes) + len(MARGIN * 3 + GAP * 2) + LONGEST_PLACE <= width:
            yield line
        else:
            yield from wrapped(f"{MARGIN * 3}{words}: {number}", width, deeper=2)
            yield from wrapped(f"{MARGIN * 5}{place}", width, deeper=2)
