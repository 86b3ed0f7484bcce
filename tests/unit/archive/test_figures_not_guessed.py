"""Sentences that look like figures of the letter's body and are not: none of them is read."""

import pytest

from support.published_letters import read
from upheld.archive.extraction import html
from upheld.archive.printed import Beside

_HEAD = "Exampleton City Council\nFor the period ending: 31/03/20\n"
_PANEL = f"{_HEAD}Complaints upheld\n"

OTHERS = [
    "Nationally, 61% of complaints we investigated were upheld.",
    "In England 61% of complaints we investigated were upheld.",
    "Across all councils, in 99% of cases we were satisfied.",
    "We dealt with 17,000 complaints across England.",
    "In the South East we investigated 300 complaints and upheld 190.",
    "This year, I published nine public interest reports about your region.",
    "In five cases remedies were completed late by other councils.",
    "In London we investigated 300 complaints and upheld 190.",
]

OTHER_YEARS = [
    "In 2018-19 it was 60% of complaints we investigated were upheld.",
    "In 2019, in 97% of cases we were satisfied.",
    "The previous letter said 30% of complaints we investigated were upheld.",
    "We investigated 12 complaints and upheld 5 in 2018-19.",
    "In 2018-19 we delivered 71 courses, training more than 900 people.",
    "In 2017-18 I published two public interest reports about your Council.",
    "Two years earlier, I issued a further report about your Council.",
    "In the year to 31 March 2019, 60% of complaints we investigated were upheld.",
    "30% of complaints we investigated were upheld, compared with more before.",
]

TABLES = [
    "Upheld: 31 March 2020",
    "Upheld 11-12",
    "Upheld 11 - 12",
    "Upheld 5 to 7",
    "Upheld 5 or 6",
    "Upheld 3+",
    "Upheld 5 or more",
    "Upheld 40 of all councils",
    "Not upheld: 2018-19",
    "Not upheld\tUpheld\tTotal\n2018-19\t5\t6\t11\n2019-20\t4\t6\t10",
]

FOOTNOTES = ["13 1 upheld decisions", "<p>13<sup>1</sup> upheld decisions</p>"]

PARTS = [
    "Our seminars had one hundred and twelve delegates.",
    "Our seminars had a hundred and two delegates.",
    "In one in three cases, remedies were not completed within the agreed time.",
    "Our seminars had between 20 and 30 delegates.",
    "50 - 60 upheld decisions",
    "50 – 60 upheld decisions",
    "10 to 12 upheld decisions",
    "two or three upheld decisions",
    "minus 5 upheld decisions",
    "− 5 upheld decisions",
    "no. 7 upheld decisions",
    "Table 3 upheld decisions",
]

HEDGES = [
    "Our seminars had nearly 180 delegates.",
    "Our seminars had almost 180 delegates.",
    "Our seminars had about 180 delegates.",
    "Our seminars had up to 20 delegates.",
    "Fewer than 50 delegates came.",
    "No more than 50 delegates came.",
    "Under 50% of complaints we investigated were upheld.",
    "~13 upheld decisions",
    "≈ 13 upheld decisions",
]


@pytest.mark.parametrize("said", OTHERS)
def test_no_figure_of_others_is_the_bodys(said: str) -> None:
    """Numbers of the country, a region or other councils are listed, not read."""
    _reads_nothing(_PANEL + said)


@pytest.mark.parametrize(
    "name",
    [
        "Sample National Park Authority",
        "West of England Combined Authority",
        "London Borough of Sample",
        "London Fire Commissioner",
        "Liverpool City Region Combined Authority",
        "Transport for London",
    ],
)
def test_the_name_of_a_body_is_no_word_of_scope(name: str) -> None:
    """The figures under it are its own."""
    (figure,) = read(f"{_HEAD}{name}\nDecisions made\nUpheld\t4").figures

    assert (figure.measure, figure.value) == ("upheld", 4)


def test_a_table_of_all_councils_is_not_the_bodys() -> None:
    """The headings above a table tell whose it is."""
    _reads_nothing(f"{_HEAD}All unitary councils in England\nDecisions made\nUpheld\t400")
    _reads_nothing(f"{_HEAD}National figures\n{_PANEL.splitlines()[2]}\n13 upheld decisions")


@pytest.mark.parametrize("said", OTHER_YEARS)
def test_no_figure_of_another_year_is_this_years(said: str) -> None:
    """A year that is printed and not the letter's, or words that look back."""
    _reads_nothing(_PANEL + said)


@pytest.mark.parametrize("said", ["In 2019-20", "In 2020", "From 1 April 2019 to 31 March 2020"])
def test_a_figure_of_the_letters_own_year_is_read(said: str) -> None:
    """However the reporting year is printed beside it."""
    (figure,) = read(f"{_PANEL}{said} we delivered 71 courses.").figures

    assert (figure.measure, figure.value) == ("courses", 71)


@pytest.mark.parametrize("said", TABLES)
def test_what_stands_in_a_table_is_not_always_a_count(said: str) -> None:
    """Days, ranges, years and numbers with a mark or words after them."""
    _reads_nothing(f"{_HEAD}Decisions made\n{said}")


@pytest.mark.parametrize("said", FOOTNOTES)
def test_the_number_of_a_footnote_is_no_count(said: str) -> None:
    """Where two numbers stand together neither is read."""
    _reads_nothing(_PANEL + said)
    _reads_nothing(_of_html(said))


def test_two_numbers_in_a_cell_are_not_dealt_out_to_two_columns() -> None:
    """Cells decide which column a number stands in."""
    heads = "Not upheld\tUpheld\tTotal"
    (total,) = read(f"{_HEAD}Decisions made\n{heads}\n11 2\t\t24").figures

    assert (total.measure, total.value) == ("decided", 24)


@pytest.mark.parametrize("said", PARTS)
def test_a_part_of_a_number_or_of_a_range_is_not_read(said: str) -> None:
    """What stands before a number may make it another one."""
    _reads_nothing(_PANEL + said)


@pytest.mark.parametrize("said", HEDGES)
def test_a_number_that_is_not_exact_is_not_read(said: str) -> None:
    """Only "more than", "over" and "at least" are kept, as a number that is at least so much."""
    _reads_nothing(_PANEL + said)


@pytest.mark.parametrize("said", ["more than", "over", "at least"])
def test_at_least_so_many_is_read_as_that(said: str) -> None:
    """The figure says so."""
    (figure,) = read(f"{_PANEL}Our seminars had {said} 180 delegates.").figures

    assert (figure.value, figure.at_least) == (180, True)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("<p>We held <s>5</s>6 seminars for link officers</p>", 6),
        ("<p><del>40%</del><ins>54%</ins> of complaints we investigated were upheld</p>", 54),
        ("<p>1<strike>2</strike> upheld decisions</p>", 1),
        ('<p><span style="text-decoration: line-through">5</span>6 upheld decisions</p>', 6),
    ],
)
def test_what_is_struck_out_is_not_read(said: str, value: int) -> None:
    """And the digits around it are no part of one number."""
    assert [each.value for each in read(_of_html(said)).figures] == [value]


def _of_html(said: str) -> str:
    """What is left of it as a page, line by line."""
    heads = "".join(f"<p>{line}</p>" for line in _PANEL.splitlines())
    lines = html.lines_of(f"<body>{heads}{said}</body>".encode()).lines
    return "\n".join(line.text for line in lines)


def _reads_nothing(text: str) -> None:
    reading = read(text)
    assert [(each.measure, each.printed) for each in reading.figures] == []
    # Nothing but years and dates is explained away.
    explained = {Beside.PERIOD, Beside.DAY, Beside.NOT_UNDERSTOOD}
    assert {each.beside for each in reading.beside} <= explained
