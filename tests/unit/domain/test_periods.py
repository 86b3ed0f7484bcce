"""Months as the law counts them."""

from datetime import date

import pytest

from upheld.domain.periods import months_after, months_beginning_with


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2019, 1, 15), date(2019, 4, 14)),
        (date(2019, 11, 30), date(2020, 2, 29)),
        (date(2018, 11, 30), date(2019, 2, 28)),
        (date(2019, 12, 1), date(2020, 2, 29)),
        (date(2019, 1, 31), date(2019, 4, 30)),
        (date(2019, 12, 31), date(2020, 3, 30)),
    ],
)
def test_three_months_beginning_with_a_day(day: date, last: date) -> None:
    """The first day counts; a day that the last month lacks ends with the month."""
    assert months_beginning_with(day, 3) == last


def test_the_corresponding_day() -> None:
    """Twelve months after a day is that day, and 29 February is the 28th."""
    assert months_after(date(2019, 5, 7), 12) == date(2020, 5, 7)
    assert months_after(date(2020, 2, 29), 12) == date(2021, 2, 28)
