"""Lines of PDFs that state no order of reading: by their place alone."""

import pytest

from support.published_pdf import page_pdf, shapes_page, sideways, text_at
from upheld.archive.extraction.pdf import lines_of
from upheld.domain.errors import Refused

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
    """13 with a raised 2 behind it is neither 132 nor a 13 and a 2, also behind a sign."""
    assert cells((LEFT, 700, 12, "13"), (74, 705, 6, "2")) == [("13²",)]
    assert cells((LEFT, 700, 12, "13."), (77, 705, 6, "12")) == [("13.¹²",)]
    assert cells((LEFT, 705, 6, "2"), (64, 700, 12, "13")) == [("² 13",)]


def test_a_raised_digit_of_the_same_size_is_a_footnote() -> None:
    """As fonts draw it that have raised digits of their own."""
    assert cells((LEFT, 700, 12, "13"), (74, 705, 12, "1")) == [("13¹",)]


def test_a_shape_that_no_font_names_is_no_digit() -> None:
    """Its code may be that of a digit; among readable text it is unknown, alone it is refused."""
    beside = text_at((LEFT, 700, 10, "This year we upheld 13 of 24 complaints."))
    lines = lines_of(shapes_page("123", beside)).lines

    assert "�" in lines[1].text
    assert not any(character.isdigit() for character in lines[1].text)
    with pytest.raises(Refused, match="OCR"):
        lines_of(shapes_page("123123"))


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


def test_a_page_that_lies_on_its_side_is_read_along_its_text() -> None:
    """Upwards, downwards and on its head: a table as tables are, no digit by itself."""
    up = sideways(
        (100, 50, "Upheld"),
        (100, 250, "13"),
        (115, 50, "Not upheld"),
        (115, 250, "1,024"),
        turn="0 1 -1 0",
    )
    down = sideways(
        (115, 700, "Upheld"),
        (115, 500, "13"),
        (100, 700, "Not upheld"),
        (100, 500, "1,024"),
        turn="0 -1 1 0",
    )
    over = sideways(
        (500, 100, "Upheld"),
        (300, 100, "13"),
        (500, 115, "Not upheld"),
        (300, 115, "1,024"),
        turn="-1 0 0 -1",
    )

    for drawn in (up, down, over):
        lines = lines_of(page_pdf(drawn)).lines
        assert [line.cells for line in lines] == [("Upheld", "13"), ("Not upheld", "1,024")]


def test_a_watermark_across_the_page_is_one_word_and_weaves_into_nothing() -> None:
    """Nor does a number that stands on its side beside upright text come apart."""
    across = sideways((100, 600, "SAMPLE"), turn="0.6 0.8 -0.8 0.6")
    beside = sideways((30, 600, "2019"), turn="0 1 -1 0")
    text = text_at(*column(LEFT, 700, "This year we upheld 13 of", "24 complaints in all."))
    lines = lines_of(page_pdf(across + beside + text)).lines

    assert [line.text for line in lines] == [
        "2019",
        "SAMPLE",
        "This year we upheld 13 of",
        "24 complaints in all.",
    ]
