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
_FEW = 2
_LARGE = 1.2
_HEADING = 1.05
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


@dataclass(slots=True)
class _Line:
    lead: _Run
    cells: list[list[Word]]


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
    titles: list[_Run] = []
    for block in _blocks(runs):
        columns = _columns(block)
        parts = _parts(columns) if deepest else [columns]
        if titles and len(parts) > 1 and (titled := _under_titles(titles, parts)):
            parts, titles = titled, []
        if titles:
            yield from _table([[run] for run in titles])
            titles = []
        if len(columns) == len(parts) == 1 or not deepest:
            yield from _table(columns)
        elif len(parts) > 1:
            for part in parts:
                yield from _read([run for column in part for run in column], deepest - 1)
        elif len(block.runs) == len(columns):
            # Perhaps the titles of what stands side by side below.
            titles = [run for column in columns for run in column]
        else:
            yield from _table(columns)
    if titles:
        yield from _table([[run] for run in titles])


def _columns(block: _Block) -> list[list[_Run]]:
    return [
        sorted(
            (run for run in block.runs if left <= run.left and run.right <= right),
            key=lambda run: -run.top,
        )
        for left, right in block.spans
    ]


def _parts(columns: list[list[_Run]]) -> list[list[list[_Run]]]:
    """Columns that are read one after the other, or tables side by side; one where it is one."""
    if len(columns) == 1 or all(len(column) == 1 for column in columns):
        return [columns]
    if any(map(_is_tile, columns)) or not _is_table(columns):
        return [[column] for column in columns]
    parts: list[list[list[_Run]]] = []
    for column in columns:
        if not parts or (_is_of_numbers(parts[-1][-1]) and _is_of_words(column)):
            parts.append([])
        parts[-1].append(column)
    return parts


def _under_titles(
    titles: Sequence[_Run], parts: Sequence[list[list[_Run]]]
) -> list[list[list[_Run]]]:
    """The parts, each with the title that stands over it alone; nothing where that fails."""
    edges = [min(run.left for column in part for run in column) for part in parts]
    ordered = sorted(titles, key=lambda run: run.left)
    if len(ordered) != len(parts):
        return []
    for number, run in enumerate(ordered):
        wide = WIDE * run.height
        beyond = edges[number + 1] if number + 1 < len(edges) else float("inf")
        if not (edges[number] - wide <= run.left and run.right <= beyond):
            return []
    return [[[run, *part[0]], *part[1:]] for run, part in zip(ordered, parts, strict=True)]


def _is_number(run: _Run) -> bool:
    text = "".join(word.text for word in run.words)
    return sum(character.isdigit() for character in text) * 2 >= len(text)


def _is_of_numbers(column: Sequence[_Run]) -> bool:
    numbers = sum(map(_is_number, column))
    return numbers >= _FEW and numbers >= _ALIGNED * len(column)


def _is_of_words(column: Sequence[_Run]) -> bool:
    words = sum(not _is_number(run) for run in column)
    return words >= _FEW and words >= _ALIGNED * len(column)


def _is_tile(column: Sequence[_Run]) -> bool:
    """Whether it is a large number over its own words."""
    number, *words = column
    return (
        bool(words)
        and _has_digit(number.words)
        and number.height > _LARGE * median(run.height for run in words)
        and not _is_number(words[0])
    )


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
    height = median(run.height for run in band)
    close = block.bottom - max(run.top for run in band) < _CLOSE * height
    if len(block.runs) == 1 and block.runs[0].height > _HEADING * height:
        return False
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
    others = [column for column in columns if column is not first]
    aligned = sum(_is_beside(run, first, column) for column in others for run in column)
    return aligned >= _ALIGNED * sum(map(len, others))


def _is_beside(run: _Run, first: Sequence[_Run], column: Sequence[_Run]) -> bool:
    if any(_level(run, other) for other in first):
        return True
    # A number may stand in the middle of a cell of two lines.
    single = sum(len(each.words) == 1 for each in column) >= _ALIGNED * len(column)
    touched = sum(run.bottom < other.top and other.bottom < run.top for other in first)
    return single and touched > 1


def _table(columns: Sequence[Sequence[_Run]]) -> Iterator[Row]:
    lines: list[_Line] = []
    placed = ((run, index) for index, column in enumerate(columns) for run in column)
    for run, index in sorted(placed, key=lambda each: (-each[0].middle, each[1], each[0].left)):
        if not (lines and _level(lines[-1].lead, run)):
            lines.append(_Line(run, [[] for _ in columns]))
        lines[-1].cells[index] += run.words
    rows = [line.cells for line in _with_middles(lines)]
    for row in _with_one_header(rows):
        yield Row(cells=tuple(map(tuple, row)))


def _with_middles(lines: list[_Line]) -> list[_Line]:
    """The lines, a cell that stands between the two lines of its neighbour put beside both."""
    done: list[_Line] = []
    rest = iter(range(len(lines)))
    for number in rest:
        if 0 < number < len(lines) - 1 and _is_between(done[-1], lines[number], lines[number + 1]):
            for cell, *more in zip(
                done[-1].cells, lines[number].cells, lines[number + 1].cells, strict=True
            ):
                cell += [word for words in more for word in words]
            next(rest)
        else:
            done.append(lines[number])
    return done


def _is_between(above: _Line, line: _Line, below: _Line) -> bool:
    touches = above.lead.bottom < line.lead.top and below.lead.top > line.lead.bottom
    return touches and not any(
        middle and (first or last)
        for first, middle, last in zip(above.cells, line.cells, below.cells, strict=True)
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
