"""Totals of tables: checked against the bodies above them, and no bodies themselves."""

import pytest

from support.sheets import BURY, HEADER, LUTON, read
from upheld.archive.contradiction import Fault


def test_total_is_checked_and_is_no_body() -> None:
    """A row of totals that the rows do not add up to is a contradiction with its arithmetic."""
    found = read([HEADER, LUTON, BURY, ["England", "1,140", 142, 17, "55%"]])
    assert [each.body for each in found.readings] == ["luton-borough-council", "bury-council"]
    (fault,) = found.contradictions
    assert fault.fault is Fault.SUM
    assert "rows 2 to 3, add up to 1,138; row 4 prints 1,140" in fault.arithmetic


def test_repeated_headers_go_on() -> None:
    """Headers repeated on each page begin no new table: the total is of all pages."""
    rows = [["Council", "Received"], ["Luton", 65], ["Council", "Received"], ["Bury", 73]]
    assert read([*rows, ["Total", 138]]).contradictions == ()
    (fault,) = read([*rows, ["Total", 73]]).contradictions
    assert "rows 2 to 4, add up to 138; row 5 prints 73" in fault.arithmetic


def test_total_over_withheld_cells() -> None:
    """A total may be more than the parts that are printed, where others are withheld."""
    rows = [["Council", "Received"], ["Luton", 65], ["Bury", "c"], ["Total"], ["Total", 70]]
    assert read(rows).contradictions == ()
    rows[-1] = ["Total", 60]
    assert "more rows are withheld" in read(rows).contradictions[0].arithmetic


@pytest.mark.parametrize("region", ["South East", "East of England", "Unitary authorities"])
def test_rows_that_name_no_body_are_no_parts(region: str) -> None:
    """A region may be the sum of others; bodies alone are never more than all of them."""
    rows = [["Council", "Received"], ["Luton", 62], ["Bury", 30], [region, 92], ["England", 93]]
    assert read(rows, unknown=[region]).contradictions == ()
    rows[-1] = ["England", 90]
    (fault,) = read(rows, unknown=[region]).contradictions
    assert "rows 2 to 3, add up to 92" in fault.arithmetic


def test_subtotals_are_no_bodies_and_no_parts() -> None:
    """A row that sums up a type of authority is neither read nor added."""
    found = read(
        [
            ["Council", "Received"],
            ["Luton", 65],
            ["All unitaries", 65],
            ["Average", 65],
            ["All", 65],
        ]
    )
    assert [each.body for each in found.readings] == ["luton"]
    assert found.contradictions == ()
