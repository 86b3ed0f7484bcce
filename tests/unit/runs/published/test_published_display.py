from fractions import Fraction

import pytest

from upheld.runs.published.display import (
    parts_showing,
    per_residents_as,
    percent_as,
    residents_showing,
)


@pytest.mark.parametrize(
    ("printed", "part", "base", "shown"),
    [("65", 11, 17, "65"), ("68.8", 11, 16, "68.8"), ("13", 3, 24, "13"), ("91", 9, 10, "90")],
)
def test_a_percentage_has_the_places_of_the_printed_one(
    printed: str, part: int, base: int, shown: str
) -> None:
    """Where a source prints a decimal, ours has one too; halves go up."""
    assert percent_as(printed, part, base) == shown


@pytest.mark.parametrize(
    ("base", "printed", "parts"),
    [(26, "92", [24]), (158, "89", [140, 141]), (0, "0", []), (10, "91", []), (7, "100", [7])],
)
def test_every_count_that_shows_a_percentage_is_found(
    base: int, printed: str, parts: list[int]
) -> None:
    """All whole numbers of the base that are printed so, and none where none is."""
    assert parts_showing(base, printed) == parts


@pytest.mark.parametrize(("count", "printed"), [(5, "3.5"), (9, "4"), (58, "18.4"), (1, "0.1")])
def test_the_range_of_residents_ends_where_the_printed_rate_changes(
    count: int, printed: str
) -> None:
    """Both ends show the printed rate; one resident beyond either does not."""
    needed = residents_showing(count, printed)
    assert needed is not None
    least, most = needed
    assert most is not None
    shown = [
        Fraction(per_residents_as(printed, count, n)) == Fraction(printed)
        for n in (least - 1, least, most, most + 1)
    ]
    assert shown == [False, True, True, False]


def test_a_rate_of_nought_has_no_largest_population() -> None:
    """One upheld decision shows 0 from some population on; none upheld shows it always."""
    assert residents_showing(1, "0") == (2_000_001, None)
    assert residents_showing(0, "0") is None
