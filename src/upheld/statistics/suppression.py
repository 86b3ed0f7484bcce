"""Small numbers: which cells of a cross-table are withheld.

Yearly totals of a body, and of its headings, are printed exactly and always were. A finer table
(outcome by heading, say) stands beside those totals, so a cell left empty could be worked out
from its row or column unless other cells are left empty with it.
"""

from collections.abc import Collection, Mapping

THRESHOLD = 5
"""Cells below five are withheld: a handful of cases may let a reader recognise a person."""

Cell = tuple[str, str]
"""Row and column."""


def withhold(table: Mapping[Cell, int]) -> dict[Cell, int | None]:
    """The table with small cells withheld (None), and others with them as far as needed.

    `table` holds every cell of a grid of counts whose row and column totals are published.
    For each withheld cell at least two numbers remain possible, given all shown cells and
    totals. A cell that the totals alone already give away is shown: withholding it hides
    nothing. Zero counts as below five, so that an empty cell never means "one to four".
    """
    secret = [cell for cell in table if is_open(cell, table, set(table))]
    withheld = {cell for cell in secret if table[cell] < THRESHOLD}
    while exposed := _find_exposed(table, withheld):
        withheld |= _choose_beside(exposed, table, withheld, set(secret))
    return {cell: None if cell in withheld else number for cell, number in table.items()}


def is_open(cell: Cell, table: Mapping[Cell, int], withheld: Collection[Cell]) -> bool:
    """Whether `cell` could be another number, with shown cells and all totals as they are."""
    others = [other for other in withheld if other != cell]
    positive = [other for other in others if table[other] > 0]
    if _leads_back(cell, lowered=positive, raised=others, by_row=False):
        return True
    return table[cell] > 0 and _leads_back(cell, lowered=positive, raised=others, by_row=True)


def _leads_back(
    cell: Cell, *, lowered: Collection[Cell], raised: Collection[Cell], by_row: bool
) -> bool:
    """Whether cells can be lowered and raised in turn, from the cell's column to its row.

    Raising the cell by one must be made good in its column by lowering another cell, in that
    one's row by raising one, and so on, until the cell's own row is made good. Lowering it
    (`by_row`) is the same road with raising and lowering exchanged.
    """
    across, along = (raised, lowered) if by_row else (lowered, raised)
    columns, rows = {cell[1]}, set[str]()
    while True:
        reached = {row for row, column in across if column in columns} - rows
        if cell[0] in reached:
            return True
        rows |= reached
        found = {column for row, column in along if row in reached} - columns
        if not found:
            return False
        columns |= found


def _find_exposed(table: Mapping[Cell, int], withheld: Collection[Cell]) -> Cell | None:
    exposed = (c for c in table if c in withheld and not is_open(c, table, withheld))
    return next(exposed, None)


def _choose_beside(
    exposed: Cell, table: Mapping[Cell, int], withheld: set[Cell], secret: set[Cell]
) -> set[Cell]:
    """The cells to withhold with `exposed`: the rectangle of fewest cases that covers it.

    Where no rectangle does, everything that totals do not give away: then all of it is covered.
    """
    rectangles = (_corners(exposed, opposite) - withheld for opposite in secret)
    covering = [
        corners
        for corners in rectangles
        if corners and corners <= secret and is_open(exposed, table, withheld | corners)
    ]
    if not covering:
        return secret
    return min(
        covering, key=lambda corners: (sum(table[cell] for cell in corners), sorted(corners))
    )


def _corners(one: Cell, opposite: Cell) -> set[Cell]:
    return {one, opposite, (one[0], opposite[1]), (opposite[0], one[1])}
