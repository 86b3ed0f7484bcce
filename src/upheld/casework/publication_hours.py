"""The hour at which a decision becomes public on its day."""

from datetime import date, datetime, time

from upheld.domain.publication import first_day
from upheld.toolbox import clock

HOUR = time(9, 30)
"""UK time."""


def public_hour(decided: date) -> datetime:
    """The first moment at which a decision of a day may be public."""
    return datetime.combine(first_day(decided), HOUR, tzinfo=clock.UK)
