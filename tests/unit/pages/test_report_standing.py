"""How the response to a report stands, with and without a clock of its own."""

from datetime import date
from typing import Any

import pytest

from support.shelves import report
from upheld.pages.reports.standing import Response, closing_of, days_to_come, response_of
from upheld.publication.shelf.facts import PublicReport, ReportDay

TODAY = date(2026, 11, 22)
PAST, TO_COME = date(2026, 11, 21), date(2026, 11, 23)


def told(*days: ReportDay, **facts: Any) -> PublicReport:
    """A report of which nothing is awaited, unless a test says so."""
    made = report()
    empty = {"awaited": "", "awaited_by": ""}
    fact = type(made.fact)(**vars(made.fact) | empty | facts)
    return PublicReport(**vars(made) | {"fact": fact, "days": days})


def line(what: str, due: date | None = None, done: date | None = None) -> ReportDay:
    """One line of a clock."""
    return ReportDay(what=what, due=due, done=done)


@pytest.mark.parametrize(
    ("days", "response", "said"),
    [
        ([line("reply", TODAY)], Response.AWAITED, "reply of the Council, due by 22 November"),
        ([line("reply", PAST)], Response.OVERDUE, "which was due by 21 November"),
        ([line("reply")], Response.AWAITED, "We await the reply of the Council."),
        (
            [line("reply", PAST, PAST), line("confirmation", TO_COME)],
            Response.AWAITED,
            "We await the confirmation",
        ),
        ([line("reply", PAST, PAST)], Response.UNSETTLED, "We have not yet recorded"),
        ([line("reply", PAST, TO_COME)], Response.OVERDUE, "which was due"),
        (
            [line("reply", PAST), line("satisfied", None, PAST)],
            Response.SATISFIED,
            "We recorded on 21 November 2026 that we are satisfied",
        ),
    ],
)
def test_a_clock_tells_where_the_response_stands(
    days: list[ReportDay], response: Response, said: str
) -> None:
    """By today: a day that runs is not over, and what is done later is not done yet."""
    found = told(*days)
    assert response_of(found, TODAY) is response
    assert said in closing_of(found, TODAY, "Council")


@pytest.mark.parametrize(
    ("facts", "response"),
    [
        ({}, Response.NOT_FOLLOWED),
        ({"awaited": "its reply"}, Response.NOT_FOLLOWED),
        ({"awaited": "its reply", "awaited_by": "the summer"}, Response.NOT_FOLLOWED),
        ({"awaited": "its reply", "awaited_by": "2026-11-22"}, Response.AWAITED),
        ({"awaited": "its reply", "awaited_by": "2026-11-21"}, Response.OVERDUE),
        ({"satisfied_on": "yes"}, Response.SATISFIED),
    ],
)
def test_a_report_without_a_clock_goes_by_what_was_told(
    facts: dict[str, str], response: Response
) -> None:
    """As letters tell it: what is awaited, by when, and whether we are satisfied."""
    assert response_of(told(**facts), TODAY) is response


def test_what_was_awaited_without_a_day_is_not_told_as_of_today() -> None:
    """A letter of years ago said it; the closing line says that it did."""
    closing = closing_of(told(awaited="its reply", awaited_by="the summer"), TODAY, "Council")
    assert closing == "As the report was last told of: We await its reply, due by the summer."


def test_of_a_report_that_nobody_follows_nothing_is_said_of_today() -> None:
    """Neither that its response satisfies us, nor that it does not; nothing of it is due."""
    report = told()
    assert "is not recorded here" in closing_of(report, TODAY, "Council")
    assert list(days_to_come(report, TODAY)) == []


def test_only_what_is_open_is_still_to_come() -> None:
    """What is done or settled has left; what is overdue stays until it is done."""
    reply, notice = line("reply", PAST), line("notice", PAST, PAST)
    assert list(days_to_come(told(reply, notice), TODAY)) == [reply]
    assert list(days_to_come(told(reply, satisfied_on="yes"), TODAY)) == []
