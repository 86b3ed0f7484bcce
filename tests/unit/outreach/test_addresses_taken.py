"""Whoever takes in an address takes a plain one alone."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from upheld.casework.arrivals import PersonFacts
from upheld.domain.errors import Refused
from upheld.domain.training import Audience, CourseKind
from upheld.outreach.facts import ArrivingBooking, CourseFacts
from upheld.register.actions.contacts import ContactFacts

FORGED = ("=?utf-8?q?ann=0d=0ax?=@x.example", "=?utf-8?q?ann?=@luton.example", '"a b"@x.example')


def booking(email: str) -> object:
    """Somebody who books."""
    return ArrivingBooking(
        session=1, sector=Audience.COUNCILS, name="Ann Booker", email=email, body="luton"
    )


def complainant(email: str) -> object:
    """Somebody who complains."""
    return PersonFacts(role="complainant", name="Ann Booker", email=email)


def contact(email: str) -> object:
    """Somebody of a body."""
    return ContactFacts(
        name="Ann Booker", title="", salutation="", email=email, start=None, end=None
    )


@pytest.mark.parametrize("taken", [booking, complainant, contact])
def test_an_address_in_disguise_is_refused(taken: Callable[[str], object]) -> None:
    """One that a header would turn into another, into several, or into two lines."""
    taken("ann@luton.example")
    for email in FORGED:
        with pytest.raises(Refused, match="address"):
            taken(email)


def test_the_title_of_a_course_is_one_line() -> None:
    """It stands in the subject of mails."""
    for title in ("Two\nlines", "A last line\n", "Two\r\nlines"):
        with pytest.raises(Refused, match="one line"):
            CourseFacts(
                kind=CourseKind.COURSE, audience=Audience.COUNCILS, title=title, summary="What.",
                hours=Decimal(5),
            )  # fmt: skip
