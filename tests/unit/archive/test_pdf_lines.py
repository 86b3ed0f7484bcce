"""Lines of PDFs that state no order of reading: by their place alone."""

from support.published_pdf import page_pdf, text_at
from upheld.archive.extraction.pdf import lines_of

LEFT, MIDDLE, RIGHT = 60, 200, 420


def cells(*placed: tuple[int, int, int, str]) -> list[tuple[str, ...]]:
    """The cells of each line of a page on which these texts stand."""
    return [line.cells for line in lines_of(page_pdf(text_at(*placed))).lines]


def column(left: int, up: int, *lines: str, size: int = 10) -> list[tuple[int, int, int, str]]:
    """Lines below each other."""
    return [(left, up - 14 * number, size, line) for number, line in enumerate(lines)]


def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    """Whatever order the file draws them in, and where a line of one stands between two."""
    left = column(
        LEFT, 700, "In 100% of the cases we were", "satisfied with what was done,", "all told."
    )
    right = column(
        RIGHT, 695, "Statistics are based on a", "total of 7 outcomes in the", "year to March."
    )
    woven = [each for pair in zip(left, right, strict=True) for each in pair]

    expected = [(words,) for _, _, _, words in left + right]
    assert cells(*woven) == cells(*reversed(woven)) == expected


def test_a_table_is_read_line_by_line_with_its_empty_cells() -> None:
    """A number keeps its column where its neighbour is missing."""
    labels = column(LEFT, 700, "Service", "Adult care", "Housing", "Total")
    first = column(MIDDLE, 700, "Received", "17", "8", "25")
    second = [*column(RIGHT, 700, "Decided", "4"), (RIGHT, 658, 10, "4")]

    assert cells(*labels, *first, *second) == [
        ("Service", "Received", "Decided"),
        ("Adult care", "17", "4"),
        ("Housing", "8", ""),
        ("Total", "25", "4"),
    ]


def test_headings_of_a_table_that_wrap_are_one_row() -> None:
    """Three lines of headings over one line of numbers, as the tables of 2018 have them."""
    headed = [
        *column(LEFT, 700, "Adult", "Care", "Services"),
        *column(MIDDLE, 700, "Benefits", "and Tax"),
        *column(RIGHT, 700, "Total"),
        *[(left, 658, 10, number) for left, number in ((LEFT, "17"), (MIDDLE, "6"), (RIGHT, "23"))],
    ]

    assert cells(*headed) == [
        ("Adult Care Services", "Benefits and Tax", "Total"),
        ("17", "6", "23"),
    ]


def test_a_number_in_the_middle_of_a_cell_of_two_lines_stands_beside_both() -> None:
    """As tables centre it."""
    labels = column(LEFT, 700, "Who", "By us", "By the authority before us,", "to our satisfaction")
    numbers = [*column(RIGHT, 700, "Complaints", "10"), (RIGHT, 665, 10, "1")]

    assert cells(*labels, *numbers)[-2:] == [
        ("By us", "10"),
        ("By the authority before us, to our satisfaction", "1"),
    ]


def test_large_numbers_side_by_side_keep_their_words() -> None:
    """Each over its own, not one line of numbers and one of words."""
    tiles = [
        *((LEFT, 700, 20, "64"), (LEFT, 684, 10, "dealt with")),
        *((RIGHT, 700, 20, "30"), (RIGHT, 684, 10, "not for us")),
    ]

    assert cells(*tiles) == [("64",), ("dealt with",), ("30",), ("not for us",)]


def test_the_number_of_a_footnote_is_no_digit() -> None:
    """13 with a raised 2 behind it is not 132."""
    assert cells((LEFT, 700, 12, "13"), (74, 705, 6, "2")) == [("13 2",)]


def test_lines_are_counted_from_the_top_of_their_page() -> None:
    """What stands beside each other has one number; what lies outside the page none."""
    drawn = text_at((LEFT, 700, 10, "one"), (LEFT, 660, 10, "two"), (LEFT, 2000, 10, "13 unseen"))
    lines = lines_of(page_pdf(drawn + text_at((RIGHT, 660, 10, "2")), pages=2)).lines

    assert [(line.place.page, line.place.line, line.text) for line in lines] == [
        (1, 1, "one"),
        (1, 2, "two 2"),
        (2, 1, "one"),
        (2, 2, "two 2"),
    ]
