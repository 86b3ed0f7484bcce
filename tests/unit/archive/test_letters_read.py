"""Letters of the layouts that were published, with other words and other councils."""

from fractions import Fraction

import pytest

from support.published_letters import LETTERS, NAMING, published, read
from upheld.archive.letters.letter import read_letter
from upheld.archive.printed import Beside
from upheld.archive.reading import Reading

TABLED, PANELLED = "exampleshire-2018.txt", "exampleton-2020.txt"


def printed(reading: Reading) -> list[tuple[str, str, int]]:
    """Measure, characters and line of each figure."""
    return [(each.measure, each.printed, each.place.line) for each in reading.figures]


def beside(reading: Reading) -> list[tuple[str, str, int]]:
    """What each other number is, its characters and line."""
    return [(each.beside.name, each.printed, each.place.line) for each in reading.beside]


def test_a_letter_with_tables_is_read_completely() -> None:
    """Header rows with tabs that wrap, grouped headings, and a number in a word."""
    reading = read_letter(published(TABLED), NAMING)

    assert (reading.body, reading.year, reading.kind) == ("exampleshire", 2018, "unitary")
    assert reading.doubts == ()
    assert printed(reading) == [
        ("further_reports", "a", 22),
        ("courses", "63", 28),
        ("people_trained", "900", 28),
        ("received_adult_care", "21", 46),
        ("received_benefits_tax", "9", 46),
        ("received_corporate_other", "5", 46),
        ("received_education_children", "30", 46),
        ("received_environment", "12", 46),
        ("received_highways_transport", "8", 46),
        ("received_housing", "14", 46),
        ("received_planning", "11", 46),
        ("received_other", "2", 46),
        ("received", "112", 46),
        ("incomplete_invalid", "9", 52),
        ("advice_given", "2", 52),
        ("referred_back", "41", 52),
        ("closed_initial", "33", 52),
        ("not_upheld", "12", 52),
        ("upheld", "19", 52),
        ("uphold_rate", "61%", 52),
        ("decided", "116", 52),
        ("remedied_by_us", "14", 61),
        ("remedied_by_body", "2", 61),
    ]


def test_every_other_number_of_it_has_a_reason() -> None:
    """Dates, periods, money, addresses: nothing is left, and no word that only counts a thing."""
    assert beside(read_letter(published(TABLED), NAMING)) == [
        ("DAY", "19 July 2018", 4),
        ("DAY", "2018", 14),
        ("PERIOD", "31 March 2018", 16),
        ("MONEY", "£1,250", 22),
        ("DAY", "2018-21", 24),
        ("DAY", "1 May 2018", 24),
        ("ADDRESS", "53 Sample Street", 24),
        ("ADDRESS", "EX2 4AB", 24),
        ("ADDRESS", "0300 061 0614", 24),
        ("DAY", "2017-18", 28),
        ("ADDRESS", "www.ombudsman.example/training2018.", 28),
        ("PERIOD", "31/03/2018", 36),
        ("ADDRESS", "http://www.ombudsman.example/help/2018/7>", 39),
    ]


def test_a_total_says_under_which_heading_it_stands() -> None:
    """All decisions under the heading of investigations: read as printed, for others to doubt."""
    reading = read_letter(published(TABLED), NAMING)
    (total,), (invalid,) = reading.of("decided"), reading.of("incomplete_invalid")

    assert (total.under, total.words) == ("Detailed Investigations", "Total 116")
    assert invalid.under == "Decisions made"


def test_a_letter_with_panels_is_read_completely() -> None:
    """Sentences broken by empty lines, numbers in columns of their own, numbers in words."""
    reading = read_letter(published(PANELLED), NAMING)

    assert (reading.body, reading.year) == ("exampleton", 2020)
    assert reading.doubts == ()
    assert printed(reading) == [
        ("reports", "two", 36),
        ("late", "three", 40),
        ("delegates", "205", 49),
        ("seminar_authorities", "160", 49),
        ("courses", "121", 53),
        ("people_trained", "1,500", 53),
        ("courses_more", "12", 53),
        ("uphold_rate", "60%", 71),
        ("uphold_rate_similar", "58%", 75),
        ("upheld", "12", 78),
        ("uphold_rate_base", "20", 81),
        ("compliance_rate", "89%", 90),
        ("compliance_rate_similar", "98%", 96),
        ("compliance_rate_base", "9", 98),
        ("satisfactory_remedy_rate", "25%", 108),
        ("satisfactory_remedy_rate_similar", "12%", 115),
        ("satisfactory_remedies", "3", 117),
        ("satisfactory_remedy_rate_base", "20", 120),
    ]
    assert [each.at_least for each in reading.of("people_trained")] == [True]


def test_thresholds_rings_and_periods_are_no_figures() -> None:
    """And a number in words that no rule explains is listed where statistics would count it."""
    assert beside(read_letter(published(PANELLED), NAMING)) == [
        ("DAY", "23 July 2020", 4),
        ("DAY", "2020", 14),
        ("PERIOD", "31 March 2020", 18),
        ("GENERAL", "100%", 24),
        ("DAY", "30 July 2020", 34),
        ("MONEY", "£250", 38),
        ("NOT_UNDERSTOOD", "five", 44),
        ("ADDRESS", "https://www.ombudsman.example/councils/2020", 46),
        ("PERIOD", "31/03/20", 65),
        ("PERIOD", "1 April 2019 to 31 March 2020", 84),
        ("PERIOD", "1 April 2019 to 31 March 2020", 100),
        ("GENERAL", "100%", 104),
        ("PERIOD", "1 April 2019 to 31 March 2020", 123),
        ("REPEATED", "60%", 127),
        ("REPEATED", "89%", 129),
        ("REPEATED", "25%", 131),
    ]


def test_a_percentage_of_none_is_no_rate() -> None:
    """A page that prints 0% of 0 outcomes has no rate: it is listed, with a doubt."""
    reading = read(
        "Compliance with Ombudsman recommendations\nIn 0% of cases we were satisfied.\n"
        "Statistics are based on a total of 0 compliance outcomes\n"
    )

    assert [(each.measure, each.value) for each in reading.figures] == [
        ("compliance_rate_base", Fraction(0))
    ]
    assert [each.printed for each in reading.not_understood] == ["0%"]
    assert any("0% on page 1, line 2 is printed of none" in doubt for doubt in reading.doubts)


def test_a_table_that_lacks_a_number_is_read_by_its_cells_or_not_at_all() -> None:
    """An empty cell shifts no number under a wrong heading."""
    head = "Complaints remedied\nby LGO\tSatisfactorily by Authority before LGO Involvement\n"
    celled, bare = read(f"{head}\t4\n"), read(f"{head}4\n")

    assert printed(celled) == [("remedied_by_body", "4", 3)]
    assert printed(bare) == []
    assert beside(bare) == [("NOT_UNDERSTOOD", "4", 3)]


def test_lines_that_run_along_interrupt_nothing() -> None:
    """A foot with the number of the page, between a sentence and its end."""
    reading = read(
        "Review letter\nIn two cases, remedies were not completed\nReview letter 1 of 2\f"
        "within the agreed timescales.\nReview letter 2 of 2"
    )

    assert printed(reading) == [("late", "two", 2)]
    assert {each.beside for each in reading.beside} == {Beside.PAGE}
    assert [each.printed for each in reading.beside] == ["1", "2", "2", "2"]


def test_words_broken_at_the_end_of_a_line_are_read() -> None:
    """As typesetting breaks them."""
    reading = read("In 89% of cases we were satis-\nfied. It compares to an aver-\nage of 98% in")

    assert printed(reading) == [
        ("compliance_rate", "89%", 1),
        ("compliance_rate_similar", "98%", 3),
    ]


def test_a_number_cut_in_two_is_never_half_a_figure() -> None:
    """A “1,” at the end of a line and a “234” on the next are not 234."""
    reading = read("Complaints upheld\nof 1,\n234 upheld decisions")

    assert reading.figures == ()
    assert [each.printed for each in reading.not_understood] == ["1", "234"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Last year, we delivered 71 courses to councils.",
        "It had 12 upheld decisions some time ago.",
        "Complaints upheld\nThere are 9 upheld decisions, up from four.",
        "This compares to an average of 56% in similar authorities.",
        "We counted 14 complaints about roofs.",
    ],
)
def test_what_is_said_of_another_year_or_of_nothing_named_is_listed(sentence: str) -> None:
    """Never a figure that may be another's."""
    reading = read(sentence)

    assert reading.figures == ()
    assert len(reading.not_understood) >= 1


def test_a_share_may_have_its_sign_in_the_heading() -> None:
    """As in tables that name a column so."""
    head = "Decisions made\nUpheld\tUphold rate (%)\tAverage uphold rate (%) of similar authorities"
    reading = read(f"{head}\n5\t31\t55")

    assert printed(reading) == [
        ("upheld", "5", 3),
        ("uphold_rate", "31", 3),
        ("uphold_rate_similar", "55", 3),
    ]


def test_an_overview_is_read_in_more_than_one_order_of_words() -> None:
    """As pages of figures printed it, and as letters put it."""
    first = read("Complaint overview\n13\ninvestigated\n30 not for us\n21 assessed and closed")
    second = read("We dealt with 64 complaints. We investigated 13 complaints and upheld 10.")

    assert [each.measure for each in first.figures] == [
        "investigations",
        "not_for_us",
        "assessed_and_closed",
    ]
    assert printed(second) == [
        ("dealt_with", "64", 1),
        ("investigations", "13", 1),
        ("upheld", "10", 1),
    ]


def test_rates_by_residents_are_read_with_a_sign_that_does_not_belong_there() -> None:
    """And with their average; how many residents they are counted by is no figure."""
    reading = read(
        "Complaints upheld\n10 upheld decisions\nThis is 4.3% upheld decisions per 100,000\n"
        "residents.\nThe average for authorities of this type is 4 upheld decisions per 100,000."
    )

    assert printed(reading) == [
        ("upheld", "10", 2),
        ("upheld_per_100k", "4.3%", 3),
        ("upheld_per_100k_similar", "4", 5),
    ]
    assert beside(reading) == [("GENERAL", "100,000", 3), ("GENERAL", "100,000", 5)]


def test_columns_that_are_mixed_give_no_figure_to_another_rate() -> None:
    """Two averages after one sentence: neither is taken, both are listed."""
    reading = read(
        "Complaints upheld\n54% of the complaints we investigated were upheld.\n"
        "Compliance with our recommendations\nIn 100% of cases we were satisfied.\n"
        "Average of similar authorities: 56%.\n13\nAverage of similar authorities: 99%.\n"
        "What we dealt with\n= 30\n+ 21\nnot for us\nfrom 1 April 2024 to 31 March 2025\n"
        "assessed and closed\n+ 13\n64 dealt with"
    )

    assert printed(reading) == [
        ("uphold_rate", "54%", 2),
        ("compliance_rate", "100%", 4),
        ("dealt_with", "64", 15),
    ]
    assert [each.printed for each in reading.not_understood] == [
        "56%",
        "13",
        "99%",
        "30",
        "21",
        "13",
    ]
    assert sum("is one of two numbers that stand for it" in one for one in reading.doubts) == 2


def test_header_cells_that_break_over_lines_are_read_column_by_column() -> None:
    """Where their words are those of a row that letters print, in its order."""
    text = (LETTERS / "specimen-2017.txt").read_text(encoding="utf-8")
    reading = read(text)

    assert [each.printed for each in reading.figures] == [
        *("0", "3", "2", "0", "5", "1", "4", "9", "1", "25"),
        *("2", "1", "8", "9", "3", "4", "57%", "27"),
    ]
    assert [each.measure for each in reading.figures][4:8] == [
        "received_environment",
        "received_highways_transport",
        "received_housing",
        "received_planning",
    ]
    assert reading.not_understood == ()


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("Housing\tPlanning and", "Planning and\tHousing"),
        ("Adult Care", "Adult Services"),
        ("0\t3\t2\t0", "0\t3\t2"),
    ],
)
def test_a_header_in_pieces_that_is_not_known_gives_no_figure(said: str, instead: str) -> None:
    """Columns in another order, other words, a number too few: all are listed."""
    text = (LETTERS / "specimen-2017.txt").read_text(encoding="utf-8")
    reading = read(text.replace(said, instead, 1))

    assert reading.of("received") == ()
    assert len(reading.not_understood) >= 9


def test_a_table_that_begins_with_a_number_is_not_read() -> None:
    """Its numbers may stand before their labels or after them."""
    reading = read("Complaints remedied\nComplaints\n10\nBy the ombudsman\n1\nBy us\n")

    assert reading.figures == ()
    assert [each.printed for each in reading.not_understood] == ["10", "1"]


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("I issued a public interest report about your Council.", ("reports", "a", 1)),
        ("We published 3 public reports about your Authority.", ("reports", "3", 1)),
        ("In one case the remedy was completed late.", ("late", "one", 1)),
        ("In 12 cases recommendations were not completed within the time", ("late", "12", 1)),
        ("We issued two further reports about it.", ("further_reports", "two", 1)),
        ("We ran 9 training courses in 2016-17.", ("courses", "9", 1)),
        ("Twenty-one delegates came.", ("delegates", "Twenty-one", 1)),
    ],
)
def test_one_thing_is_read_in_more_than_one_way_of_saying_it(
    sentence: str, figure: tuple[str, str, int]
) -> None:
    """Numbers in digits, in words, and an article that stands for one."""
    assert printed(read(sentence)) == [figure]
