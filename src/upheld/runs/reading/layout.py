"""Lines of text that fit a terminal."""

import textwrap
from collections.abc import Iterator, Sequence

MARGIN, GAP = "  ", "  "
# A column of words is not made narrower than this; below it each row becomes a few lines.
NARROWEST = 24
Row = tuple[str, str, str, str]


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


def aligned(rows: Sequence[Row], width: int) -> Iterator[str]:
    """Rows of words, number, place and heading: as a table where it fits, else one by one."""
    longest = [max(len(row[n]) for row in rows) for n in range(3)]
    taken = len(MARGIN) * 2 + sum(longest) + len(GAP) * 2
    if taken > width:
        yield from _one_by_one(rows, width)
        return
    rest = width - taken - len(GAP)
    for words, number, place, heading in rows:
        line = f"{MARGIN * 2}{words:{longest[0]}}{GAP}{number:>{longest[1]}}{GAP}{place}"
        if heading and rest >= NARROWEST:
            pad = " " * (longest[2] - len(place))
            yield f"{line}{pad}{GAP}{_shortened(heading, rest)}"
        else:
            yield line


def _one_by_one(rows: Sequence[Row], width: int) -> Iterator[str]:
    for words, number, place, heading in rows:
        yield from wrapped(f"{MARGIN * 2}{words}: {number}", width, deeper=2)
        under = f", under {heading}" if heading else ""
        yield from wrapped(f"{MARGIN * 4}{place}{under}", width, deeper=2)


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 2]}…{text[-1]}"
