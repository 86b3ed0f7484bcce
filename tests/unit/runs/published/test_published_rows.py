import pytest
from printed_examples import row

from upheld import reference
from upheld.domain.errors import Refused
from upheld.runs.published.rows import COUNTS, read_rows
from upheld.runs.published.trial import Trial, arrange_trials


def test_every_row_of_the_reference_file_is_read() -> None:
    """No row is passed over, and no printed cell of it is lost."""
    table = reference.rows(reference.PUBLISHED_COUNCILS)
    rows = read_rows()
    assert len(rows) == len(table) >= 109
    assert sum(len(each.counts) for each in rows) == sum(
        bool(cells[name]) for cells in table for name in COUNTS
    )


def test_a_cell_that_is_no_number_is_named() -> None:
    """A refusal lists line, column and cell of each fault."""
    with pytest.raises(Refused) as refusal:
        row(upheld="12a", uphold_rate="5/7", late="-1")
    assert [problem.split(" is ")[0] for problem in refusal.value.problems] == [
        "councils.csv:2: upheld: '12a'",
        "councils.csv:2: late: '-1'",
        "councils.csv:2: uphold_rate: '5/7'",
    ]


@pytest.mark.parametrize(
    ("cells", "upheld", "investigations"),
    [
        (dict(upheld=3, not_upheld=2), 3, 5),
        (dict(investigations=5, not_upheld=2), 3, 5),
        (dict(investigated=5, upheld=3), 3, 5),
        (dict(upheld=3), 3, None),
        (dict(investigations=5), None, 5),
    ],
)
def test_terms_are_printed_or_follow_from_print(
    cells: dict[str, int], upheld: int | None, investigations: int | None
) -> None:
    """A count is known where it was printed or two printed counts leave nothing else."""
    read = row(**cells)
    assert (read.upheld, read.investigations) == (upheld, investigations)


def test_rows_about_one_council_year_are_tried_apart() -> None:
    """Two sources may say different things: the second goes into a trial of its own."""
    first, second, other = row(upheld=42), row(upheld=44), row(authority="cornwall")
    trials = arrange_trials([first, second, other])
    assert [(t.name, t.rows) for t in trials] == [
        ("2024", (first, other)),
        ("2024-2", (second,)),
    ]


def test_a_trial_refuses_what_would_add_up() -> None:
    """Two rows about one authority, or of two years, never share a folder of lists."""
    with pytest.raises(Refused, match="one row"):
        Trial(year=2024, round=1, rows=(row(upheld=1), row(upheld=2)))
    with pytest.raises(Refused, match="that year"):
        Trial(year=2025, round=1, rows=(row(),))
