"""Where a file states no order of reading: what stands side by side is told apart by its place.

Runs of words become blocks, a block being lines below each other that leave the same gaps free.
What stands on both sides of a gap is either a table, read line by line, or columns, read one after
the other; lines of two columns are never woven together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from upheld.archive.extraction.rows import WIDE, Row, rows_as_drawn
from upheld.archive.extraction.words import Word

_CLOSE = 1.0
"""Lines of a block stand less than this many heights of a line apart."""
_PROSE = 4
"""Lines of running text have at least this many words, most of them."""
_ALIGNED = 0.6
_OFF_LINE = 0.3
_HEADED = 3
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class _Run:
    words: tuple[Word, ...]
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class _Block:
    runs: list[_Run]
    spans: list[tuple[float, float]] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        return min(run.bottom for run in self.runs)


def rows_by_place(words: Sequence[Word]) -> list[Row]:
    """Rows in the order in which a person reads the page."""
    across = [Row(cells=((word,),)) for word in words if not word.upright]
    rows = rows_as_drawn(word for word in words if word.upright)
    runs = [_run(cell) for row in rows for cell in row.cells]
    return [*across, *_read(_joined(runs), _DEEPEST)]


def _run(words: Sequence[Word]) -> _Run:
    return _Run(
        words=tuple(words),
        left=min(word.left for word in words),
        right=max(word.right for word in words),
        bottom=min(word.bottom for word in words),
        top=max(word.top for word in words),
    )


def _joined(runs: Sequence[_Run]) -> list[_Run]:
    """Runs that continue each other made one, where a file draws the words of a line apart."""
    lines: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: (-run.middle, run.left)):
        if lines and _level(lines[-1][0], run):
            lines[-1].append(run)
        else:
            lines.append([run])
    joined: list[_Run] = []
    for line in lines:
        last: _Run | None = None
        for run in sorted(line, key=lambda run: run.left):
            if last and run.left - last.right <= WIDE * min(last.height, run.height):
                joined[-1] = _run([*last.words, *run.words])
            else:
                joined.append(run)
            last = joined[-1]
    return joined


def _level(first: _Run, second: _Run) -> bool:
    return abs(first.middle - second.middle) < _OFF_LINE * min(first.height, second.height)


def _read(runs: Sequence[_Run], deepest: int) -> Iterator[Row]:
    for block in _blocks(runs):
        columns = [
            [run for run in block.runs if left <= run.left and run.right <= right]
            for left, right in block.spans
        ]
        if len(columns) == 1 or deepest == 0 or _is_table(columns):
            yield from _table(columns)
        else:
            for column in columns:
                yield from _read(column, deepest - 1)


def _blocks(runs: Sequence[_Run]) -> Iterator[_Block]:
    block: _Block | None = None
    for band in _bands(runs):
        spans = _spans([*block.runs, *band] if block else band)
        if block and _continues(block, band, spans):
            block.runs.extend(band)
            block.spans = spans
        else:
            if block:
                yield block
            block = _Block(list(band), _spans(band))
    if block:
        yield block


def _continues(block: _Block, band: Sequence[_Run], spans: Sequence[tuple[float, float]]) -> bool:
    close = block.bottom - max(run.top for run in band) < _CLOSE * median(
        run.height for run in band
    )
    # No gap may be lost: a line across two columns begins something new.
    return close and len(spans) >= max(len(block.spans), len(_spans(band)))


def _bands(runs: Sequence[_Run]) -> Iterator[list[_Run]]:
    """Runs from top to bottom, parted wherever a strip across is free."""
    band: list[_Run] = []
    lowest = 0.0
    for run in sorted(runs, key=lambda run: (-run.top, run.left)):
        if band and run.top - lowest <= _OFF_LINE * run.height:
            yield band
            band = []
        lowest = min(lowest, run.bottom) if band else run.bottom
        band.append(run)
    if band:
        yield band


def _spans(runs: Sequence[_Run]) -> list[tuple[float, float]]:
    """From where to where the columns reach that the runs leave gaps between."""
    wide = WIDE * median(run.height for run in runs)
    spans: list[tuple[float, float]] = []
    for run in sorted(runs, key=lambda run: run.left):
        if spans and run.left - spans[-1][1] <= wide:
            spans[-1] = (spans[-1][0], max(spans[-1][1], run.right))
        else:
            spans.append((run.left, run.right))
    return spans


def _is_table(columns: Sequence[Sequence[_Run]]) -> bool:
    prose = sum(median(len(run.words) for run in column) >= _PROSE for column in columns)
    if prose > 1:
        return False
    first = max(columns, key=len)
    others = [run for column in columns if column is not first for run in column]
    aligned = sum(any(_level(run, other) for other in first) for run in others)
    return aligned >= _ALIGNED * len(others)


def _table(columns: Sequence[Sequence[_Run]]) -> Iterator[Row]:
    lines: list[tuple[_Run, list[list[Word]]]] = []
    placed = ((run, index) for index, column in enumerate(columns) for run in column)
    for run, index in sorted(placed, key=lambda each: (-each[0].middle, each[1], each[0].left)):
        if not (lines and _level(lines[-1][0], run)):
            lines.append((run, [[] for _ in columns]))
        lines[-1][1][index] += run.words
    yield from (
        Row(cells=tuple(tuple(cell) for cell in cells))
        for cells in _with_one_header([cells for _, cells in lines])
    )


def _with_one_header(rows: list[list[list[Word]]]) -> list[list[list[Word]]]:
    """The rows, lines of headings above the first number made one row, cell by cell."""
    header = 0
    while header < len(rows) and not any(map(_has_digit, rows[header])):
        header += 1
    if header in {0, 1, len(rows)} or len(rows[0]) < _HEADED:
        return rows
    merged = [
        [word for cell in cells for word in cell] for cells in zip(*rows[:header], strict=True)
    ]
    return [merged, *rows[header:]]


def _has_digit(cell: Sequence[Word]) -> bool:
    return any(character.isdigit() for word in cell for character in word.text)
