"""Words of training: two that share a value do not share their words."""

import pytest

from upheld.domain.training import Audience, BookingState, CourseKind, NoticeKind, SessionWay


@pytest.mark.parametrize("kind", [Audience, BookingState, CourseKind, NoticeKind, SessionWay])
def test_every_member_has_words_of_its_own(kind: type[BookingState]) -> None:
    """No two members of one kind say the same."""
    assert len({each.words for each in kind}) == len(kind)


def test_a_booking_and_a_notice_of_one_value_differ() -> None:
    """A place that somebody has is no news of it."""
    assert BookingState.BOOKED.words == "Has a place"
    assert NoticeKind.BOOKED.words == "The place is booked"
