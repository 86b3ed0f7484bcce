"""Send what waits for the mail server, one message at a time."""

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings

from upheld.runs.outbox.actions import sending as note
from upheld.runs.outbox.models import Message
from upheld.runs.outbox.queries.messages import begun_since, due
from upheld.runs.outbox.spool import NotAsMade, mail_of
from upheld.runs.outbox.turn import turn
from upheld.toolbox import clock
from upheld.toolbox.smtp import Answer, Session, Taken, Unreachable

Held = Callable[[], Collection[int]]
MINUTE = timedelta(minutes=1)
LOOK_SECONDS = 0.5


@dataclass(kw_only=True)
class Sent:
    """What a turn of sending did."""

    sent: int = 0
    put_off: int = 0
    refused: int = 0
    uncertain: int = 0
    busy: bool = False
    """Another sender is at work; this one did nothing."""
    no_server: bool = False
    """No mail server is set; this one did nothing."""
    unreachable: str = ""
    """Why the mail server could not be reached; what waits keeps waiting."""


@dataclass(frozen=True, kw_only=True)
class _Offer:
    """What one turn offers, and to whom."""

    session: Session
    by: str
    done: Sent = field(default_factory=Sent)

    def one(self, message: Message) -> None:
        """Offer one message and note what came of it."""
        try:
            content = mail_of(message)
        except NotAsMade as fault:
            note.note_refused(message=message, said=f"not offered: {fault}", by=self.by)
            self.done.refused += 1
            return
        answer = self.session.deliver(
            content,
            sender=parseaddr(settings.UPHELD_MAIL_FROM)[1],
            recipient=message.address,
            begin=lambda: note.begin(message=message, by=self.by),
        )
        self._note(message, answer)

    def _note(self, message: Message, answer: Answer) -> None:
        if answer.taken is Taken.YES:
            note.note_sent(message=message, said=answer.said, by=self.by)
            self.done.sent += 1
        elif answer.taken is Taken.LATER:
            note.put_off(message=message, said=answer.said, by=self.by)
            self.done.put_off += 1
        elif answer.taken is Taken.NO:
            note.note_refused(message=message, said=answer.said, by=self.by)
            self.done.refused += 1
        elif answer.taken is Taken.UNCERTAIN:
            note.note_uncertain(message=message, said=answer.said, by=self.by)
            self.done.uncertain += 1


def send(*, by: str, held: Held = tuple, until: datetime | None = None) -> Sent:
    """Offer every message whose time has come; again, it does what is left.

    `held` is asked before each for the letters, by id, that keep waiting.

    Not more in a minute than the setting allows. With `until` it does not wait for the next
    minute, and begins nothing after that moment.
    """
    server = settings.UPHELD_SMTP
    if server is None:
        return Sent(no_server=True)
    with turn() as mine:
        if not mine:
            return Sent(busy=True)
        done = Sent(uncertain=note.leave_uncertain(by=by))
        with Session(server) as session:
            offer = _Offer(session=session, by=by, done=done)
            try:
                for message in _paced(held, until):
                    offer.one(message)
            except Unreachable as error:
                done.unreachable = str(error)
    return done


def _paced(held: Held, until: datetime | None) -> Iterator[Message]:
    # Read anew each time, and after the wait: what was put off a moment ago waits, another process
    # may decide, and somebody may stop a letter.
    while True:
        while begun_since(clock.now() - MINUTE) >= settings.UPHELD_SMTP_RATE:
            if until or not due(without=held()):
                return
            time.sleep(LOOK_SECONDS)
        if until and clock.now() >= until:
            return
        message = due(without=held())
        if message is None:
            return
        yield message
