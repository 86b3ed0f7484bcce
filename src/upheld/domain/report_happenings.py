"""What happens to a report on a day that somebody records: one table of days and their order."""

from dataclasses import dataclass
from enum import StrEnum


class Happening(StrEnum):
    """Something that happens to a report once it is issued."""

    RECEIVED = "received"
    NOTICED = "noticed"
    COPIES = "copies"
    REPLIED = "replied"
    CONFIRMED = "confirmed"
    STATEMENT_REQUIRED = "statement_required"
    STATEMENT = "statement"


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """Where the day of a happening is kept, and which day it cannot precede."""

    field: str
    words: str
    after: str
    lack: str
    """What is said where the day that it follows is not recorded yet."""
    may_lie_ahead: bool = False


HAPPENINGS = {
    Happening.RECEIVED: Recorded(
        field="received_on",
        words="Received by the body",
        after="issued_on",
        lack="the report is not issued yet",
    ),
    Happening.NOTICED: Recorded(
        field="noticed_on",
        words="Public notice given",
        after="received_on",
        lack="the day on which the body received it is not recorded yet",
    ),
    Happening.COPIES: Recorded(
        field="copies_from",
        words="Copies available from",
        after="received_on",
        lack="the day on which the body received it is not recorded yet",
        # A notice names a day to come.
        may_lie_ahead=True,
    ),
    Happening.REPLIED: Recorded(
        field="replied_on",
        words="Reply received from the body",
        after="received_on",
        lack="the day on which the body received it is not recorded yet",
    ),
    Happening.CONFIRMED: Recorded(
        field="confirmed_on",
        words="Confirmed that it was done",
        after="replied_on",
        lack="no reply is recorded yet",
    ),
    Happening.STATEMENT_REQUIRED: Recorded(
        field="statement_required_on",
        words="Statement required of the body",
        after="issued_on",
        lack="the report is not issued yet",
    ),
    Happening.STATEMENT: Recorded(
        field="statement_on",
        words="Statement published",
        after="statement_required_on",
        lack="no statement is required yet",
    ),
}


def words_of(field: str) -> str:
    """What the day that is kept in a field is called."""
    known = {row.field: row.words for row in HAPPENINGS.values()} | {"issued_on": "Issued"}
    return known[field]
