"""Days that end a right: to complain to us, and to ask for a review."""

from datetime import date, timedelta

from upheld.domain.periods import months_after, months_beginning_with

# Local Government Act 1974, section 26B(2): twelve months beginning with the day of first notice.
MONTHS_TO_COMPLAIN = 12
# Post-decision review manual, 2: within one month of the decision.
MONTHS_TO_ASK = 1
# Investigation manual: both sides hear from us at least every six weeks.
CONTACT = timedelta(weeks=6)


def last_day_to_complain(known_on: date) -> date:
    """The last day on which a complaint about something known since a day is in time."""
    return months_beginning_with(known_on, MONTHS_TO_COMPLAIN)


def last_day_to_ask(decided: date) -> date:
    """The last day on which a review of a decision may be asked for as of right."""
    return months_after(decided, MONTHS_TO_ASK)
