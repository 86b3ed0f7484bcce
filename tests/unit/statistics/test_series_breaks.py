from fractions import Fraction

import pytest

from upheld import reference
from upheld.domain.series_breaks import SeriesBreak
from upheld.statistics.measures import MEASURES
from upheld.statistics.series_breaks import breaks_between, change_rate

BREAKS = [
    SeriesBreak(**row | {"from_year": int(row["from_year"])})  # type: ignore[arg-type] # as read
    for row in reference.rows("register/series_breaks.csv")
]


def test_breaks_name_measures_that_exist() -> None:
    """Every break speaks of a known measure, or of the population, and says why."""
    for each in BREAKS:
        assert each.measure in {*MEASURES, "population"}
        assert each.why


@pytest.mark.parametrize(
    ("measure", "before", "after", "change"),
    [
        ("received", (2018, 20), (2019, 25), Fraction(1, 4)),
        ("received", (2019, 25), (2018, 20), Fraction(1, 4)),
        ("received", (2018, 9), (2019, 18), None),
        ("received", (2020, 100), (2021, 60), None),
        ("received", (2021, 60), (2022, 90), None),
        ("upheld", (2022, 30), (2023, 33), None),
        ("late", (2020, 20), (2021, 10), Fraction(-1, 2)),
    ],
)
def test_change_is_stated_only_where_it_means_something(
    measure: str, before: tuple[int, int], after: tuple[int, int], change: Fraction | None
) -> None:
    """No change is stated across a break, nor on a base under ten."""
    assert change_rate(BREAKS, measure, before, after) == change


def test_break_lies_before_its_first_year() -> None:
    """A break at 2023 parts 2022 from 2023, and neither 2021 from 2022 nor 2023 from 2024."""
    assert breaks_between(BREAKS, "uphold_rate", 2022, 2023)
    assert not breaks_between(BREAKS, "uphold_rate", 2021, 2022)
    assert not breaks_between(BREAKS, "uphold_rate", 2023, 2024)
