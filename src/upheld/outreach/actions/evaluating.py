"""What people say of themselves before a session, and of it afterwards."""

from enum import StrEnum

from django.db import transaction

from upheld.domain.errors import Refused
from upheld.domain.training import BookingState
from upheld.outreach import locking
from upheld.outreach.models import Booking, Evaluation
from upheld.outreach.models.evaluation import HIGHEST, LOWEST
from upheld.register.at_once import refused_if_there
from upheld.register.audited import note
from upheld.toolbox import clock

LONGEST = 2000
_ONCE = "this was answered already; it can be answered once"


class When(StrEnum):
    """When an evaluation was given."""

    BEFORE = "before"
    AFTER = "after"


@transaction.atomic
def evaluate(
    *, booking: int, when: When, ratings: list[int], by: str, content: int | None = None,
    words: str = "",
) -> None:  # fmt: skip
    """Keep one rating for each outcome, and afterwards how content somebody was."""
    session = locking.session_of(booking)
    state = locking.state_of(booking)
    if when is When.BEFORE and (state is not BookingState.BOOKED or session.ends_at < clock.now()):
        raise Refused("this is asked of people with a place, until the session has ended")
    if when is When.AFTER and state is not BookingState.ATTENDED:
        raise Refused("this is asked of people who came, once we have noted who did")
    _check_answers(when, ratings, content, len(session.course.each_outcome))
    if len(words) > LONGEST:
        raise Refused(f"say it in {LONGEST:,} characters")
    with refused_if_there(_ONCE):
        Evaluation(
            booking_id=booking, when=when, ratings=ratings, content=content, words=words.strip(),
            at=clock.now(),
        ).save(force_insert=True)  # fmt: skip
    (receipt,) = Booking.objects.filter(pk=booking).values_list("receipt", flat=True)
    note(by=by, action="evaluate_session", subject=receipt, detail={"when": when})


def _check_answers(when: When, ratings: list[int], content: int | None, outcomes: int) -> None:
    given = [*ratings, *([] if content is None else [content])]
    if len(ratings) != outcomes or any(not LOWEST <= each <= HIGHEST for each in given):
        raise Refused(f"answer each question with a number from {LOWEST} to {HIGHEST}")
    if (when is When.AFTER) != (content is not None):
        raise Refused("how content you were is asked afterwards, and answered then")
