from datetime import date

import pytest

from upheld.letters import words


@pytest.mark.parametrize(
    ("count", "written"),
    [(0, "no"), (1, "one"), (9, "nine"), (10, "10"), (1400, "1,400"), (1_000_000, "1,000,000")],
)
def test_numbers_are_words_up_to_nine(count: int, written: str) -> None:
    """Letters write small numbers out, larger ones in figures with commas."""
    assert words.number(count) == written


@pytest.mark.parametrize(
    ("position", "written"),
    [(1, "first"), (9, "ninth"), (10, "10th"), (11, "11th"), (21, "21st"), (112, "112th")],
)
def test_places_are_words_up_to_ninth(position: int, written: str) -> None:
    """The third report is "the third", the twenty-first "the 21st"."""
    assert words.ordinal(position) == written


@pytest.mark.parametrize(
    ("count", "all_of", "any_of"),
    [
        (1, "the one case", "the one case"),
        (2, "both cases", "either of the two cases"),
        (7, "all seven cases", "any of the seven cases"),
        (13, "all 13 cases", "any of the 13 cases"),
    ],
)
def test_all_of_few_is_said_as_people_say_it(count: int, all_of: str, any_of: str) -> None:
    """Nobody writes "all two cases"."""
    assert (words.every(count), words.any_of(count)) == (all_of, any_of)


@pytest.mark.parametrize(
    ("items", "written"),
    [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_lists_end_in_and(items: list[str], written: str) -> None:
    """A list in a sentence has commas and one "and"."""
    assert words.listed(items) == written


def test_days_are_written_out() -> None:
    """A day stands in words on every machine; other words stand as they are."""
    assert words.day(date(2020, 7, 9)) == "9 July 2020"
    assert words.day_or_words("2020-07-29") == "29 July 2020"
    assert words.day_or_words("the summer") == "the summer"


@pytest.mark.parametrize(
    ("text", "whole"), [("it did", "It did."), (" Yes. ", "Yes."), ("why?", "Why?")]
)
def test_a_sentence_has_a_capital_and_one_stop(text: str, whole: str) -> None:
    """A completed lead reads as a sentence, whatever its author ended it with."""
    assert words.sentence(text) == whole
