"""The roll's share of the post: a short turn each minute, never in the way of a public hour."""

from collections.abc import Callable
from datetime import datetime, timedelta

from upheld.runs.annual.posting import post
from upheld.runs.session import looking
from upheld.toolbox import clock

ROLL = "upheld"
# A turn lasts so long, and a slow server can hold the last message up for a minute more.
TURN, LONGEST = timedelta(seconds=30), timedelta(minutes=2)


def post_waiting(*, coming: datetime | None, tell: Callable[[str], None]) -> None:
    """Send what waits. What is left waits for the next turn, as does all shortly before an hour."""
    now = clock.now()
    if coming and coming - now < LONGEST:
        return
    with looking("roll"):
        done = post(by=ROLL, until=now + TURN)
    if done.unreachable:
        tell(f"post: the mail server was not reached: {done.unreachable}")
    if done.sent or done.put_off or done.refused or done.uncertain:
        tell(
            f"post: {done.sent} sent, {done.put_off} put off, {done.refused} refused, "
            f"{done.uncertain} uncertain"
        )
