"""How a letter travels: the states of a message, and how long we wait between two tries."""

import re
from datetime import timedelta
from enum import StrEnum

from upheld.domain.worded import Worded


class Way(StrEnum):
    """How a message leaves."""

    FOLDER = "folder"
    SMTP = "smtp"


class State(StrEnum):
    """How far a message has come."""

    WAITING = "waiting"
    READY = "ready"
    SENDING = "sending"
    WRITTEN = "written"
    SENT = "sent"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """In words, as a list shows it."""
        return _STATES[self][0]

    @property
    def meaning(self) -> str:
        """What it means for whoever looks at one message."""
        return _STATES[self][1]


_STATES = {
    State.WAITING: ("Being written", "It is queued; its mail is not written yet."),
    State.READY: ("Waits to be sent", "Its mail is written and waits for the mail server."),
    State.SENDING: ("Being sent", "It is on its way to the mail server at this moment."),
    State.WRITTEN: ("In the folder", "Its mail lies in the outbox, for the mail gateway."),
    State.SENT: ("Sent", "The mail server has taken it."),
    State.REFUSED: ("Refused", "The mail server did not take it. It did not go."),
    State.UNCERTAIN: (
        "Uncertain",
        (
            "The connection ended before the mail server answered. It may have gone or not: "
            "nobody sends it again before a person has decided."
        ),
    ),
    State.RETURNED: ("Came back", "It was sent, and a mail said that it was not delivered."),
    State.WITHDRAWN: (
        "Withdrawn",
        (
            "It did not go: a corrected letter took its place, or its recipient was changed "
            "before. Whoever should have it all the same is sent it by a person."
        ),
    ),
}
# What has left us, as far as we know.
LEFT = (State.WRITTEN, State.SENT)
# What a person has to look at.
FOR_A_PERSON = (State.UNCERTAIN, State.REFUSED, State.RETURNED)


class Happening(Worded):
    """What happened to a message after it was queued."""

    BEGAN = "began", "Began to be sent"
    SENT = "sent", "Taken by the mail server"
    PUT_OFF = "put_off", "Put off by the mail server"
    REFUSED = "refused", "Not taken"
    UNCERTAIN = "uncertain", "The connection ended before an answer"
    ARRIVED = "arrived", "Somebody found that it had arrived"
    AGAIN = "again", "Somebody found that it had not arrived: to be sent again"
    RETURNED = "returned", "Came back"
    DELAYED = "delayed", "A mail server further on said that it is delayed"
    DELIVERED = "delivered", "A mail server further on said that it was delivered"
    ACKNOWLEDGED = "acknowledged", "Acknowledged by the body"
    RESENT = "resent", "Sent again as a new message"
    WITHDRAWN = "withdrawn", "Withdrawn before it went"


# A server that puts a mail off (greylisting) takes it after some minutes; one that is in trouble,
# after hours. After the last wait, almost five days on, the message counts as refused: RFC 5321,
# 4.5.4.1.
WAITS = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(minutes=30),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(days=1),
    timedelta(days=1),
    timedelta(days=1),
    timedelta(days=1),
)

LONGEST_SAID = 300
_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")


def wait_after(tries: int) -> timedelta | None:
    """How long to wait after so many tries; None when it was tried often enough."""
    return WAITS[tries - 1] if 1 <= tries <= len(WAITS) else None


def without_addresses(said: str) -> str:
    """What a mail server said, on one line and without anybody's address."""
    visible = "".join(sign if sign.isprintable() else " " for sign in said)
    line = " ".join(_ADDRESS.sub("[address]", visible).split())
    return line if len(line) <= LONGEST_SAID else f"{line[:LONGEST_SAID]}…"
