"""Addresses of the search over decisions: read kindly, written in one spelling."""

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest

from support.shelves import BODIES
from upheld.pages.decisions.question import FEED, Question
from upheld.pages.decisions.typed_days import first_of, last_of
from upheld.publication.search.asked import Order


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("feb 2023", date(2023, 2, 1), date(2023, 2, 28)),
        ("2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("3/2/2024", date(2024, 2, 3), date(2024, 2, 3)),
        ("03.02.2024", date(2024, 2, 3), date(2024, 2, 3)),
        ("3 February 2024", date(2024, 2, 3), date(2024, 2, 3)),
        (" 3  FEB 2024 ", date(2024, 2, 3), date(2024, 2, 3)),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, first: date, last: date) -> None:
    """A month and a year mean all of their days."""
    assert (first_of(typed), last_of(typed)) == (first, last)


@pytest.mark.parametrize(
    "typed",
    ["", "yesterday", "31/2/2024", "0/1/2024", "0/2024", "1/13/2024", "24", "0000", "20244",
     "3 foo 2024",
     "２０２４", "2024-02-03T10:00", "-2024", "1/1/1/2024", "9" * 500],
)  # fmt: skip
def test_what_is_no_day_is_none(typed: str) -> None:
    """It is for the form to say so."""
    assert (first_of(typed), last_of(typed)) == (None, None)


def test_a_question_has_one_address() -> None:
    """Whatever the order and spelling of its fields; read again, it is the same question."""
    typed = {
        "page": "3", "to": "2024", "outcome": "upheld", "q": "  missed   bins ", "type": "",
        "body": "exampleham", "from": "1/4/2023", "sort": "newest", "unknown": "x",
    }  # fmt: skip
    question = Question.parse(typed, BODIES)
    address = question.address()
    assert address == (
        "/decisions/?q=missed+bins&body=exampleham&outcome=upheld"
        "&from=2023-04-01&to=2024-12-31&sort=newest"
    )
    again = Question.parse(dict(parse_qsl(urlsplit(address).query)), BODIES)
    assert (again.search, again.problems) == (question.search, {})
    assert question.page == 3
    assert question.search.order is Order.NEWEST


def test_other_questions_are_one_change_away() -> None:
    """A field taken off, another place, another page; markup and signs are coded."""
    question = Question.parse({"q": "a&b=<c>", "region": "South East"}, BODIES)
    assert question.address(region="") == "/decisions/?q=a%26b%3D%3Cc%3E"
    assert question.address(FEED, q="") == "/decisions/feed.atom?region=South+East"
    assert question.address(page="2").endswith("&page=2")


def test_what_is_wrong_is_named_by_field() -> None:
    """Everything at once, and what could be read is kept."""
    asked = {"outcome": "won", "from": "nonsense", "page": "0x1", "type": "district"}
    question = Question.parse(asked, BODIES)
    assert set(question.problems) == {"outcome", "from", "page"}
    assert question.typed["from"] == "nonsense"
    assert question.asked == {"type": "district"}
