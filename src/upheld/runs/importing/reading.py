"""A list from its file: every cell read, every fault named with file, line and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from upheld.runs.importing.cells import Wrong, short
from upheld.runs.importing.specs import ListSpec
from upheld.toolbox.delimited import Line, Unreadable, read_lines

IGNORED = "x_"  # columns that begin so are the body's own and are passed over
PROVENANCE = "x_source"  # the one among them that demonstration lists use


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list, read. `values` holds a value per column, by name."""

    line: int
    values: Mapping[str, Any]


class Problems:
    """The faults found so far, in the order of files and lines."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[str] = []

    def add(self, file: str, line: int, what: str, column: str = "") -> None:
        """Note one fault as `file:line: column: what is wrong`."""
        place = f"{file}:{line}: {column}: " if column else f"{file}:{line}: "
        self.found.append(place + what)


def read_list(path: Path | bytes, spec: ListSpec, problems: Problems) -> list[Row]:
    """All rows that could be read; what could not is in `problems`."""
    lines = read_lines(path)
    try:
        header = next(lines, None)
        if header is None:
            wanted = ",".join(spec.columns)
            problems.add(spec.name, 1, f"the file is empty; its first line must be {wanted}")
            return []
        if not _header_holds(header, spec, problems):
            return []
        return list(_rows(lines, header.cells, spec, problems))
    except Unreadable as error:
        problems.add(spec.name, error.line, str(error))
        return []


def _header_holds(header: Line, spec: ListSpec, problems: Problems) -> bool:
    before = len(problems.found)
    for name in spec.columns:
        if name not in header.cells:
            problems.add(spec.name, header.number, "the column is missing from the header", name)
    for name in header.cells:
        if name not in spec.columns and not name.startswith(IGNORED):
            what = "the column is not known; remove it or begin its name with x_"
            problems.add(spec.name, header.number, what, short(name))
    if len(set(header.cells)) < len(header.cells):
        problems.add(spec.name, header.number, "a column stands in the header twice")
    return len(problems.found) == before


def _rows(
    lines: Iterator[Line], header: list[str], spec: ListSpec, problems: Problems
) -> Iterator[Row]:
    places = [(header.index(name), name, parse) for name, parse in spec.columns.items()]
    source = header.index(PROVENANCE) if PROVENANCE in header else None
    for line in lines:
        if len(line.cells) != len(header):
            what = f"has {len(line.cells)} cells where the header has {len(header)}"
            problems.add(spec.name, line.number, what)
            continue
        values: dict[str, Any] = {}
        for index, name, parse in places:
            try:
                values[name] = parse(line.cells[index].strip())
            except Wrong as error:
                problems.add(spec.name, line.number, str(error), name)
        if len(values) == len(places):
            if source is not None:
                values[PROVENANCE] = line.cells[source]
            yield Row(line.number, values)
