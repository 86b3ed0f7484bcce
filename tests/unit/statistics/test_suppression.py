import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upheld.statistics.suppression import THRESHOLD, is_open, withhold

Table = dict[tuple[str, str], int]


def _table_of(*rows: tuple[int, ...]) -> Table:
    return {(f"r{i}", f"c{j}"): cell for i, row in enumerate(rows) for j, cell in enumerate(row)}


def _totals_of(table: Table) -> tuple[dict[str, int], dict[str, int]]:
    rows = {row: sum(v for (r, _), v in table.items() if r == row) for row, _ in table}
    columns = {col: sum(v for (_, c), v in table.items() if c == col) for _, col in table}
    return rows, columns


def _find_possible(table: Table, withheld: list[tuple[str, str]]) -> list[tuple[int, ...]]:
    """Every way to fill the withheld cells that agrees with shown cells and totals."""
    hidden = {cell: number if cell in withheld else 0 for cell, number in table.items()}
    rows, columns = _totals_of(hidden)
    found: list[tuple[int, ...]] = []

    def fill(values: tuple[int, ...]) -> None:
        if len(values) == len(withheld):
            if not any(rows.values()) and not any(columns.values()):
                found.append(values)
            return
        row, column = withheld[len(values)]
        for value in range(min(rows[row], columns[column]) + 1):
            rows[row] -= value
            columns[column] -= value
            fill((*values, value))
            rows[row] += value
            columns[column] += value

    fill(())
    return found


@st.composite
def _tables(draw: st.DrawFn, largest: int = 12, side: int = 5) -> Table:
    width = draw(st.integers(1, side))
    row = st.tuples(*[st.integers(0, largest)] * width)
    return _table_of(*draw(st.lists(row, min_size=1, max_size=side)))


@settings(max_examples=60, deadline=None)
@given(_tables(largest=7, side=3).filter(lambda table: len(table) <= 6))
def test_no_withheld_cell_can_be_worked_out(table: Table) -> None:
    """By trying every filling: each withheld cell could still be at least two numbers."""
    shown = withhold(table)
    withheld = [cell for cell, number in shown.items() if number is None]
    possible = _find_possible(table, withheld)
    for place, cell in enumerate(withheld):
        assert len({values[place] for values in possible}) >= 2, cell


@settings(max_examples=60, deadline=None)
@given(_tables(largest=5, side=3).filter(lambda table: len(table) <= 6), st.data())
def test_openness_is_what_trying_finds(table: Table, data: st.DataObject) -> None:
    """A cell is open exactly where trying every filling finds a second number for it."""
    withheld = data.draw(st.lists(st.sampled_from(sorted(table)), min_size=1, unique=True))
    possible = _find_possible(table, withheld)
    for place, cell in enumerate(withheld):
        several = len({values[place] for values in possible}) > 1
        assert is_open(cell, table, withheld) == several


@settings(deadline=None)
@given(_tables())
def test_small_cells_are_withheld_unless_totals_tell(table: Table) -> None:
    """A cell below five is shown only where the totals alone already give it away."""
    for cell, number in withhold(table).items():
        if number is not None and number < THRESHOLD:
            assert not is_open(cell, table, set(table))


@settings(deadline=None)
@given(_tables())
def test_shown_cells_are_exact(table: Table) -> None:
    """What is shown is never blurred: every shown number is the counted one."""
    assert all(number in (None, table[cell]) for cell, number in withhold(table).items())


def test_large_cells_are_all_shown() -> None:
    """A table without small cells is printed whole."""
    table = _table_of((5, 60), (70, 8))
    assert withhold(table) == table


def test_one_small_cell_takes_three_others_with_it() -> None:
    """The classic case: a small cell needs a rectangle, and the smallest one is chosen."""
    shown = withhold(_table_of((3, 20, 30), (9, 40, 50), (60, 70, 80)))
    withheld = {cell for cell, number in shown.items() if number is None}
    assert withheld == {("r0", "c0"), ("r0", "c1"), ("r1", "c0"), ("r1", "c1")}


def test_what_totals_give_away_is_not_hidden() -> None:
    """In a table of one row every cell is a column total, so all are shown."""
    table = _table_of((1, 7, 0))
    assert withhold(table) == table


@pytest.mark.parametrize("table", [{}, _table_of((0, 0), (0, 0))])
def test_nothing_to_hide_hides_nothing(table: Table) -> None:
    """Empty tables, and tables of noughts, come back as they are."""
    assert withhold(table) == table
