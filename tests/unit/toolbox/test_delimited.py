import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.toolbox.delimited import FORMULA_STARTS, Unreadable, neutralised, read_lines, to_csv


def test_records_know_the_line_they_start_on(tmp_path: Path) -> None:
    """A cell with line breaks does not shift the lines that follow it."""
    path = tmp_path / "list.csv"
    path.write_bytes(b'a,b\n"1\n2",x\n\ny,z\n')
    assert [(line.number, line.cells) for line in read_lines(path)] == [
        (1, ["a", "b"]),
        (2, ["1\n2", "x"]),
        (5, ["y", "z"]),
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"a,b\nx,\xff\n", 2),
        (b"a,b\nx,\x00\n", 2),
        (b"a\n" + b"x" * 2_000_000, 2),
        (b'a\n"x\n', 2),
        (b'a\n"x"y\n', 2),
    ],
)
def test_what_is_no_csv_is_named_by_line(tmp_path: Path, content: bytes, line: int) -> None:
    """Other encodings, null bytes, endless lines and open quotes are refused where they stand."""
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(Unreadable) as caught:
        list(read_lines(path))
    assert caught.value.line == line


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_formulas_are_neutralised(start: str) -> None:
    """A cell that a spreadsheet would run is text after all."""
    assert neutralised(f"{start}cmd()") == f"'{start}cmd()"
    assert neutralised("ordinary") == "ordinary"


@given(st.lists(st.tuples(st.text(), st.none() | st.integers() | st.booleans())))
def test_what_is_written_can_be_read_back(rows: list[tuple[str, object]]) -> None:
    """Any text survives the way through a file; numbers and emptiness keep their form."""
    raw = to_csv([{"a": a, "b": b} for a, b in rows], ("a", "b"))
    back = list(csv.reader(io.StringIO(raw.decode(), newline="")))[1:]
    shown = {None: "", True: "true", False: "false"}
    assert back == [
        [neutralised(a), shown[b] if b is None or isinstance(b, bool) else str(b)] for a, b in rows
    ]
