"""Days in what the program refuses, for people."""

import pytest

from upheld.web.dated import with_spoken_days


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("until 2019-07-03; not later", "until 3 July 2019; not later"),
        ("write it as 2028-04-01", "write it as 2028-04-01"),
        ("2026-02-30 is no day", "2026-02-30 is no day"),
        (
            "cases-2025-04-01.csv:3: opened 2025-04-02.",
            "cases-2025-04-01.csv:3: opened 2 April 2025.",
        ),
        ("2025-04-01.csv", "2025-04-01.csv"),
        ("‘2025-04-01’ (2025-04-02)", "‘1 April 2025’ (2 April 2025)"),
        ("release 2020-v1", "release 2020-v1"),
    ],
)
def test_a_day_is_shown_as_people_read_it(said: str, shown: str) -> None:
    """Save where the text says how one is written, or where it is none."""
    assert with_spoken_days(said) == shown
